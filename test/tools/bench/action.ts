import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asObject } from '../../../src/sandbox/json.ts'
import { adopt, type Event, type Prepared, type Runner, runner, runnerOn } from '../../hosts/action/runner.ts'
import { ACTION, startNode } from '../../hosts/action/start-node.ts'
import { type Company, company } from '../../scenarios/company.ts'
import { ownReport } from '../../scenarios/report.ts'
import { recordOf } from '../../scenarios/walk.ts'
import { COLD, coldSweep } from './cold-bounds.ts'
import { median } from './in-turn.ts'
import { createsContent, type Exchange, type GitHubApart, githubApart, type Recorded, roundTrips } from './recording.ts'

/** The most that one kind of event may cost; times and memory are multiples of `node -e 0` of the same Node. */
export interface Bounds {
  wall: number
  cpu: number
  peak: number
  /** Program, and the texts beside it. */
  kilobytes: number
  requests: number
  trips: number
}

export interface Cost extends Bounds {
  /** Requests that create something that people read: GitHub counts these by themselves. */
  content: number
}

export interface ActionRow {
  event: string
  cost: Cost
  most: Bounds
}

export interface ActionBench {
  node: string
  /** Milliseconds, processor milliseconds and KiB of `node -e 0`. */
  empty: { wall: number; cpu: number; peak: number }
  rows: ActionRow[]
}

const NOTHING: Bounds = { ...COLD.nothing, wall: 1.1, cpu: 1.1, peak: 1.1, kilobytes: 7 }
const EVENT = { wall: 7, cpu: 9, peak: 1.9, kilobytes: 780 }
const OPENING: Bounds = { ...EVENT, ...COLD.opening }
const ACCEPTED: Bounds = { ...EVENT, ...COLD.accepted }
const REFUSED: Bounds = { ...EVENT, ...COLD.refused }
const SWEEP = (cases: number): Bounds => ({
  ...{ ...coldSweep(cases), wall: 12 + cases / 4, cpu: 12 + cases / 4, peak: 2.6, kilobytes: 1_005 },
})

const TELL_COST = fileURLToPath(new URL('./tell-cost.cjs', import.meta.url))
const EMPTY = ['-e', '0']

/** One event as GitHub told of it, what it answered to the run, and the variables of that run. */
interface Kind {
  event: string
  most: Bounds
  prepared: Prepared
  answers: readonly Recorded[]
}

export interface ActionBenchOptions {
  node?: string
  runs?: number
  /** Milliseconds until an answer comes, where times are measured. */
  delay?: number
  /** Open cases that are swept. */
  sweeps?: readonly number[]
}

/** Far longer than a run takes between two answers: what began later had waited. */
const DELAY_OF_COUNTS = 150

/** Cold starts of the built Action next to `node -e 0` of the same Node, on recorded answers of the embedded GitHub. */
export async function benchAction(options: ActionBenchOptions = {}): Promise<ActionBench> {
  const { node = process.execPath, runs = 15, delay = 0, sweeps = [0, 25, 300] } = options
  const github = await githubApart()
  const there = await runner()
  const office = await company()
  try {
    const kinds = [...(await events(github, there)), ...(await rounds(github, office, sweeps))]
    const empty = { wall: [] as number[], cpu: [] as number[], peak: [] as number[] }
    const rows: ActionRow[] = []
    for (const kind of kinds) {
      const taken = { wall: [] as number[], cpu: [] as number[], peak: [] as number[] }
      for (let run = 0; run < runs; run += 1) {
        const bare = await measured(node, EMPTY, {})
        const one = await replayed(github, node, kind, delay)
        for (const key of ['wall', 'cpu', 'peak'] as const) {
          empty[key].push(bare[key])
          taken[key].push(one[key] / bare[key])
        }
      }
      const counts = await counted(github, node, kind)
      const [wall, cpu, peak] = [median(taken.wall), median(taken.cpu), median(taken.peak)]
      rows.push({ event: kind.event, most: kind.most, cost: { wall, cpu, peak, ...counts } })
    }
    const { log } = await startNode(node, ['-p', 'process.version'])
    const [wall, cpu, peak] = [median(empty.wall), median(empty.cpu), median(empty.peak)]
    return { node: log.trim(), empty: { wall, cpu, peak }, rows }
  } finally {
    github.stop()
    await Promise.all([there.stop(), office.stop()])
  }
}

const COLUMNS = ['wall', 'cpu', 'peak', 'kilobytes', 'requests', 'trips'] as const

/** Where a bound is broken, by column. */
export const broken = ({ cost, most }: ActionRow): (typeof COLUMNS)[number][] =>
  COLUMNS.filter((column) => cost[column] > most[column])

export function describeActionBench({ node, empty, rows }: ActionBench): string {
  const width = Math.max(...rows.map(({ event }) => event.length))
  const ratio = (name: string, value: number, most: number) => `${name} × ${value.toFixed(2)} (${most})`
  return [
    `Action on Node ${node}; × is to \`node -e 0\`: ${empty.wall.toFixed(0)} ms, ${empty.cpu.toFixed(0)} ms of a processor, ${(empty.peak / 1024).toFixed(0)} MiB; in brackets the most that is allowed:`,
    ...rows.map((row) => {
      const { event, cost, most } = row
      const over = broken(row)
      return [
        `  ${event.padEnd(width)}  ${ratio('wall', cost.wall, most.wall)}`,
        ratio('CPU', cost.cpu, most.cpu),
        ratio('peak', cost.peak, most.peak),
        `${cost.kilobytes.toFixed(0)} kB (${most.kilobytes})`,
        `${cost.requests} requests (${most.requests}), ${cost.content} of content, in ${cost.trips} round trips (${most.trips})`,
        ...(over.length > 0 ? [`TOO MUCH: ${over.join(', ')}`] : []),
      ].join(', ')
    }),
  ].join('\n')
}

async function measured(node: string, given: readonly string[], env: Record<string, string>) {
  const start = performance.now()
  const { code, log, cost } = await startNode(node, ['--require', TELL_COST, ...given], env)
  const wall = performance.now() - start
  if (code !== 0) throw new Error(`A measured run ended with ${code}: ${log}`)
  const { cpu, peak, bytes } = JSON.parse(cost) as { cpu: number; peak: number; bytes: number }
  return { wall, cpu, peak, bytes, log }
}

async function replayed(
  github: GitHubApart,
  node: string,
  { event, prepared, answers }: Kind,
  delay: number,
  more = {},
) {
  await github.begin({ kind: 'replay', answers, delay })
  const taken = await measured(node, [ACTION], { ...prepared.env, GITHUB_API_URL: github.url, ...more })
  const { exchanges } = await github.told()
  const unknown = exchanges.find(({ status }) => status === 599)
  if (unknown !== undefined) throw new Error(`${event}: nothing was recorded for ${unknown.name}`)
  return { ...taken, exchanges }
}

/** The requests of each kind of event in a cold run, once, with nothing timed. */
export async function askedByKinds(
  sweeps: readonly number[] = [0, 25],
): Promise<{ event: string; exchanges: Exchange[] }[]> {
  const github = await githubApart()
  const there = await runner()
  const office = await company()
  try {
    const asked: { event: string; exchanges: Exchange[] }[] = []
    for (const kind of [...(await events(github, there)), ...(await rounds(github, office, sweeps))]) {
      const { exchanges } = await replayed(github, process.execPath, kind, DELAY_OF_COUNTS)
      asked.push({ event: kind.event, exchanges })
    }
    return asked
  } finally {
    github.stop()
    await Promise.all([there.stop(), office.stop()])
  }
}

async function counted(github: GitHubApart, node: string, kind: Kind) {
  const { bytes, exchanges } = await replayed(github, node, kind, DELAY_OF_COUNTS, { BENCH_WATCHES_FILES: 'true' })
  return {
    ...{ kilobytes: bytes / 1_000, requests: exchanges.length, trips: roundTrips(exchanges) },
    content: exchanges.filter(createsContent).length,
  }
}

/** Lets the Action handle an event on the embedded GitHub, and keeps what that answered. */
async function recorded(
  github: GitHubApart,
  there: Runner,
  [event, most]: readonly [string, Bounds],
  happened: Event | undefined,
  inputs: Readonly<Record<string, string>> = {},
  accepted?: 'true' | 'false',
): Promise<Kind> {
  await github.begin({ kind: 'record', target: there.sandbox.url })
  const prepared = await there.prepare(happened, { inputs })
  const { code, log } = await startNode(process.execPath, [ACTION], { ...prepared.env, GITHUB_API_URL: github.url })
  const { outputs } = await prepared.results()
  if (code !== 0 || outputs.accepted !== accepted)
    throw new Error(`${event}: ended with ${code}, accepted: ${outputs.accepted}\n${log.slice(-2_000)}`)
  return { event, most, prepared, answers: (await github.told()).kept }
}

/** Every kind of event that a workflow starts a run for. */
async function events(github: GitHubApart, there: Runner): Promise<Kind[]> {
  await adopt(there)
  // The parsed policy and runbooks of the first runs are kept for those after them.
  const first = await openCase(there)
  const second = await openCase(there)
  // Set-up makes the labels of every phase.
  for (const phase of ['analysis', 'containment'])
    await there.call('admin', 'POST', `/repos/${there.sandbox.repos.incidents}/labels`, { name: `phase: ${phase}` })
  const handled = (
    name: string,
    most: Bounds,
    happened: Event | undefined,
    accepted?: 'true' | 'false',
  ): Promise<Kind> => recorded(github, there, [name, most], happened, {}, accepted)
  const label = async (name: string) => {
    const path = `/repos/${there.sandbox.repos.incidents}/issues/${second}/labels`
    return (await there.act('officer', 'POST', path, { labels: [name] })).find((told) => told.name === 'issues')
  }
  const says = (login: string, text: string) => there.comment(login, first, text)
  const measures = recordOf({ 'containment-measures': '遠隔で消去した' })
  return [
    await handled('an event that needs nothing', NOTHING, await says('officer', 'Looking into it.')),
    await handled('opening', OPENING, (await report(there))[0], 'true'),
    await handled('refused comment', REFUSED, await says('officer', '/phase recovery'), 'false'),
    await handled('refused label', REFUSED, await label('phase: recovery'), 'false'),
    await handled('transition by comment', ACCEPTED, await says('officer', '/phase analysis'), 'true'),
    await handled('transition by label', ACCEPTED, await label('phase: analysis'), 'true'),
    await handled('/record', ACCEPTED, await says('responder', measures), 'true'),
    await handled('containment', ACCEPTED, await says('responder', '/contain Took it off the network'), 'true'),
  ]
}

/** Rounds over so many open cases, in which nothing has changed. */
async function rounds(github: GitHubApart, office: Company, sweeps: readonly number[]): Promise<Kind[]> {
  const there = await runnerOn(office.sandbox)
  const kinds: Kind[] = []
  let open = 0
  for (const cases of sweeps) {
    for (; open < cases; open += 1) await office.as('reporter').report(ownReport())
    // The work that one round finds, the next one need not do.
    for (let round = 0; round < 2; round += 1) {
      const { code, log } = await there.run(undefined, { inputs: { run: 'sweep' } })
      if (code !== 0) throw new Error(`A round failed: ${log.slice(-2_000)}`)
    }
    const named = [`sweep, ${cases} open cases`, SWEEP(cases)] as const
    kinds.push(await recorded(github, there, named, undefined, { run: 'sweep' }))
  }
  return kinds
}

async function report(there: Runner): Promise<Event[]> {
  const issue = { title: 'A strange login', labels: ['hikeshi: incident'], body: ownReport() }
  return there.act('reporter', 'POST', `/repos/${there.sandbox.repos.incidents}/issues`, issue)
}

async function openCase(there: Runner): Promise<number> {
  const [opened] = await report(there)
  await there.run(opened)
  return Number(asObject(opened?.payload.issue).number)
}

/** The sender of mail: loaded by no event that calls nobody. */
export const MAIL = 'action-send-mail.js'

export const isOfTheAction = (name: string): boolean => /^action.*\.c?js$/.test(name)

/** All files that the Action consists of, but for the library of mail, which a call alone loads. */
export async function bundleBytes(): Promise<number> {
  const folder = dirname(ACTION)
  const files = (await readdir(folder)).filter((name) => isOfTheAction(name) && name !== MAIL)
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((all, size) => all + size, 0)
}
