import type { Account } from '../../domain/case/case.ts'
import type { Door } from '../../domain/case/ledger-line.ts'
import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { wordsIn } from '../../domain/policy/basics.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { loginsIn, policyAdopted, policyLedgerBound } from '../../domain/policy/policy-ledger.ts'
import type { PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { because, type Reason } from '../../domain/refusals/reason.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import { adopters } from '../case/adopters.ts'
import { type LedgerWork, withLedger } from '../case/ledger/append-with-retry.ts'
import type { AdoptionResult, Overlap } from '../ports/adoption-result.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { LedgerSnapshot, LedgerStore } from '../ports/ledger-store.ts'
import type { LedgerOptions } from '../ports/ledger-writing.ts'
import type { People } from '../ports/people.ts'
import type { Policies } from '../ports/policies.ts'
import {
  type AdoptedPolicy,
  type PolicyAdoptions,
  type PolicyCandidate,
  PolicyRecordError,
} from '../ports/policy-adoptions.ts'
import type { PullRequests } from '../ports/pull-requests.ts'
import { lacking, reachOf } from './adopt-reach.ts'

export interface AdoptWorld {
  ledger: LedgerStore
  adoptions: PolicyAdoptions
  policies: Pick<Policies, 'all' | 'forget'>
  people: People
  pulls: PullRequests
  now(): Date
  writing: LedgerOptions
}

interface Ask {
  repository: RepositoryName & { id: number }
  door: Door
  cause: string
  /** GitHub's time of the act. */
  at: string
  /** Slug of the app by way of which it was asked, or that asked. */
  via: string | undefined
}

/** The account that adopts, with everybody whose act it rests on; or why nobody who has asked may. */
type Right =
  | {
      by: Account
      how: 'administrator' | 'officer' | 'pull-request'
      pull?: number
      actors: readonly Account[]
    }
  | { reasons: Reason[] }

/**
 * `/adopt <sha>`: first by an administrator of every repository that the policy names, later by the officer under the
 * policy in force.
 */
export function adopt(ports: AdoptWorld, asked: Ask & { sha: string; actor: Account }): Promise<AdoptionResult> {
  return adoptBy(ports, asked, asked.sha, (_candidate, before) => rightOf(ports, asked, before))
}

/** A merged pull request, where the officer under the policy in force approved the very head that was merged. */
export function adoptMerged(ports: AdoptWorld, asked: Ask & { pull: number }): Promise<AdoptionResult> {
  return adoptBy(ports, asked, undefined, async (candidate, before) => {
    if (before === undefined) return { reasons: [because('policy-not-adopted')] }
    const pull = await ports.pulls.see(asked.repository, asked.pull, candidate.file)
    if (pull?.state !== 'merged') return { reasons: [because('pull-request-unmerged')] }
    // What was approved must be what stands there now.
    if (typeof pull.plan !== 'string' || pull.plan !== candidate.text) return { reasons: [notCurrent(candidate)] }
    const { role, holders } = await adopters(ports, before)
    const by = holders.find(({ id }) => pull.approvedBy.some((account) => account.id === id))
    return by === undefined
      ? {
          reasons: [
            because('policy-unapproved', undefined, {
              role: calledIn(before.rules, role),
              file: candidate.file,
              sha: candidate.sha,
            }),
          ],
        }
      : { by, how: 'pull-request', pull: asked.pull, actors: pull.approvedBy }
  })
}

async function rightOf(
  ports: AdoptWorld,
  { actor, repository }: { actor: Account; repository: RepositoryName },
  before: AdoptedPolicy | undefined,
): Promise<Right> {
  const { role, holders } = before === undefined ? { role: '', holders: [] } : await adopters(ports, before)
  if (holders.some(({ id }) => id === actor.id)) return { by: actor, how: 'officer', actors: [actor] }
  if (holders.length > 0)
    return {
      reasons: [
        because('not-for-you', undefined, { roles: before === undefined ? [] : [calledIn(before.rules, role)] }),
      ],
    }
  // The first policy, or one whose officer has left without a successor: somebody has to be able to begin.
  const has = await ports.people.administration(actor, repository)
  return has === 'administers'
    ? { by: actor, how: 'administrator', actors: [actor] }
    : { reasons: [lacking(has, 'administrator', repository)] }
}

/** The role by its name: whoever reads of an adoption has no status comment beside it. */
const calledIn = ({ locale, roles }: Policy, role: string): string =>
  wordsIn(locale, ownProperty(roles, role)?.label ?? role)

async function adoptBy(
  ports: AdoptWorld,
  asked: Ask,
  sha: string | undefined,
  judge: (candidate: PolicyCandidate, before: AdoptedPolicy | undefined) => Promise<Right>,
): Promise<AdoptionResult> {
  const { owner, name } = asked.repository
  const { result } = await withLedger(
    ports.ledger,
    { repository: { owner, name }, path: POLICY_LEDGER },
    (record) => work(ports, asked, sha, judge, record),
    ports.writing,
  )
  if (result.kind === 'adopted') ports.adoptions.forget()
  return result
}

async function work(
  ports: AdoptWorld,
  asked: Ask,
  sha: string | undefined,
  judge: (candidate: PolicyCandidate, before: AdoptedPolicy | undefined) => Promise<Right>,
  record: LedgerSnapshot | undefined,
): Promise<LedgerWork<AdoptionResult>> {
  const refused = (reasons: readonly Reason[], overlaps: readonly Overlap[] = []) => ({
    drafts: [],
    result: { kind: 'refused' as const, reasons, overlaps },
  })
  const before = await adoptedBy(ports, asked.repository, record)
  if (before === 'broken') return refused([because('policy-record-broken')])
  // A policy that does not count yet vouches for no app: whoever wrote it could name one.
  if (asked.via !== undefined && before?.rules['trusted-apps'].includes(asked.via) !== true)
    return refused([because('via-other-app', undefined, { text: asked.via })])
  const candidate = await ports.adoptions.candidate(asked.repository)
  if (candidate === undefined)
    return refused([because('policy-file-missing', undefined, { file: ports.adoptions.file })])
  if (sha !== undefined && !namesOf(candidate).includes(sha.toLowerCase())) return refused([notCurrent(candidate)])
  if (before?.sha === candidate.sha) return refused([because('already-there')])
  const right = await judge(candidate, before)
  const problems = (await ports.adoptions.prove(candidate)).map(invalid)
  if ('reasons' in right) return refused([...right.reasons, ...problems])
  const reach = await reachOf(ports, { home: asked.repository, policy: candidate.policy, before, right })
  const users = await accountsIn(ports, asked.repository, candidate)
  const against = [...reach.reasons, ...problems, ...users.reasons]
  if (against.length > 0) return refused(against, reach.overlaps)
  const { by, how, pull } = right
  const recorded = ports.now().toISOString()
  const stamp = { at: asked.at, recorded, actor: by, door: asked.door, cause: asked.cause, policy: before?.sha ?? '' }
  const { id, name } = asked.repository
  const bound = { ...stamp, entry: policyLedgerBound({ repository: { id, name } }) }
  const data = { sha: candidate.sha, users: users.ids, how, ...(pull !== undefined && { pull }) }
  return {
    drafts: [...(record === undefined ? [bound] : []), { ...stamp, entry: policyAdopted(data) }],
    result: { kind: 'adopted', sha: candidate.sha, by, how },
  }
}

async function adoptedBy(ports: AdoptWorld, repository: RepositoryName, record: LedgerSnapshot | undefined) {
  try {
    return await ports.adoptions.adoptedBy(repository, record)
  } catch (error) {
    if (error instanceof PolicyRecordError) return 'broken'
    throw error
  }
}

/** The accounts that the new policy's logins are now: from here on a login that changes hands brings no role with it. */
async function accountsIn(ports: AdoptWorld, home: RepositoryName, { policy, sha }: PolicyCandidate) {
  const logins = policy === undefined ? [] : loginsIn(policy)
  if (policy === undefined || logins.length === 0) return { ids: {}, reasons: [] }
  const { accounts } = await ports.people.directory({ rules: policy, sha, home }, logins)
  const found = logins.map((login) => ({ login, account: accounts.get(login.toLowerCase()) }))
  return {
    ids: Object.fromEntries(found.flatMap(({ login, account }) => (account ? [[login, account.id]] : []))),
    reasons: found
      .filter(({ account }) => account === undefined)
      .map(({ login }) => because('unknown-account', undefined, { text: login })),
  }
}

/** The whole policy by its own name, or by that of the file which it is proved to follow from. */
const namesOf = ({ sha, own }: PolicyCandidate): string[] => [sha, ...(own === undefined ? [] : [own.sha])]

const notCurrent = ({ file, sha }: PolicyCandidate): Reason => because('not-the-current-file', undefined, { file, sha })

const invalid = ({ file, line, column, code, message, suggestion }: PolicyProblem): Reason =>
  because('policy-invalid', undefined, {
    ...{ file, line: String(line), column: String(column), problem: code, message },
    ...(suggestion !== undefined && { suggestion }),
  })
