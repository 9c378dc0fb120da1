import { chainLines, type LineDraft } from '../../src/app/case/ledger/chain-lines.ts'
import { type LedgerLine, ledgerBound } from '../../src/domain/case/ledger-line.ts'
import { countingSalt } from './ledger-drafts.ts'
import type { Told } from './story.ts'

interface Recorded {
  policy?: string
  issue?: number
  repository?: number
  year?: number
  /** The policy that judged from this line on, where it is another. */
  since?: { seq: number; policy: string }
}

/** A story as the ledger would have it. */
export function recordedCase(
  { case: state, placed }: Told,
  { policy: first = 'a'.repeat(40), issue = 1, repository = 1, year = 2030, since }: Recorded = {},
): LedgerLine[] {
  const [begun] = placed
  if (state === undefined || begun === undefined) throw new Error('nothing happened')
  const bound = ledgerBound({
    ...{ repository: { id: repository, name: 'incidents' }, issue: { id: 900 + issue, number: issue, year } },
    process: begun.event.type === 'case-opened' ? begun.event.data.process : state.process,
  })
  const stampOf = ({ seq, at, recorded, actor, door, cause }: typeof begun) => {
    const policy = since !== undefined && seq >= since.seq ? since.policy : first
    return { at, recorded, actor, cause, policy, door }
  }
  const drafts = [
    { ...stampOf(begun), entry: bound },
    ...placed.map((one) => ({
      ...stampOf(one),
      entry: { type: one.event.type, data: one.event.data, text: one.event.text },
    })),
  ]
  return chainLines([], drafts as LineDraft[], { salt: countingSalt() })
}
