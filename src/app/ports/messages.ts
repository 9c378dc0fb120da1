import type { DueCall } from '../../domain/calls/due-calls.ts'
import type { Account, ActionItem, Case } from '../../domain/case/case.ts'
import type { Context } from '../../domain/case/context.ts'
import type { RecordedEvent } from '../../domain/case/event.schema.ts'
import type { LastSweep } from '../../domain/clock/last-sweep.ts'
import type { Edition } from '../../domain/edition/edition-of.ts'
import type { Language, Words as PolicyWords } from '../../domain/policy/basics.ts'
import type { DocumentPolicy } from '../../domain/policy/document.schema.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { PolicyChange } from '../../domain/policy/policy-diff.ts'
import type { Adoption, RevisionSaid } from '../../domain/policy/policy-ledger.ts'
import type { RevisionTold } from '../../domain/policy/revision-told.ts'
import type { SafeguardsTold } from '../../domain/policy-proof/safeguards/safeguards-told.ts'
import type { Reason } from '../../domain/refusals/reason.ts'
import type { Answer } from '../../domain/screen/answer.ts'
import type { Status } from '../../domain/screen/status.ts'
import type { AdoptionResult } from './adoption-result.ts'
import type { BrokenRule } from './answer-error.ts'
import type { CallWords } from './calls.ts'
import type { BoardStanding, RepositoryName } from './github.ts'
import type { LedgerRefusal, TamperingFound } from './ledger-store.ts'
import type { ProposedPolicy } from './policy-proposals.ts'
import type { CheckResult, PlaceInFile } from './pull-requests.ts'
import type { ProposedRunbooks } from './runbooks.ts'

/** The changes of a revision of the policy with their reason, and all revisions until now (R9-4, R9-5). */
export interface RevisionNotice {
  changes: readonly PolicyChange[]
  reason: string
  /** `without`: names of the safeguards that it did without from then on. */
  history: readonly ({ date: string; without: readonly string[] } & (
    | { text: PolicyWords }
    | { said: RevisionSaid & Pick<Adoption, 'how'> & { changes: NonNullable<Adoption['changes']> | 'not-kept' } }
  ))[]
  safeguards: SafeguardsTold
}

/** An item of a plan that would come to nothing: its owner has no account, or its day is over. */
export interface WrongItem {
  owner: string
  day: string | undefined
}

/** Which policy an edition is of. */
export interface EditionVersion {
  sha: string
  /** Since when it is in force. */
  day: string
  revised: readonly { day: string; sha: string }[]
}

/** An edition for customers and persons covered, in one language (R8-1). */
export interface EditionDrawn {
  id: string
  rule: DocumentPolicy
  edition: Edition
  version: EditionVersion
  language: Language
}

/** The administrators of a repository who are mentioned, and how many more there are. */
export type AdministratorsCalled = { shown: readonly Account[]; more: number } | 'unseen'

/** The reason that keeps something from being recorded. */
export type Unrecorded =
  | { kind: Exclude<LedgerRefusal, 'rule'> | 'not-found' | 'gone' | 'moved' | 'not-installed' | 'later' }
  | { kind: 'rule'; rule: BrokenRule }
  /** As `contents: write`, where GitHub or the path tells. */
  | { kind: 'forbidden'; permission: string | undefined }
  | { kind: 'limited'; until: Date | undefined }

export interface TamperedPlace {
  kind: TamperingFound['kind']
  path: string
  line: number
  /** Undefined where it is of no commit that is known. */
  commit: string | undefined
  by: string | undefined
  /** It bears the app's own name, as anybody can write it who may push where commits are not signed. */
  isInOurName: boolean
  /** The repository on GitHub. */
  repository: string
  /** Whether the app goes on from the line before it by itself. */
  goesOn: boolean
  phone: string
  administrators: AdministratorsCalled
}

/** A repository of the policy that is out of reach, as `owner/name`. */
export interface PlaceLost {
  repository: string
  /** Cases, whose clocks stand still; else runbooks and plans. */
  holdsCases: boolean
  phone: string
  /** It was made only after the policy was adopted, of which `adopt` is the sha. */
  isMadeSince: boolean
  adopt: string
  /** Of where it is told. */
  administrators: AdministratorsCalled
}

/** A case whose issue is gone: `to` is where it was moved, if it was. */
/** A board that cannot be used; `url`: where it is, or was. */
export interface BoardLost {
  standing: Exclude<BoardStanding, 'there'>
  project: number
  field: string
  url: string
}

export interface StandInPlace {
  number: number
  to: string | undefined
  path: string
  phone: string
}

/** Revisions in the history, by `repository#number` of their cases. */
export interface MergedRevisions {
  /** Merged, and no policy was adopted by it: its line came with the merge all the same (R9-2). */
  unapproved: ReadonlySet<string>
  /** In force by it, with the difference that it made (R9-5). */
  told: ReadonlyMap<string, RevisionTold>
}

/** The file of the history as it stands, and what is known of the revisions in it. */
export interface HistoryPlace {
  /** As `repository#number`. */
  case: string
  /** The day on which the line is drawn up. */
  day: string
  text: string | undefined
  /** The outcome of the revisions that have a line in it; `as-they-stand`: their lines are left alone. */
  merged: MergedRevisions | 'as-they-stand'
  /** The difference that this one makes; undefined before anything is changed. */
  own: RevisionTold | undefined
}

/** Papers that are drawn up of a case: few events ask for any, and what draws them up is loaded by the one that does. */
export interface Papers {
  /** The prevention plan's document, title and description of its pull request; no confidential field appears in it. */
  plan(
    context: Context,
    state: Case,
    lines: readonly RecordedEvent[],
    pull: string,
    at: { case: string; url: string; editor: string; year: number },
    language: Language,
  ): { title: string; body: string; document: string }
  /** The runbook as the pull request proposes it: what went wrong and well goes into it, or a new one begins (R4.4-4). */
  runbookChange(
    context: Context,
    state: Case,
    pull: string,
    at: { case: string; year: number; text: string | undefined; path: string | undefined },
    language: Language,
  ): { path: string; content: string }
  /** The history of revisions with a line for this one (R9-5). */
  history(context: Context, state: Case, pull: string, place: HistoryPlace, language: Language): string
  /** A document of the case by its name in the policy, with the text of the plan where it belongs to it. */
  document(context: Context, state: Case, id: string, plan: string | undefined, language: Language): string
  /** The comment with the edition; `language` is of what stands around it. */
  edition(context: Context, state: Case, drawn: EditionDrawn, language: Language): string
  /** The measures of a plan, each with owner and date. */
  planItems(plan: string): { owner: string; due: string; text: string }[]
  planCheck(
    context: Context,
    state: Case,
    pull: string,
    empty: readonly string[],
    missing: readonly Reason[],
    wrong: readonly WrongItem[],
    language: Language,
  ): { title: string; summary: string }
  /** The check on a revision that was open when another one was merged (R9-5). */
  renewal(file: string, places: readonly PlaceInFile[], language: Language): { title: string; summary: string }
  /** Sections of a plan's text that people have not filled in yet, by id. */
  emptySections(context: Context, state: Case, pull: string, plan: string): string[]
}

/** Turns data into the texts that people read. Free text of people is made harmless here and nowhere else. */
export interface Messages {
  papers(): Promise<Papers>
  /** The outcome of `/adopt`; no case and perhaps no policy is there to speak of. */
  adoption(result: AdoptionResult, actor: Account, language: Language): Promise<string>
  /** To the people of a policy whose repositories another one names. */
  overlap(
    people: readonly Account[],
    tried: { from: RepositoryName; repositories: readonly string[] },
    language: Language,
  ): Promise<{ title: string; body: string }>
  revision(notice: RevisionNotice, language: Language): Promise<string>
  /** To somebody who reports before any policy was adopted; `sha` is the file that could be. */
  unadopted(sha: string | undefined, language: Language): Promise<string>
  /** To somebody who reports where the record of adoptions was taken away; `commit` has it still. */
  adoptionsLost(commit: string | undefined, language: Language): Promise<string>
  /** Tells that this is for few and belongs elsewhere; `form`: where it is filed. */
  elsewhere(form: string, language: Language): string
  /** Tells that these issues of action items are not shown under their case, and what stands in for it. */
  unlinked(issues: readonly number[], language: Language): string
  /** Tells that GitHub has turned away what is shown beside the labels, and that nothing waits for it. */
  unset(settings: readonly ('type' | 'severity' | 'blocked')[], language: Language): string
  /** To both of two cases that were reported in the same words: the command that joins them. */
  twins(cases: { first: number; second: number }, language: Language): string
  /** On the case of a machine's report: how often it came again, and by which issues of its own. */
  reportedAgain(of: { count: number; isMost: boolean; issues: readonly number[] }, language: Language): string
  /** Tells that nothing is handled in a public repository, and nothing else. */
  openToAll(language: Language): string
  /** Tells that a bot moved the same thing again and again, that it is left to it now, and what to switch off. */
  botLeft(
    context: Context,
    state: Case,
    moved: { bot: string; what: 'column' | 'label' | 'state'; times: number },
    language: Language,
  ): string
  /** Tells that the record of a case is gone; `activity`: where GitHub shows who took its branch away. */
  lostRecord(
    people: readonly Account[],
    place: { path: string; activity: string; administrators: AdministratorsCalled },
    language: Language,
  ): Promise<string>
  /** Tells that GitHub slows the app down, and until when answers come late. */
  slowed(until: Date, policy: Policy, language: Language): string
  /** The text in the place of words that were taken out. */
  takenOut(language: Language): string
  /** The text of the status comment while its conversation is locked; `calls`: the issue on which people are called. */
  locked(answers: readonly string[], calls: number | undefined, language: Language): Promise<string>
  /** The issue on which people are called, for a case by its number. */
  callsIssue(number: number, language: Language): Promise<{ title: string; body: string }>
  /** The issue that stands in for one that was deleted, or moved to where no policy judges. */
  standIn(people: readonly Account[], place: StandInPlace, language: Language): Promise<{ title: string; body: string }>
  /** The issue which tells that cases cannot be shown on the board as they stand, and what is to be done. */
  boardLost(people: readonly Account[], board: BoardLost, language: Language): Promise<{ title: string; body: string }>
  /** Tells that a repository of the policy is not where it was, and that nothing is written there. */
  placeLost(people: readonly Account[], place: PlaceLost, language: Language): Promise<{ title: string; body: string }>
  /** Tells that lines of a record are not the app's own and do not count, and how that is put right. */
  tampered(people: readonly Account[], place: TamperedPlace, language: Language): Promise<string>
  /** The same of the record of adopted policies, which is no case's. */
  adoptionsTampered(
    people: readonly Account[],
    place: TamperedPlace,
    language: Language,
  ): Promise<{ title: string; body: string }>
  /** Tells that something could not be recorded, why, and whom to phone. */
  unrecorded(people: readonly Account[], why: Unrecorded, policy: Policy): Promise<string>
  /** To those who answer for it: no sweep has taken place for too long. */
  lateSweep(people: readonly Account[], last: LastSweep, policy: Policy): Promise<string>
  status(context: Context, status: Status, language: Language): string
  /** The text for somebody who is called outside GitHub; `link`: where the case is. */
  call(context: Context, state: Case, due: DueCall, link: string, language: Language): CallWords
  /** The same to find out whether a channel works. */
  testCall(phone: string, language: Language): CallWords
  /** The text of one comment that gives all of these answers, without its mark. */
  answer(
    context: Context,
    state: Case,
    status: Status,
    answers: readonly [Answer, ...Answer[]],
    language: Language,
  ): string
  /** The lines above and below the answers that one account gets together, since it asked for so many; `left`: those not shown. */
  together(
    person: Account,
    answers: { count: number; left: number },
    language: Language,
  ): { head: string; tail: string }
  /** An action item as an issue of its own. */
  action(
    context: Context,
    state: Case,
    action: ActionItem,
    language: Language,
  ): Promise<{ title: string; body: string }>
  /** The result of the operation check with its links, and what is to be done with it (R5-1, R5-2). */
  findings(
    context: Context,
    state: Case,
    place: { web: string; home: RepositoryName; file: string; now: string },
    language: Language,
  ): Promise<string>
  /** The findings on proposed runbooks: in short, in a list, and at each line (R4.1-1). */
  policyCheck(
    proposed: ProposedPolicy,
    language: Language,
  ): Promise<Pick<CheckResult, 'title' | 'summary' | 'annotations'>>
  /** `late`: rounds have stopped, which whoever looks here is told as well. */
  runbookCheck(
    found: ProposedRunbooks,
    policy: Policy,
    late: LastSweep | undefined,
  ): Promise<Pick<CheckResult, 'title' | 'summary' | 'annotations'>>
}

/** The hidden mark that a comment of ours carries: `<!-- hikeshi:… -->`, never taken from a person's comment. */
export const markOf = (what: string): string => `<!-- hikeshi:${what} -->`
