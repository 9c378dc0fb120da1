import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { type SealKey, sealKeysIn, takenOverIn } from '../../domain/policy/policy-ledger.ts'
import { withLedger } from '../case/ledger/append-with-retry.ts'
import { sealed } from '../case/ledger/seal.ts'
import { sealKeyDraft } from '../policy/seal-key-draft.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { LedgerRef } from '../ports/ledger-store.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { Sealer } from '../ports/sealing.ts'

/**
 * Puts the seal of the key that is held under every record that has none yet, or one of the key before it, lost or not, and
 * then says so in the record of adoptions: from there on a record without it does not count. Once said, this costs nothing.
 */
export async function sealRecords(
  ports: Ports,
  inForce: PolicyInForce,
  places: readonly RepositoryName[],
): Promise<void> {
  const { sealer } = ports.writing
  if (sealer === 'no-key') return
  const { owner, name } = inForce.home
  const adoptions: LedgerRef = { repository: { owner, name }, path: POLICY_LEDGER }
  const record = ports.ledger.recall(adoptions) ?? (await ports.ledger.read(adoptions))
  const named = sealKeysIn(record?.lines ?? [])
  if (record === undefined) return
  const isNamed = named.at(-1)?.key === sealer.key
  if (isNamed && takenOverIn(record.lines).length === 0) return
  for (const place of places)
    for (const ref of await ports.ledger.list(place)) if (!(await sealOne(ports, sealer, ref))) return
  const time = ports.now().toISOString()
  const stamp = {
    ...{ at: time, recorded: time, actor: ports.self, door: 'sweep' as const, policy: inForce.sha },
    cause: `seal-key:${sealer.key}${isNamed ? ':all' : ''}`,
  }
  const how: SealKey['how'] = named.length === 0 || isNamed ? 'unsealed' : 'handed-over'
  await withLedger(
    ports.ledger,
    adoptions,
    (now) => ({ drafts: now === undefined ? [] : sealKeyDraft(now, sealer, how, stamp), result: undefined }),
    ports.writing,
  )
}

/** Gives whether it may be said that all are sealed: one of which nothing counts is nobody's to seal. */
async function sealOne(ports: Ports, sealer: Sealer, ref: LedgerRef): Promise<boolean> {
  try {
    const snapshot = await ports.ledger.read(ref)
    if (snapshot === undefined || snapshot.tampering?.shut === true) return true
    if (snapshot.lines.at(-1)?.seal?.key === sealer.key) return true
    await ports.ledger.replace(ref, snapshot, sealed(snapshot.lines, sealer), `Seal ${ref.path} [skip ci]`)
    return true
  } catch (error) {
    ports.warn(error, { id: 'not-sealed', about: { path: ref.path } })
    return false
  }
}
