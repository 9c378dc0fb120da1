import { expect, it } from 'vitest'
import { outdatedMark } from '../../../src/app/follow-up/edition/outdated-mark.ts'
import type { IssueSeen } from '../../../src/app/ports/github.ts'
import type { PolicyInForce } from '../../../src/app/ports/policy-source.ts'
import type { Ports } from '../../../src/app/ports/ports.ts'
import { POLICY } from '../../scenarios/report.ts'
import { memoryLedger } from '../../support/memory-ledger.ts'

const repository = { owner: 'example-corp', name: 'incidents' }

/** The mark for a case that was opened at ten, after a policy that was adopted then or at another time. */
async function markAfter(adopted: string): Promise<string | undefined> {
  const rule = POLICY.processes.edition
  if (rule === undefined) throw new Error('the base has an edition')
  const last = { createdAt: '2030-01-01T10:00:00Z', state: 'closed', labels: [], number: 3, id: 3 }
  return outdatedMark({ ledger: memoryLedger() } as unknown as Ports, { rules: POLICY } as unknown as PolicyInForce, {
    ...{ process: 'edition', rule, repository, last: last as unknown as IssueSeen },
    adopted: { last: adopted, isFirst: false },
  })
}

it('R8-1 R9-4 a policy that was adopted in the very second of the last case is asked after by its document', async () => {
  expect(await markAfter('2030-01-01T10:00:00Z')).toMatch(/^changed=edition:\d+$/)
  expect(await markAfter('2030-01-01T10:00:01Z')).toMatch(/^changed=edition:\d+$/)
})

it('R8-1 refused: one that was adopted before the last case opens nothing', async () => {
  expect(await markAfter('2030-01-01T09:59:59Z')).toBeUndefined()
})
