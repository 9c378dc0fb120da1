import { type LineDraft, sealLines } from '../../src/app/ledger/seal.ts'
import { type LedgerLine, ledgerBound } from '../../src/domain/ledger-line.ts'
import { countingSalt } from './ledger-drafts.ts'
import type { Told } from './story.ts'

/** A story as the ledger would have it. */
export function recordedCase({ case: state, placed }: Told, { policy = 'a'.repeat(40), issue = 1 } = {}): LedgerLine[] {
  const [first] = placed
  if (state === undefined || first === undefined) throw new Error('nothing happened')
  const bound = ledgerBound({
    ...{ repository: { id: 1, name: 'incidents' }, issue: { id: 900 + issue, number: issue } },
    process: state.process,
  })
  const stampOf = ({ at, recorded, actor, door, cause }: typeof first) => ({ at, recorded, actor, cause, policy, door })
  const drafts = [
    { ...stampOf(first), entry: bound },
    ...placed.map((one) => ({
      ...stampOf(one),
      entry: { type: one.event.type, data: one.event.data, text: one.event.text },
    })),
  ]
  return sealLines([], drafts as LineDraft[], { salt: countingSalt() })
}
