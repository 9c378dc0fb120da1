import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { judgeBy } from '../../../src/app/replay/asked-again.ts'
import { replay } from '../../../src/app/replay/replay.ts'
import type { LedgerLine } from '../../../src/domain/case/ledger-line.ts'
import { ledgerPath } from '../../../src/domain/case/ledger-path.ts'
import { policySchema } from '../../../src/domain/policy/policy.schema.ts'
import { incidentIn } from '../../support/incident.ts'
import { REPOSITORY } from '../../support/ledger-drafts.ts'
import { processorTime } from '../../support/processor-milliseconds.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import { storyIn } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'

export interface ReplayBench {
  /** Seconds of a processor for 10,000 whole incidents, one after another. */
  seconds: number
  /** To what it takes merely to parse the same lines as JSON, which nobody can spare. */
  ratio: number
  /** Of one incident: what the two policies differ in. */
  findings: number
}

const CASES = 10_000
const PORTION = 100

/** Judges recorded incidents by a policy with another gate and another clock; read anew each time, as from a disk. */
export async function benchReplay({ runs = 45 } = {}): Promise<ReplayBench> {
  const text = printLedger(recordedCase(storyIn(defaultWorld)(...incidentIn('closed')).told))
  const textOf = (path: string) => text.replaceAll('"number":1}', `"number":${Number(path.slice(12, 18))}}`)
  const paths = Array.from({ length: PORTION }, (_, index) => ledgerPath(2030, index + 1))
  const storeOf = (path: string) => ({
    list: async () => [{ repository: REPOSITORY, path }],
    // Whether lines count is for the store to say; here it is what the judge costs.
    read: async () => ({ lines: textOf(path).split('\n').slice(0, -1).map(parsedLine), version: '' }),
  })
  const recorded = judgeBy(defaultPolicy)
  const now = judgeBy(anotherPolicy())
  const settings = { ...{ now, recorded: () => recorded, told: new Map() }, time: '2030-01-01T00:05:00Z' }
  let findings = 0
  const judged = async (path: string) => {
    for await (const one of replay({ store: storeOf(path), repository: REPOSITORY }, async () => settings))
      findings += one.replayed?.findings.length ?? 0
  }
  const parsed = async (path: string) => {
    for (const line of textOf(path).split('\n').slice(0, -1)) JSON.parse(line)
  }
  let [judging, parsing] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let run = 0; run < runs; run += 1) {
    findings = 0
    const taken = { judging: 0, parsing: 0 }
    // In turn for each incident: whoever else uses the processor takes both what they had at hand.
    for (const path of paths) {
      taken.parsing += await processorTime(() => parsed(path))
      taken.judging += await processorTime(() => judged(path))
    }
    judging = Math.min(judging, taken.judging)
    parsing = Math.min(parsing, taken.parsing)
  }
  const seconds = (judging / 1_000 / PORTION) * CASES
  return { seconds, ratio: judging / parsing, findings: findings / PORTION }
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

export const describeReplayBench = ({ seconds, ratio }: ReplayBench): string =>
  `replay of 10,000 whole incidents: ${seconds.toFixed(1)} s on one core (at most 10 on two), × ${ratio.toFixed(1)} of merely parsing their lines`
