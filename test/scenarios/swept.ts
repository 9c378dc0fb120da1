import { asObject, asText } from '../../src/sandbox/json.ts'
import type { SandboxOptions } from '../../src/sandbox/sandbox-facts.ts'
import { type Company, company } from './company.ts'
import { quietRepository } from './quiet.ts'

/** A company whose app hears of nothing: after each act of its people there is a sweep, and nothing else. */
export async function sweptCompany(options: SandboxOptions = {}): Promise<Company & { sweep(): Promise<void> }> {
  const office = await company(options)
  const { idle } = office.sandbox
  await office.control('POST', '/faults', { drop: 1 })
  const sweep = async () => {
    await idle()
    await office.control('POST', '/sweep')
    await idle()
  }
  // A wait for the app is a wait for a sweep: the same story can be played in both companies.
  office.sandbox.idle = sweep
  return { ...office, sweep }
}

const CASES = ['incidents', 'restricted'] as const

/** How many issues and pull requests there are: what a story begins after. */
export type Counted = Readonly<Record<'incidents' | 'restricted' | 'runbooks', number>>

export async function countedIn({ call, sandbox }: Company): Promise<Counted> {
  const last = async (repository: string) => {
    const path = `/repos/${repository}/issues?state=all&sort=created&direction=desc&per_page=1`
    const [newest] = (await call('admin', 'GET', path)).body as { number: number }[]
    return newest?.number ?? 0
  }
  const { incidents, restricted, runbooks } = sandbox.repos
  return { incidents: await last(incidents), restricted: await last(restricted), runbooks: await last(runbooks) }
}

/** Every issue and pull request of a company since then as people see it, and every record: times and what hangs on them aside. */
export async function shownIn(office: Company, since: Counted) {
  const { call, sandbox } = office
  const list = async (path: string): Promise<Record<string, unknown>[]> => {
    const { body } = await call('admin', 'GET', `${path}${path.includes('?') ? '&' : '?'}per_page=100`)
    return Array.isArray(body) ? body.map(asObject) : []
  }
  const issues = async (key: (typeof CASES)[number]) => {
    const all = await list(`/repos/${sandbox.repos[key]}/issues?state=all&sort=created&direction=asc`)
    return Promise.all(all.filter(({ number }) => Number(number) > since[key]).map((issue) => issueShown(key, issue)))
  }
  const issueShown = async (key: (typeof CASES)[number], issue: Record<string, unknown>) => {
    const path = `/repos/${sandbox.repos[key]}/issues/${issue.number}`
    const comments = await list(`${path}/comments`)
    const children = await list(`${path}/sub_issues`)
    const number = Number(issue.number)
    return {
      ...{ issue: `${key}#${number}`, title: issue.title, body: timeless(String(issue.body ?? '')) },
      ...{ state: [issue.state, issue.state_reason], labels: names(issue.labels, 'name') },
      assignees: names(issue.assignees, 'login'),
      children: children.map((child) => child.number),
      comments: comments.map(({ user, body, reactions }) => ({
        by: asText(asObject(user).login),
        body: timeless(asText(body) ?? ''),
        signs: [asObject(reactions)['+1'], asObject(reactions).confused],
      })),
      ...(key === 'incidents' && { column: await office.column(number) }),
      record: (await (key === 'incidents' ? office : quietRepository(office)).ledger(number)).flatMap(lineShown),
    }
  }
  const pulls = async (key: keyof Counted) => {
    const all = await list(`/repos/${sandbox.repos[key]}/pulls?state=all&sort=created&direction=asc`)
    return Promise.all(
      all
        .filter(({ number }) => Number(number) > since[key])
        .map(async ({ number, title, body, state, head, merged_at }) => ({
          ...{ title, body: timeless(String(body)), state, isMerged: merged_at !== null, branch: asObject(head).ref },
          checks: await checksOf(office, key, String(asObject(head).sha)),
          number: `${key}#${number}`,
        })),
    )
  }
  return {
    issues: [...(await issues('incidents')), ...(await issues('restricted'))],
    pulls: [...(await pulls('runbooks')), ...(await pulls('restricted'))],
  }
}

async function checksOf({ call, sandbox }: Company, key: keyof Counted, head: string) {
  const { body } = await call('admin', 'GET', `/repos/${sandbox.repos[key]}/commits/${head}/check-runs`)
  const runs = asObject(body).check_runs
  const last = new Map((Array.isArray(runs) ? runs.map(asObject) : []).map((run) => [run.name, run.conclusion]))
  return [...last].sort()
}

const names = (all: unknown, key: string): string[] =>
  (Array.isArray(all) ? all : []).map((one) => asText(asObject(one)[key]) ?? '').sort()

/**
 * A line without its time and the name of its cause. Where GitHub shows a case is recorded at another moment, and as often
 * as it takes.
 */
function lineShown({ type, data, free, door, actor }: Awaited<ReturnType<Company['ledger']>>[number]) {
  if (type === 'screen-bound') return []
  const texts = Object.entries(free).map(([key, kept]) => [
    key,
    'text' in kept ? timeless(String(kept.text)) : 'redacted',
  ])
  return [{ type, door, by: actor.login, data: timeless(JSON.stringify(data)), texts }]
}

const ROW = /^\| \d+ \|/

/** A timeline is in the order of its times, and several things happen within a second. */
function inAnyOrder(text: string): string {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => ROW.test(line))
  const rows = lines.filter((line) => ROW.test(line)).map((line) => line.replace(ROW, '| n |'))
  return first === -1
    ? text
    : lines
        .filter((line) => !ROW.test(line))
        .toSpliced(first, 0, ...rows.sort())
        .join('\n')
}

/** Without times, commits, the numbers of lines, and ids, which are given in another order. */
const timeless = (text: string): string =>
  inAnyOrder(
    text
      .replace(/\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?/g, '<time>')
      .replace(/\b\d{1,2}:\d{2}\b/g, '<time>')
      .replace(/\b[0-9a-f]{40}\b/g, '<commit>')
      .replace(/hikeshi:line=[^\s>]+/g, 'hikeshi:line')
      .replace(/hikeshi:head=[^\s>]+/g, 'hikeshi:head')
      // The comment that asked: which number it has hangs on what was said before it, elsewhere as well.
      .replace(/hikeshi:adopt=\d+/g, 'hikeshi:adopt')
      .replace(/hikeshi:changed=([a-z-]+):\d+/g, 'hikeshi:changed=$1')
      .replace(/issuecomment-\d+/g, 'issuecomment')
      .replace(/127\.0\.0\.1:\d+/g, '<github>'),
  )

/** The app's writes since it was last forgotten; a reading document is no writing. */
export async function writesOf(office: Company): Promise<string[]> {
  const all = await office.exchanges()
  return all.flatMap(({ method, path, requestBody }) => {
    if (method === 'GET' || path.includes('access_tokens')) return []
    const { query } = asObject(requestBody)
    const said = JSON.stringify(requestBody).slice(0, 300)
    return asText(query)?.startsWith('query') === true ? [] : [`${method} ${path} ${said}`]
  })
}
