import { type SealKey, sealKey, sealKeysIn, takenOverIn } from '../../domain/policy/policy-ledger.ts'
import type { LineDraft } from '../case/ledger/chain-lines.ts'
import type { LedgerSnapshot } from '../ports/ledger-store.ts'
import type { Sealer } from '../ports/sealing.ts'

type Stamp = Omit<LineDraft, 'entry'>

/**
 * The line by which a record of adoptions names the key that seals from here on; none where it does already, or there is
 * no key.
 */
export function sealKeyDraft(
  record: Pick<LedgerSnapshot, 'lines'> | undefined,
  sealer: Sealer | 'no-key',
  how: SealKey['how'],
  stamp: Stamp,
): LineDraft[] {
  if (sealer === 'no-key') return []
  const lines = record?.lines ?? []
  const named = sealKeysIn(lines)
  const isNamed = named.at(-1)?.key === sealer.key
  // Said again once nothing is left that only a lost key has sealed.
  if (isNamed && (how !== 'unsealed' || takenOverIn(lines).length === 0)) return []
  // The last key alone: the seals of an older one were sealed by it as well.
  const last = named.at(-1)?.key
  const lost = how === 'adopted-anew' && last !== undefined && !sealer.keys.includes(last) ? [last] : []
  const { key, handedOver } = sealer
  return [{ ...stamp, entry: sealKey({ key, how, handedOver: [...handedOver], instead: lost }) }]
}
