import type { Account, Case } from '../../case/case.ts'
import type { Directory } from '../../case/context.ts'
import type { ClockTime } from '../../clock/clocks-of.ts'
import type { LastSweep } from '../../clock/last-sweep.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { EditionNow, Holding } from '../../edition/who-has.ts'
import type { Evidence, State } from '../../findings/evidence.schema.ts'
import type { Gate } from '../../gates/gates.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import type { Adoption } from '../../policy/policy-ledger.ts'
import type { Transition } from '../../policy/process.ts'
import type { Runbook } from '../../runbook/runbook.ts'
import type { Waiver } from '../../waiver/waiver.ts'
import type { ReadersShown } from '../readers/readers-shown.ts'

/** Everything that the operation check looks at (R5-1, R5-2). */
export interface Operation {
  policy: Policy
  runbooks: readonly Runbook[]
  cases: readonly CheckedCase[]
  /** The holders of roles. */
  directory: Directory | 'not-checked'
  /** Repositories of the policy that everybody can read. */
  publicRepositories: readonly string[] | 'not-checked'
  /** The readers of each repository. */
  readers: readonly ReadersShown[] | 'not-checked'
  /** The editions given to customers and persons covered, and who has which version (R8-1). */
  editions: readonly EditionNow[]
  holdings: readonly Holding[]
  /** The findings of `hikeshi verify`: ledgers by path. */
  brokenRecords: readonly string[]
  /** Whether the app's own word for its records was looked for: its seals, or that it wrote them. */
  records: 'vouched-for' | 'not-checked'
  /** How policies came into force, in the order of the record. */
  adoptions: readonly AdoptionSeen[]
  /** When the last round took place: deadlines are watched by nothing else. */
  sweep: LastSweep | 'never' | 'not-checked'
  /** The sources that could not be looked at, as where a right is missing: names of the policy. */
  unread: readonly Source[]
  /** Open issues that are no case and that the app has not answered. */
  unheard: readonly UnheardIssue[] | 'not-checked'
  /** Repositories whose cases are told of in them alone; none of them is among `cases` (R8-2). */
  leftOut: readonly string[]
  /** The case that is drawn up; it is not among `cases`, since it would judge itself without end. */
  drawnUpFor: { process: string } | 'no-case'
  now: string
}

/** The sources of the operation check besides the policy. */
export type Source = 'runbooks' | 'people' | 'visibility' | 'records' | 'issues'

/** An issue where cases are kept, of which nobody has heard; `since`: when it was opened. */
export interface UnheardIssue {
  repository: string
  issue: number
  since: string
}

/** The topics that nobody looked at: the document says so, since none of them is found to be fine. */
export const notChecked = ({ directory, publicRepositories, readers, unheard, unread }: Operation): Source[] => [
  ...new Set<Source>([
    ...unread,
    ...(directory === 'not-checked' ? ['people' as const] : []),
    ...(publicRepositories === 'not-checked' || readers === 'not-checked' ? ['visibility' as const] : []),
    ...(unheard === 'not-checked' ? ['issues' as const] : []),
  ]),
]

export interface CheckedCase {
  case: Case
  repository: string
  /** Of its ledger's path. */
  year: number
  /** The last line of each type of event, where its case keeps no line of it. */
  lastLines: Readonly<Record<string, number>>
}

/** A gate on the way of a case, and the line that says that it was passed. */
export interface PassedGate {
  seq: number
  gate: Gate
}

/** A case with what many requirements ask of it, found out once. */
export interface LookedAtCase extends CheckedCase {
  /** Transitions by which it has come to where it is; what lies behind a step back has to be passed again. */
  transitions: readonly { to: string; seq: number; transition: Transition }[]
  /** Gates on that way, those left out that an exception opened. */
  gates: readonly PassedGate[]
  /** Clocks with a clause that still run, or stopped too late where the policy asks why. */
  clocks: readonly ClockTime[]
}

export interface LookedAtOperation extends Operation {
  cases: readonly LookedAtCase[]
  /** Exceptions that are in force now (R6-1), with their cases. */
  waivers: readonly { waiver: Waiver; by: LookedAtCase }[]
  /** Findings of gates and deadlines in real cases, by the clause of their requirement. */
  ofCases: ReadonlyMap<string, { gates: readonly OperationFinding[]; clocks: readonly OperationFinding[] }>
}

export interface AdoptionSeen extends Pick<Adoption, 'how' | 'pull'> {
  seq: number
  at: string
  /** Whether works, systems or priorities are others by it, as far as its line tells: what it does not tell may be (R4.1-4). */
  priorities: 'as-before' | 'changed'
  by: Account
}

/** Something that does not hold; `detail` is what the words say more of it. */
export type OperationFinding = Diagnostic<FindingCode, OfOperation, { detail?: string }>

/** Of what it is: an id of the policy, a case, a runbook. */
interface OfOperation {
  subject?: string
  /** `line` of its record, where the issue itself shows nothing any more. */
  case?: { repository: string; issue: number; line?: { year: number; seq: number } }
  runbook?: string
}

export const FINDING_CODES = [
  'action-overdue',
  'board-of-nobody',
  'case-deleted',
  'case-moved-away',
  'category-without-kind',
  'check-never-signed',
  'check-overdue',
  'clock-overdue',
  'consent-missing',
  'detection-never-reviewed',
  'detection-review-in-future',
  'detection-review-overdue',
  'drill-overdue',
  'edition-missing',
  'edition-outdated',
  'effect-unanswered',
  'exception-outlived',
  'gap-overdue',
  'gate-unmet',
  'kind-without-runbook',
  'late-without-reason',
  'measure-failed',
  'no-customers',
  'no-detection',
  'no-form',
  'no-runbooks',
  'person-untold',
  'phone-unset',
  'phone-unfilled',
  'policy-silent',
  'preparation-kind-untold',
  'preparation-outdated',
  'preparation-untold',
  'reader-without-role',
  'readers-without-role',
  'record-broken',
  'report-unheard',
  'repository-public',
  'review-never',
  'review-overdue',
  'role-of-nobody',
  'same-place',
  'source-unreadable',
  'sweep-late',
  'system-without-owner',
  'priorities-changed',
  'system-without-work',
  'yearly-review-overdue',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

/** One look at a requirement; a rule says nothing where it has nothing to look at. */
export type Rule = (operation: LookedAtOperation) => readonly OperationFinding[]

export interface Judgement {
  clause: string
  state: State
  findings: readonly OperationFinding[]
  /** The evidence that shows it, the newest last. */
  evidence: readonly Evidence[]
}
