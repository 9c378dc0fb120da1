import type { BoundRepository, LedgerRef } from '../../ports/ledger-store.ts'
import type { SealVerifier } from '../../ports/sealing.ts'
import { repositoryNamed } from './repository-named.ts'
import { sealedLines } from './sealed-prefix.ts'

/**
 * The repository whose records these are, where nobody can be asked: that of the first one that a seal vouches for. What
 * anybody may have put beside them says nothing.
 */
export async function repositorySealed(
  refs: readonly LedgerRef[],
  textOf: (ref: LedgerRef) => Promise<string | undefined>,
  verifierOf: (ref: LedgerRef) => SealVerifier,
): Promise<BoundRepository> {
  for (const ref of refs) {
    const text = (await textOf(ref)) ?? ''
    const named = repositoryNamed(text)
    if (named === 'not-checked') continue
    const rules = { verifier: verifierOf(ref), repository: named.id }
    if (sealedLines(ref, text, rules).lines.length > 0) return named
  }
  return 'not-checked'
}
