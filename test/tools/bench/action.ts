import { readdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { asObject } from '../../../src/sandbox/json.ts'
import { adopt, type Event, type Runner, runner } from '../../hosts/action/runner.ts'
import { ACTION, startNode } from '../../hosts/action/start-node.ts'
import { inTurn, median, milliseconds } from './in-turn.ts'

export interface ActionBench {
  node: string
  /** Milliseconds of `node -e 0`; the rest are multiples of it. */
  baseline: number
  idle: number
  transition: number
  memory: number
  /** All files that the Action consists of, but for the library of mail, which a call alone loads. */
  bundleBytes: number
}

const EMPTY = ['-e', '0']

/** Cold starts of the built Action next to `node -e 0` of the same Node, on the embedded GitHub. */
export async function benchAction({ node = process.execPath, runs = 15 } = {}): Promise<ActionBench> {
  const there = await runner()
  try {
    await adopt(there)
    const issue = await openCase(there)
    const idle = await there.prepare(await there.comment('officer', issue, 'Looking into it.'))
    const start = (given: readonly string[], env = {}) => milliseconds(() => startNode(node, given, env))
    const [baseline = 1, idleTime = 0] = await inTurn([() => start(EMPTY), () => start([ACTION], idle.env)], runs)
    const transitions: number[] = []
    for (let run = 0; run < runs; run += 1) {
      const { env, results } = await there.prepare(await nextMove(there, issue, run))
      const empty = await start(EMPTY)
      transitions.push((await start([ACTION], env)) / empty)
      if ((await results()).outputs.accepted !== 'true') throw new Error('The transition was not accepted')
    }
    const peak = await peakOf(there, node)
    const [little = 1, much = 0] = await inTurn([() => peak(EMPTY, {}), () => peak([ACTION], idle.env)], runs)
    const { log } = await startNode(node, ['-p', 'process.version'])
    return {
      ...{ node: log.trim(), baseline, idle: idleTime / baseline, transition: median(transitions) },
      ...{ memory: much / little, bundleBytes: await bundleBytes() },
    }
  } finally {
    await there.stop()
  }
}

export function describeActionBench({ node, baseline, idle, transition, memory, bundleBytes }: ActionBench): string {
  return [
    `Action on Node ${node}, × is to \`node -e 0\` (${baseline.toFixed(0)} ms):`,
    `  an event that needs nothing × ${idle.toFixed(2)} (at most 2.0), its peak memory × ${memory.toFixed(2)} (at most 1.3)`,
    `  an accepted transition × ${transition.toFixed(2)} (at most 5)`,
    `  bundle ${(bundleBytes / 1000).toFixed(0)} kB (at most 940)`,
  ].join('\n')
}

/** What sends mail: loaded by no event that calls nobody. */
export const MAIL = 'action-send-mail.js'

export async function bundleBytes(): Promise<number> {
  const folder = dirname(ACTION)
  const files = (await readdir(folder)).filter((name) => /^action.*\.js$/.test(name) && name !== MAIL)
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((all, size) => all + size, 0)
}

async function openCase(there: Runner): Promise<number> {
  const report = {
    title: 'A strange login',
    labels: ['hikeshi: incident'],
    body: '### 何が起きましたか\n\n夜中のログイン\n',
  }
  const [opened] = await there.act('reporter', 'POST', `/repos/${there.sandbox.repos.incidents}/issues`, report)
  await there.run(opened)
  return Number(asObject(opened?.payload.issue).number)
}

/** To containment and back, again and again: each is an accepted transition. */
const nextMove = (there: Runner, issue: number, run: number): Promise<Event> =>
  run % 2 === 0
    ? there.comment('responder', issue, '/contain Took it off the network')
    : there.comment('officer', issue, '/phase reported It was another device')

/** In KiB, told by the process itself as it ends. */
async function peakOf({ folder }: Runner, node: string) {
  const file = join(folder, 'peak.cjs')
  const tell = "process.on('exit', () => require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS)))"
  await writeFile(file, tell)
  return async (given: readonly string[], env: Record<string, string>): Promise<number> =>
    Number((await startNode(node, ['--require', file, ...given], env)).peak)
}
