import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { judgeBy } from '../../../src/app/replay/asked-again.ts'
import { replay } from '../../../src/app/replay/replay.ts'
import type { LedgerLine } from '../../../src/domain/case/ledger-line.ts'
import { ledgerPath } from '../../../src/domain/case/ledger-path.ts'
import { policySchema } from '../../../src/domain/policy/policy.schema.ts'
import { incidentIn } from '../../support/incident.ts'
import { REPOSITORY } from '../../support/ledger-drafts.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import { storyIn } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'
import { inTurn, quickest } from './in-turn.ts'

export interface ReplayBench {
  /** Seconds of a processor for 10,000 whole incidents, one after another. */
  seconds: number
  /** To what it takes merely to parse the same lines as JSON, which nobody can spare. */
  ratio: number
  /** Of one incident: what the two policies differ in. */
  findings: number
}

const CASES = 10_000
const PORTION = 500

/** Judges recorded incidents by a policy with another gate and another clock; read anew each time, as from a disk. */
export async function benchReplay({ runs = 15 } = {}): Promise<ReplayBench> {
  const text = printLedger(recordedCase(storyIn(defaultWorld)(...incidentIn('closed')).told))
  const textOf = (path: string) => text.replaceAll('"number":1}', `"number":${Number(path.slice(12, 18))}}`)
  const paths = Array.from({ length: PORTION }, (_, index) => ledgerPath(2030, index + 1))
  const store = {
    list: async () => paths.map((path) => ({ repository: REPOSITORY, path })),
    // Whether lines count is for the store to say; here it is what the judge costs.
    read: async ({ path }: { path: string }) => ({
      lines: textOf(path).split('\n').slice(0, -1).map(parsedLine),
      version: '',
    }),
  }
  const recorded = judgeBy(defaultPolicy)
  const now = judgeBy(anotherPolicy())
  const settings = { ...{ now, recorded: () => recorded, told: new Map() }, time: '2030-01-01T00:05:00Z' }
  let findings = 0
  const judged = async () => {
    findings = 0
    for await (const one of replay({ store, repository: REPOSITORY }, async () => settings))
      findings += one.replayed?.findings.length ?? 0
  }
  const parsed = async () => {
    for (const path of paths) for (const line of textOf(path).split('\n').slice(0, -1)) JSON.parse(line)
  }
  const [judging = 0, parsing = 0] = await inTurn([processorTime(judged), processorTime(parsed)], runs, quickest)
  return { seconds: (judging * CASES) / PORTION, ratio: judging / parsing, findings: findings / PORTION }
}

const parsedLine = (line: string): LedgerLine => JSON.parse(line)

function anotherPolicy(): typeof defaultPolicy {
  const other = policySchema.parse(structuredClone(defaultPolicy))
  const way = other.processes.incident?.transitions.find(({ to }) => to === 'recovery')
  way?.gates.push({ kind: 'facts', facts: ['late-reason'], clause: 'R4.2-1' })
  const clock = other.clocks['representative-told']
  if (clock !== undefined) Object.assign(clock, { length: 'PT1M', stop: [{ phase: ['containment'] }] })
  return other
}

/** How many others want a processor at the moment is not its doing. */
const processorTime = (work: () => Promise<void>) => async (): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}

export const describeReplayBench = ({ seconds, ratio }: ReplayBench): string =>
  `replay of 10,000 whole incidents: ${seconds.toFixed(1)} s on one core (at most 10 on two), × ${ratio.toFixed(1)} of merely parsing their lines`
