import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { isLabelledCase } from '../../domain/policy/form-of.ts'
import { fromBothEnds } from '../../domain/values/from-both-ends.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { Recovered, TrustedLedgerStore } from '../ports/ledger-store.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'

/** Whether a policy was ever adopted here, where no record says so now. */
export type AdoptedBefore = 'never' | 'restored' | { lost: string | undefined }

export type PastWorld = Pick<Ports, 'issues' | 'self'> & { ledger: TrustedLedgerStore }

/** GitHub shows so many issues with their comments by one request. */
const TOGETHER = 50

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

/**
 * Traces of a record that is not there: in git, in GitHub's activity, in what the app left beside it, and in what it said on issues.
 * All are looked at and one is enough: nobody hides an old one behind others that are newer.
 */
export async function pastAdoptions(ports: PastWorld, repository: RepositoryName): Promise<Recovered> {
  const ref = recordOf(repository)
  const past = await ports.ledger.recover(ref)
  if (past.kind !== 'never-there') return past
  const hasWorked = (await ports.ledger.hasWorked(ref.repository)) || (await hasSpoken(ports, ref.repository))
  return hasWorked ? { kind: 'lost', commit: undefined } : past
}

/** A case is shown, and an issue opened by the app, only under a policy. */
async function hasSpoken(ports: PastWorld, repository: RepositoryName): Promise<boolean> {
  const all = await ports.issues.list(repository, { state: 'all' })
  if (all.some(isOwnComment(ports, '<!-- hikeshi:'))) return true
  const isStatus = isOwnComment(ports, markOf('status'))
  const numbers = fromBothEnds(all.filter(isLabelledCase)).map(({ number }) => number)
  for (let at = 0; at < numbers.length; at += TOGETHER) {
    const some = numbers.slice(at, at + TOGETHER)
    const seen = await ports.issues.together(repository, some, undefined)
    if ([...seen.values()].some(({ comments }) => comments.some(isStatus))) return true
    for (const number of some.filter((one) => !seen.has(one)))
      if ((await ports.issues.comments({ repository, number })).some(isStatus)) return true
  }
  return false
}

const recordOf = ({ owner, name }: RepositoryName) => ({ repository: { owner, name }, path: POLICY_LEDGER })
