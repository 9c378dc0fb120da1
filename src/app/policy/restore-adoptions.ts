import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { isLabelledCase } from '../../domain/policy/form-of.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { Recovered, TrustedLedgerStore } from '../ports/ledger-store.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'

/** Whether a policy was ever adopted here, where no record says so now. */
export type AdoptedBefore = 'never' | 'restored' | { lost: string | undefined }

export type PastWorld = Pick<Ports, 'issues' | 'self'> & { ledger: TrustedLedgerStore }

/** So many cases are looked at for a word of the app's own. */
const LOOKED_AT = 5

/**
 * A record of adoptions that somebody took away must not look like one that never was: then he would only have to wait until
 * an administrator adopts what he has pushed. What can be had again is put back, this one file alone.
 */
export async function restoreAdoptions(ports: PastWorld, repository: RepositoryName): Promise<AdoptedBefore> {
  const past = await pastAdoptions(ports, repository)
  if (past.kind === 'never-there') return 'never'
  if (past.kind === 'lost') return { lost: past.commit }
  const { snapshot } = past
  if (snapshot.tampering === undefined) return 'restored'
  const ref = recordOf(repository)
  await ports.ledger.replace(ref, snapshot, snapshot.lines, `Put back ${POLICY_LEDGER} [skip ci]`)
  return 'restored'
}

/** Traces in git, GitHub's activity, or else the app's own status comments of a record that is not there. */
export async function pastAdoptions(ports: PastWorld, repository: RepositoryName): Promise<Recovered> {
  const ref = recordOf(repository)
  const past = await ports.ledger.recover(ref)
  if (past.kind !== 'never-there') return past
  const cases = (await ports.issues.list(ref.repository, { state: 'all' })).filter(isLabelledCase)
  for (const { number } of cases.slice(-LOOKED_AT)) {
    const comments = await ports.issues.comments({ repository: ref.repository, number })
    // A case is shown only under a policy.
    if (comments.some(isOwnComment(ports, markOf('status')))) return { kind: 'lost', commit: undefined }
  }
  return past
}

const recordOf = ({ owner, name }: RepositoryName) => ({ repository: { owner, name }, path: POLICY_LEDGER })
