import { ledgerCheckout } from '../../adapters/files/ledger-checkout.ts'
import { chainedLedger } from '../../app/case/ledger/chained-ledger.ts'
import { repositorySealed } from '../../app/case/ledger/repository-sealed.ts'
import { keysFrom } from '../../app/case/ledger/seal.ts'
import { type SealRules, sealedLines } from '../../app/case/ledger/sealed-prefix.ts'
import { parseLedger } from '../../app/case/ledger/text-format.ts'
import {
  type LedgerRef,
  type LedgerSnapshot,
  type LedgerStore,
  NO_REPOSITORY,
  type RecordTrust,
} from '../../app/ports/ledger-store.ts'
import type { SealVerifier } from '../../app/ports/sealing.ts'
import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { sealingFromEnvironment } from './world.ts'

/** A checkout and, where a key is at hand, what of it the seals vouch for; else as far as the chain holds. The rest is not given. */
export function checkoutTrust(
  directory: string,
  keys: readonly string[],
): { ledger: LedgerStore; trust: RecordTrust | 'not-checked' } {
  const ledger = ledgerCheckout(directory)
  const verifier = sealingFromEnvironment(keys)
  if (verifier === 'no-key') return { ledger: chainedLedger(ledger), trust: 'not-checked' }
  const rules = async ({ repository }: LedgerRef): Promise<(ref: LedgerRef) => SealRules> => {
    const record = { repository, path: POLICY_LEDGER }
    const { adoptions, cases } = keysFrom(parseLedger((await ledger.readText(record)) ?? '').lines, verifier)
    const verifierOf = ({ path }: LedgerRef): SealVerifier => (path === POLICY_LEDGER ? adoptions : cases)
    const refs = [record, ...(await ledger.list(repository))]
    const bound = await repositorySealed(refs, ledger.readText, verifierOf)
    const id = bound === 'not-checked' ? NO_REPOSITORY : bound.id
    return (ref) => ({ verifier: verifierOf(ref), repository: id })
  }
  let known: ReturnType<typeof rules> | undefined
  const rulesFor = async (ref: LedgerRef): Promise<SealRules> => {
    known ??= rules(ref)
    return (await known)(ref)
  }
  const read: LedgerStore['read'] = async (ref) => {
    const text = await ledger.readText(ref)
    if (text === undefined) return undefined
    const { lines, isWhole } = sealedLines(ref, text, await rulesFor(ref))
    const found = [{ kind: 'written' as const, line: lines.length + 1, commit: undefined, by: undefined }]
    return { lines, version: '', ...(!isWhole && { tampering: { found, stands: true, shut: true } }) }
  }
  // One after another: there may be more of them than files that a process may open.
  const readAll: LedgerStore['readAll'] = async (refs) => {
    const found: (LedgerSnapshot | undefined)[] = []
    for (const ref of refs) found.push(await read(ref))
    return found
  }
  const counts = async (ref: LedgerRef, text: string): Promise<boolean> =>
    sealedLines(ref, text, await rulesFor(ref)).isWhole
  return {
    ledger: { ...ledger, read, readAll },
    trust: { counts, countsAsShown: counts, broken: async () => [] },
  }
}
