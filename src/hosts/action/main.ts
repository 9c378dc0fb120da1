import { askAhead, firstQuestions, NOTHING_FIRST } from './ask-ahead.ts'
import { isRelevant } from './is-relevant.ts'
import { lightFetch } from './light-fetch.ts'
import type { Payload } from './started.ts'

// Importing `node:fs` or `node:http` by name costs more than all of an event that needs nothing.
const { readFileSync, writeSync } = process.getBuiltinModule('node:fs')
const {
  GITHUB_EVENT_NAME: name = '',
  GITHUB_EVENT_PATH: path = '',
  GITHUB_RUN_ID: runId = '',
  INPUT_RUN: run = '',
  INPUT_TOKEN = '',
} = process.env

/** Undefined where there is no such file: that is for `run` to say. */
function readPayload(): Payload | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

/** Acts on an issue that GitHub keeps in its timeline. */
const MOVES = ['issues.labeled', 'issues.closed', 'issues.reopened']

const isEvent = run.trim() === '' || run.trim() === 'event'
const payload = readPayload()
if (isEvent && payload !== undefined && !isRelevant(name, payload)) {
  writeSync(1, 'Nothing in this event asks Hikeshi for anything.\n')
} else {
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
