import type { Account } from '../../domain/case/case.ts'
import { exclusionIn, isNamed } from '../../domain/case/kept-out.ts'
import { POLICY_LEDGER, parseLedgerPath } from '../../domain/case/ledger-path.ts'
import { phoneShown } from '../../domain/policy/placeholders.ts'
import { type CaseAddress, ledgerOf } from '../case/case-file.ts'
import { caseFrom } from '../case/case-from.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { policyNow } from '../case/policy-now.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { LedgerRef, Strangers, Tampering, TamperingFound } from '../ports/ledger-store.ts'
import { markOf, type TamperedPlace } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { administratorsCalled } from './administrators-called.ts'
import { calledFor } from './called-for.ts'
import { issueOnce } from './issue-once.ts'
import { postOne } from './post-one.ts'

/** Tells the officer on the case, once for each commit, that somebody else wrote in its record. Keeps nobody from anything. */
export async function reportTampering(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  tampering: Tampering,
): Promise<void> {
  const { path } = ledgerOf(address)
  await tell(ports, inForce, address.repository, path, tampering.found, !tampering.shut)
}

/** How far the records of a place are known, before its cases are looked at. */
export interface RecordsLookedAt extends Pick<Strangers, 'isBeforeKnown'> {
  isTold: boolean
}

/** The same of every record in a repository in which somebody else has written since the last round, of the adoptions too. */
export async function reportStrangers(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
): Promise<RecordsLookedAt> {
  const { found: all, isBeforeKnown } = await ports.ledger.strangers(repository)
  const paths = new Set(all.map((one) => one.path))
  // First, since it says who is the officer: whoever was it in an older one is not told in his stead.
  const now = paths.has(POLICY_LEDGER) ? await putBack(ports, inForce, repository) : inForce
  let isTold = true
  for (const path of paths) {
    const found = all.flatMap((one) => (one.path === path ? [one.found] : []))
    isTold = (await tell(ports, now, repository, path, found, true)) && isTold
  }
  return { isBeforeKnown, isTold }
}

/**
 * A process that has just started reads of the record of adoptions what lies there: an older one would judge until somebody
 * adopts again. Gives the policy that is in force by what is there now.
 */
async function putBack(ports: Ports, inForce: PolicyInForce, repository: RepositoryName): Promise<PolicyInForce> {
  const ref: LedgerRef = { repository, path: POLICY_LEDGER }
  const snapshot = await ports.ledger.read(ref)
  const { stands = false, shut = false } = snapshot?.tampering ?? {}
  if (snapshot === undefined || !stands || shut || ports.writing.sealer === 'no-key') return inForce
  await ports.ledger.replace(ref, snapshot, snapshot.lines, `Put back ${ref.path} [skip ci]`)
  ports.adoptions.forget()
  return policyNow(ports, inForce)
}

/** Whether it was told, by this look or an earlier one. */
async function tell(
  ports: Ports,
  inForce: PolicyInForce,
  { owner, name }: RepositoryName,
  path: string,
  all: readonly TamperingFound[],
  goesOn: boolean,
): Promise<boolean> {
  const known = ports.memory.tampering
  const key = (found: TamperingFound): string => `${owner}/${name}/${path} ${markOfFound(found)}`
  const untold = all.filter((found) => !known.has(key(found)))
  if (untold.length === 0) return true
  try {
    const people = await calledFor(ports, inForce)
    const { rules } = inForce
    for (const found of untold) {
      const repository = `${ports.web}/${owner}/${name}`
      const place = {
        ...{ ...found, isInOurName: found.by === ports.self.login, path, goesOn, repository },
        phone: phoneShown(rules, rules.locale),
      }
      if (path === POLICY_LEDGER) await tellOfAdoptions(ports, { owner, name }, people, place, rules.locale)
      else await tellOfCase(ports, { owner, name }, people, place, rules)
      known.add(key(found))
    }
    return true
  } catch (error) {
    ports.warn(error, { id: 'tampering-untold', about: { path } })
    return false
  }
}

type People = Awaited<ReturnType<typeof calledFor>>
type Policy = PolicyInForce['rules']
type Told = Omit<TamperedPlace, 'administrators'>

async function tellOfCase(
  ports: Ports,
  repository: RepositoryName,
  people: People,
  place: Told,
  policy: Policy,
): Promise<void> {
  const number = parseLedgerPath(place.path)?.issue
  if (number === undefined) return
  const ref = { repository, number }
  const mark = markOfFound(place)
  // Somebody may have made a record of no case: then there is nobody to tell there.
  if ((await ports.issues.see(ref)) === undefined) return
  if ((await ports.issues.comments(ref)).some(isOwnComment(ports, mark))) return
  // Nobody whom the case keeps out is called for it.
  const calls = await calledIn(ports, { repository, path: place.path }, policy)
  const administrators = await administratorsCalled(ports, repository, { calls, about: place.by })
  const text = await ports.messages.tampered(people.filter(calls), { ...place, administrators }, policy.locale)
  await postOne(ports, ref, `${mark}\n\n${text}`, mark)
}

async function calledIn(ports: Ports, ref: LedgerRef, policy: Policy): Promise<(account: Account) => boolean> {
  const snapshot = await ports.ledger.read(ref)
  const file = snapshot && caseFrom(ports.memory, snapshot.lines, policy)
  const named = file && exclusionIn(policy, file.case)
  return (account) => named === undefined || !isNamed(named, account)
}

async function tellOfAdoptions(
  ports: Ports,
  repository: RepositoryName,
  people: People,
  place: Told,
  language: Policy['locale'],
): Promise<void> {
  const mark = markOfFound(place)
  // One for all instances that look at the same moment, and for those that come later.
  await issueOnce(
    ports,
    repository,
    mark,
    () => true,
    async () => {
      const administrators = await administratorsCalled(ports, repository, { calls: () => true, about: place.by })
      return ports.messages.adoptionsTampered(people, { ...place, administrators }, language)
    },
  )
}

const markOfFound = ({ commit, line }: Pick<TamperingFound, 'commit' | 'line'>): string =>
  markOf(`record-tampered=${commit ?? `line-${line}`}`)
