import type { LedgerLine } from '../../domain/case/ledger-line.ts'
import { editionOf } from '../../domain/edition/edition-of.ts'
import type { EditionNow } from '../../domain/edition/who-has.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { POLICY_ADOPTED } from '../../domain/policy/policy-ledger.ts'
import { editionDigest } from '../follow-up/edition/edition-digest.ts'

/** The text that each edition of the policy has now. */
export function editionsNow(policy: Policy, adoptions: readonly LedgerLine[]): EditionNow[] {
  const adopted = adoptions.findLast(({ type }) => type === POLICY_ADOPTED)?.at
  return Object.entries(policy.processes).flatMap(([process, { documents }]) =>
    Object.entries(documents).flatMap(([document, rule]) =>
      rule.draws === 'edition' ? [{ process, document, digest: editionDigest(editionOf(policy, rule)), adopted }] : [],
    ),
  )
}
