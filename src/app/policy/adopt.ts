import type { Account } from '../../domain/case/case.ts'
import type { Door, LedgerLine } from '../../domain/case/ledger-line.ts'
import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import { untrustedApp, type Via } from '../../domain/commands/via.ts'
import { wordsIn } from '../../domain/policy/basics.ts'
import { MADE_SINCE } from '../../domain/policy/out-of-reach.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import {
  type Adoption,
  adoptionSchema,
  changesTold,
  loginsIn,
  POLICY_ADOPTED,
  policyAdopted,
  policyLedgerBound,
  type RevisionSaid,
} from '../../domain/policy/policy-ledger.ts'
import type { PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { notForYou } from '../../domain/refusals/not-for-you.ts'
import { because, type Reason } from '../../domain/refusals/reason.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import { adopters } from '../case/adopters.ts'
import { type LedgerWork, withLedger } from '../case/ledger/append-with-retry.ts'
import type { AdoptionResult, Overlap } from '../ports/adoption-result.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { LedgerRef, LedgerSnapshot } from '../ports/ledger-store.ts'
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
import { idOf } from './bind-repositories.ts'
import { type PastWorld, pastAdoptions } from './restore-adoptions.ts'
import { sealKeyDraft } from './seal-key-draft.ts'

export interface AdoptWorld extends PastWorld {
  adoptions: PolicyAdoptions
  policies: Pick<Policies, 'all' | 'forget' | 'places'>
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
  /** By way of what it was asked; an app's own act is by way of it. */
  via: Via
}

/** A policy by the name that it was asked for by, or the one that a merged pull request brought. */
type What = { sha: string } | { pull: number }

/** The account that adopts, with everybody whose act it rests on; or why nobody who has asked may. */
type Right =
  | {
      by: Account
      how: 'administrator' | 'officer' | 'pull-request'
      pull?: number
      /** The text and reason of the revision that it carries out. */
      said?: RevisionSaid | undefined
      actors: readonly Account[]
    }
  | { reasons: Reason[] }

/**
 * `/adopt <sha>`: first by an administrator of every repository that the policy names, later by the officer under the
 * policy in force.
 */
export function adopt(ports: AdoptWorld, asked: Ask & { sha: string; actor: Account }): Promise<AdoptionResult> {
  return adoptBy(ports, asked, { sha: asked.sha }, (_candidate, before) => rightOf(ports, asked, before))
}

/** A merged pull request, where the officer under the policy in force approved the very head that was merged. */
export function adoptMerged(
  ports: AdoptWorld,
  asked: Ask & { pull: number; said: RevisionSaid | undefined },
): Promise<AdoptionResult> {
  return adoptBy(ports, asked, { pull: asked.pull }, async (candidate, before) => {
    if (before === undefined) return { reasons: [because('policy-not-adopted')] }
    const pull = await ports.pulls.see({ ...asked.repository, pin: asked.repository.id }, asked.pull, candidate.file)
    if (pull?.state !== 'merged') return { reasons: [because('pull-request-unmerged')] }
    // The approved text must be the one that stands there now.
    if (typeof pull.plan !== 'string' || pull.plan !== candidate.text) return { reasons: [notCurrent(candidate)] }
    const { role, holders, isSeen } = await adopters(ports, before, 'now')
    const by = holders.find(({ id }) => pull.approvedBy.some((account) => account.id === id))
    return by === undefined
      ? {
          reasons: [
            ...unseenIn(before.rules, role, isSeen),
            because('policy-unapproved', undefined, {
              role: calledIn(before.rules, role),
              file: candidate.file,
              sha: candidate.sha,
            }),
          ],
        }
      : { by, how: 'pull-request', pull: asked.pull, said: asked.said, actors: pull.approvedBy }
  })
}

async function rightOf(
  ports: AdoptWorld,
  { actor, repository }: { actor: Account; repository: RepositoryName },
  before: AdoptedPolicy | undefined,
): Promise<Right> {
  const nobody = { role: '', holders: [], isSeen: true }
  const { role, holders, isSeen } = before === undefined ? nobody : await adopters(ports, before, 'now')
  if (holders.some(({ id }) => id === actor.id)) return { by: actor, how: 'officer', actors: [actor] }
  if (holders.length > 0)
    return {
      reasons: [notForYou(before === undefined ? [] : [calledIn(before.rules, role)], undefined)],
    }
  // A team that nobody can see may have its officer still: he is not gone because the app cannot look.
  if (before !== undefined && !isSeen) return { reasons: unseenIn(before.rules, role, isSeen) }
  // The first policy, or one whose officer has left without a successor: somebody has to be able to begin.
  const has = await ports.people.administration(actor, repository)
  return has === 'administers'
    ? { by: actor, how: 'administrator', actors: [actor] }
    : { reasons: [lacking(has, 'administrator', repository)] }
}

const unseenIn = (policy: Policy, role: string, isSeen: boolean): Reason[] =>
  isSeen ? [] : [because('role-unseen', undefined, { roles: [calledIn(policy, role)] })]

/** The role by its name: whoever reads of an adoption has no status comment beside it. */
const calledIn = ({ locale, roles }: Policy, role: string): string =>
  wordsIn(locale, ownProperty(roles, role)?.label ?? role)

async function adoptBy(
  ports: AdoptWorld,
  asked: Ask,
  what: What,
  judge: (candidate: PolicyCandidate, before: AdoptedPolicy | undefined) => Promise<Right>,
): Promise<AdoptionResult> {
  const { owner, name } = asked.repository
  let record: Record = { kind: 'none', snapshot: undefined }
  const store = {
    ...ports.ledger,
    read: async (ref: LedgerRef) => {
      record = await recordIn(ports, ref)
      return record.snapshot
    },
  }
  const { result } = await withLedger(
    store,
    { repository: { owner, name }, path: POLICY_LEDGER },
    () => work(ports, asked, what, judge, record),
    ports.writing,
  )
  if (result.kind === 'adopted') ports.adoptions.forget()
  return result
}

/** The record of adoptions, as far as it counts. */
type Record =
  | { kind: 'none'; snapshot: undefined }
  /** There was one, and nobody can say what it held. */
  | { kind: 'lost'; snapshot: undefined; commit: string | undefined }
  | { kind: 'counts'; snapshot: LedgerSnapshot }
  /** No key that is held has sealed it: only authors and signatures of its commits speak for it. */
  | { kind: 'key-lost'; snapshot: LedgerSnapshot }

async function recordIn(ports: PastWorld, ref: LedgerRef): Promise<Record> {
  const { ledger } = ports
  const there = await ledger.read(ref)
  if (there === undefined) {
    const past = await pastAdoptions(ports, ref.repository)
    if (past.kind === 'found') return { kind: 'counts', snapshot: past.snapshot }
    return past.kind === 'lost' ? { ...past, snapshot: undefined } : { kind: 'none', snapshot: undefined }
  }
  if (there.tampering?.shut !== true) return { kind: 'counts', snapshot: there }
  const vouchedFor = await ledger.byAuthors(ref)
  return vouchedFor === undefined || vouchedFor.lines.length === 0
    ? { kind: 'counts', snapshot: there }
    : { kind: 'key-lost', snapshot: vouchedFor }
}

async function work(
  ports: AdoptWorld,
  asked: Ask,
  what: What,
  judge: (candidate: PolicyCandidate, before: AdoptedPolicy | undefined) => Promise<Right>,
  record: Record,
): Promise<LedgerWork<AdoptionResult>> {
  const refused = (reasons: readonly Reason[], overlaps: readonly Overlap[] = []) => ({
    drafts: [],
    result: { kind: 'refused' as const, reasons, overlaps },
  })
  if (record.kind === 'lost')
    return refused([because('policy-record-lost', undefined, { text: record.commit ?? 'COMMIT' })])
  const recorded = await adoptedBy(ports, asked.repository, record.snapshot)
  if (recorded === 'broken') return refused([because('policy-record-broken')])
  // A record that the key does not vouch for gives nobody a right: it is taken over like a first one.
  const before = record.kind === 'key-lost' ? undefined : recorded
  // A policy that does not count yet vouches for no app: whoever wrote it could name one.
  const app = untrustedApp(before?.rules ?? { 'trusted-apps': [] }, asked.via)
  if (app !== undefined) return refused([because('via-other-app', undefined, { text: app })])
  // It is merged once: where it has brought the policy in force, whatever stands there by now is another one's.
  const brought = 'pull' in what && record.kind === 'counts' ? broughtBy(what.pull, record.snapshot) : undefined
  if (brought !== undefined) return { drafts: [], result: brought }
  const candidate = await ports.adoptions.candidate(asked.repository)
  if (candidate === undefined)
    return refused([because('policy-file-missing', undefined, { file: ports.adoptions.file })])
  if ('sha' in what && !namesOf(candidate).includes(what.sha.toLowerCase())) return refused([notCurrent(candidate)])
  // A repository that bears one of its names is still to be vouched for.
  if (before?.sha === candidate.sha && !Object.values(before.pins).includes(MADE_SINCE)) {
    const done = adoptedByThis(asked, record.snapshot)
    return done === undefined ? refused([because('already-there')]) : { drafts: [], result: done }
  }
  // A file that somebody has pushed since must not come in by that way.
  if (record.kind === 'key-lost' && recorded !== undefined && recorded.sha !== candidate.sha)
    return refused([because('policy-record-key-lost', undefined, { file: candidate.file, sha: recorded.sha })])
  const right = await judge(candidate, before)
  const problems = (await ports.adoptions.prove(candidate)).map(invalid)
  if ('reasons' in right) return refused([...right.reasons, ...problems])
  const reach = await reachOf(ports, { home: asked.repository, policy: candidate.policy, before, right })
  const users = await accountsIn(ports, asked.repository, candidate)
  const against = [...reach.reasons, ...problems, ...users.reasons]
  if (against.length > 0) return refused(against, reach.overlaps)
  const { by, how, pull, said } = right
  const time = ports.now().toISOString()
  const stamp = {
    ...{ at: asked.at, recorded: time, actor: by, door: asked.door, cause: asked.cause },
    policy: before?.sha ?? '',
  }
  const { id, name } = asked.repository
  const bound = { ...stamp, entry: policyLedgerBound({ repository: { id, name } }) }
  // The reader of policies is loaded where one comes to count.
  const [{ safeguardsTold }, { policyDiff }] = await Promise.all([
    import('../../domain/policy-proof/safeguards/safeguards-told.ts'),
    import('../../domain/policy/policy-diff.ts'),
  ])
  const changes =
    before === undefined || candidate.policy === undefined
      ? undefined
      : changesTold(policyDiff(before.rules, candidate.policy))
  const safeguards =
    candidate.policy === undefined ? { stated: [], unstated: [] } : safeguardsTold(before?.rules, candidate.policy)
  const without = [
    ...safeguards.stated.map(({ safeguard, clause, reason }) => ({ safeguard, clause, reason })),
    ...safeguards.unstated.map((safeguard) => ({ safeguard })),
  ]
  const data = {
    sha: candidate.sha,
    users: users.ids,
    ...(candidate.policy !== undefined && {
      repositories: await pinned(ports, candidate.policy, before, asked.repository),
    }),
    how,
    ...(without.length > 0 && { without }),
    ...(pull !== undefined && { pull }),
    ...(changes !== undefined && { changes }),
  }
  const { sealer } = ports.writing
  const keys =
    record.kind === 'none'
      ? sealKeyDraft(undefined, sealer, 'first', stamp)
      : record.kind === 'key-lost'
        ? sealKeyDraft(record.snapshot, sealer, 'adopted-anew', stamp)
        : []
  return {
    drafts: [...(record.kind === 'none' ? [bound] : []), ...keys, { ...stamp, entry: policyAdopted(data, said) }],
    result: { kind: 'adopted', sha: candidate.sha, by, how, safeguards },
  }
}

/**
 * The earlier outcome of this very request: its answer was lost, or its writer could not say so any more. It was
 * adopted, and must not be told that it was not.
 */
function adoptedByThis({ cause }: Ask, snapshot: LedgerSnapshot | undefined): AdoptionResult | undefined {
  const last = snapshot?.lines.findLast(({ type }) => type === POLICY_ADOPTED)
  return last?.cause === cause ? toldBy(last) : undefined
}

/** The same by the pull request, which a round that finds its merge may call otherwise. */
function broughtBy(pull: number, { lines }: LedgerSnapshot): AdoptionResult | undefined {
  const last = lines.findLast(({ type }) => type === POLICY_ADOPTED)
  return last?.data.pull === pull ? toldBy(last) : undefined
}

function toldBy(last: LedgerLine): AdoptionResult {
  const { sha, how, without = [] } = adoptionSchema.parse(last.data)
  const stated = without.flatMap(({ safeguard, clause, reason }) =>
    clause === undefined || reason === undefined ? [] : [{ safeguard, clause, reason }],
  )
  const unstated = without.flatMap(({ safeguard, clause }) => (clause === undefined ? [safeguard] : []))
  return { kind: 'adopted', sha, by: last.actor, how, safeguards: { stated, unstated } }
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
  const { accounts } = await ports.people.directory({ rules: policy, sha, home, pins: {} }, logins, 'now')
  const found = logins.map((login) => ({ login, account: accounts.get(login.toLowerCase()) }))
  return {
    ids: Object.fromEntries(found.flatMap(({ login, account }) => (account ? [[login, account.id]] : []))),
    reasons: found
      .filter(({ account }) => account === undefined)
      .map(({ login }) => because('unknown-account', undefined, { text: login })),
  }
}

/** The repositories that its names are from here on; one that it named before stays the one that it was, whichever bears the name today. */
async function pinned(
  ports: AdoptWorld,
  { repositories }: Policy,
  before: AdoptedPolicy | undefined,
  { owner }: RepositoryName,
): Promise<NonNullable<Adoption['repositories']>> {
  const places = await ports.policies.places()
  const found = await Promise.all(
    Object.entries(repositories).map(async ([key, name]) => {
      const known = before?.rules.repositories[key] === name ? before.pins[key] : undefined
      const id = (known === MADE_SINCE ? undefined : known) ?? (await idOf(ports, places, { owner, name }))
      return id === undefined ? [] : [[key, id] as const]
    }),
  )
  return Object.fromEntries(found.flat())
}

/** The whole policy by its own name, or by that of the file which it is proved to follow from. */
const namesOf = ({ sha, own }: PolicyCandidate): string[] => [sha, ...(own === undefined ? [] : [own.sha])]

const notCurrent = ({ file, sha }: PolicyCandidate): Reason => because('not-the-current-file', undefined, { file, sha })

const invalid = ({ file, line, column, code, message, suggestion }: PolicyProblem): Reason =>
  because('policy-invalid', undefined, {
    ...{ file, line: String(line), column: String(column), problem: code, message },
    ...(suggestion !== undefined && { suggestion }),
  })
