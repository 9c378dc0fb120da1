import { expect, it } from 'vitest'
import { printLedger } from '../../../src/app/ledger/text-format.ts'
import { judgeBy } from '../../../src/app/replay/asked-again.ts'
import { replay } from '../../../src/app/replay/replay.ts'
import { ledgerPath } from '../../../src/domain/ledger-path.ts'
import { policySchema } from '../../../src/domain/policy/policy.schema.ts'
import { incidentIn } from '../../support/incident.ts'
import { REPOSITORY } from '../../support/ledger-drafts.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import { storyIn } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'

const CASES = 10_000

it('judges 10,000 whole incidents in under 10 seconds, one after another', async () => {
  const text = printLedger(recordedCase(storyIn(defaultWorld)(...incidentIn('closed')).told))
  const store = {
    list: async () =>
      Array.from({ length: CASES }, (_, index) => ({ repository: REPOSITORY, path: ledgerPath(2030, index + 1) })),
    // Read anew each time, as from a disk.
    readText: async ({ path }: { path: string }) =>
      text.replaceAll('"number":1}', `"number":${Number(path.slice(12, 18))}}`),
  }
  const other = policySchema.parse(structuredClone(defaultPolicy))
  const way = other.processes.incident?.transitions.find(({ to }) => to === 'recovery')
  way?.gates.push({ kind: 'facts', facts: ['late-reason'], clause: 'R4.2-1' })
  const clock = other.clocks['representative-told']
  if (clock !== undefined) Object.assign(clock, { length: 'PT1M', stop: [{ phase: ['containment'] }] })
  const recorded = judgeBy(defaultPolicy)
  const settings = {
    ...{ now: judgeBy(other), recorded: () => recorded, told: new Map() },
    time: '2030-01-01T00:05:00Z',
  }
  // What it takes of a processor: how many others want one at the moment is not its doing.
  const before = process.cpuUsage()
  let findings = 0
  for await (const one of replay({ store, repository: REPOSITORY }, async () => settings))
    findings += one.findings.length
  const { user, system } = process.cpuUsage(before)
  const seconds = (user + system) / 1_000_000
  expect(findings).toBe(2 * CASES)
  expect(seconds).toBeLessThan(10)
}, 60_000)
