import { askAhead, firstQuestions, NOTHING_FIRST } from './ask-ahead.ts'
import { lightFetch } from './light-fetch.ts'
import type { Started } from './started.ts'

/** Acts on an issue that GitHub keeps in its timeline. */
const MOVES = ['issues.labeled', 'issues.closed', 'issues.reopened']

/** Asks GitHub the first questions, and loads the rest of the program meanwhile. */
export async function begin({ name, payload, runId }: Omit<Started, 'fetch'>, isEvent: boolean): Promise<void> {
  const { INPUT_RUN: run = '', INPUT_TOKEN = '' } = process.env
  const [token, fetch] = [INPUT_TOKEN.trim(), lightFetch(process.env)]
  const looks = (isEvent && payload !== undefined) || run.trim() === 'sweep'
  const kind = !isEvent ? 'sweep' : MOVES.includes(`${name}.${String(payload?.action)}`) ? 'move' : 'event'
  const first = looks && token !== '' ? firstQuestions(process.env, payload?.issue, kind) : NOTHING_FIRST
  const asking = askAhead(fetch, first, token)
  // A schema is used once or twice in a run: zod would take longer to compile it than to read with it.
  Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
  const { run: start } = await import('./run.ts')
  await start({ name, payload, fetch: asking, runId })
}
