import { LEDGER_BOUND, type LedgerLine, ledgerBoundSchema } from '../../../domain/case/ledger-line.ts'
import {
  POLICY_LEDGER_BOUND,
  policyLedgerBoundSchema,
  sealKeysIn,
  takenOverIn,
} from '../../../domain/policy/policy-ledger.ts'
import type { Head } from '../../ports/ledger-store.ts'
import type { Sealer, SealVerifier } from '../../ports/sealing.ts'
import { canonicalJson } from './line-hash.ts'

/** Names what is signed: a signature made for one purpose is worth nothing for another. */
const PURPOSE = 'hikeshi-seal-1'

/** Which record this is, by its own first line; nobody who moves the file can change that under a seal. */
function boundTo(first: Pick<LedgerLine, 'type' | 'data'> | undefined): readonly (string | number)[] | undefined {
  if (first?.type === LEDGER_BOUND) {
    const bound = ledgerBoundSchema.safeParse(first.data).data
    return bound && ['case', bound.repository.id, bound.issue.id, bound.issue.number]
  }
  const bound = policyLedgerBoundSchema.safeParse(first?.type === POLICY_LEDGER_BOUND ? first.data : undefined).data
  return bound && ['policy', bound.repository.id]
}

/** The text that a seal signs: the record, its length, and the hash of its last line, which holds all lines before it. */
export function sealedText(first: LedgerLine | undefined, head: Pick<Head, 'length' | 'hash'>): string | undefined {
  const bound = boundTo(first)
  return bound && canonicalJson([PURPOSE, bound, head.length, head.hash])
}

export function headOf(lines: readonly LedgerLine[]): Head | undefined {
  const last = lines.at(-1)
  return last && { length: lines.length, hash: last.hash, seal: last.seal }
}

/** The lines with the app's seal under the last of them; without a key they stay as they are. */
export function sealed(lines: readonly LedgerLine[], sealer: Sealer | 'no-key'): readonly LedgerLine[] {
  const head = headOf(lines)
  const text = head && sealedText(lines[0], head)
  if (sealer === 'no-key' || text === undefined) return lines
  const seal = sealer.sign(text)
  return lines.map((line, at) => (at === lines.length - 1 ? { ...line, seal } : line))
}

/** How many lines a seal vouches for that counts; the chain below it is for others to check. */
export function sealedLength(lines: readonly LedgerLine[], verifier: SealVerifier): number {
  for (let length = lines.length; length > 0; length -= 1) {
    const { seal, hash } = lines[length - 1] ?? {}
    if (seal === undefined || hash === undefined) continue
    const text = sealedText(lines[0], { length, hash })
    if (text !== undefined && verifier.verify(seal, text)) return length
  }
  return 0
}

/** Whether these lines are what was there when that head was the last line, or have grown from it. */
export const contains = (lines: readonly LedgerLine[], head: Pick<Head, 'length' | 'hash'> | undefined): boolean =>
  head === undefined || lines[head.length - 1]?.hash === head.hash

/** The text that a key signs of its successor. */
export const handOverText = (key: string): string => canonicalJson(['hikeshi-seal-key-1', key])

/** The reader of a record of adoptions who believes some keys: their successors' seals count there too. */
export function withSuccessors(adoptions: readonly LedgerLine[], verifier: SealVerifier): SealVerifier {
  let believing = verifier
  for (const { key, handedOver } of sealKeysIn(adoptions))
    if (handedOver.some((seal) => believing.verify(seal, handOverText(key)))) believing = believing.and([key])
  return believing
}

/**
 * Whose seals count for somebody who believes some keys. What a record of adoptions under their seals took over counts
 * in cases alone: a lost key that somebody found must not go on adopting.
 */
export function keysFrom(
  adoptions: readonly LedgerLine[],
  verifier: SealVerifier,
): { adoptions: SealVerifier; cases: SealVerifier } {
  const believing = withSuccessors(adoptions, verifier)
  const counting = adoptions.slice(0, sealedLength(adoptions, believing))
  return { adoptions: believing, cases: believing.and(takenOverIn(counting)) }
}
