import type { Account } from '../../domain/case/case.ts'
import type { Via } from '../../domain/commands/via.ts'
import type { LabelSeen } from '../../domain/doctor/facts.ts'

export interface RepositoryName {
  owner: string
  name: string
}

/** A repository by its name, and which one is meant by it: GitHub leads by a name that was given up, and another may bear it. */
export interface MeantRepository extends RepositoryName {
  pin: number | 'not-pinned'
}

/** Whether what was found by the name is the one that is meant, and with the same owner still. */
export const isMeant = (
  { owner, pin }: MeantRepository,
  found: { id: number | bigint; owner: { login: string } },
): boolean =>
  found.owner.login.toLowerCase() === owner.toLowerCase() && (pin === 'not-pinned' || pin === Number(found.id))

export interface IssueRef {
  repository: RepositoryName
  number: number
}

/** An issue as GitHub shows it now. */
export interface IssueSeen {
  id: number
  number: number
  nodeId: string
  title: string
  body: string
  state: 'open' | 'closed'
  stateReason: string | undefined
  labels: readonly string[]
  /** Those that have words, with their colour: by both a renamed one is known. Left out where none has. */
  labelsShown?: readonly LabelSeen[]
  assignees: readonly Account[]
  author: Account & { type: string }
  createdAt: string
  updatedAt: string
  isPullRequest: boolean
  /** By way of what it was opened. */
  via: Via
  /** Only those who may write to the repository comment on it, and no app does. */
  locked: boolean
  /** How many sub-issues it has; left out where the server or the delivery does not tell. */
  subIssues?: number
  /** Its type, null for none; left out where the server does not tell. So with what follows. */
  type?: string | null
  /** The values chosen in the organisation's fields. */
  fieldValues?: readonly { field: number; name: string | undefined; value: string }[]
  /** By how many issues it is or was blocked. */
  blockers?: number
}

/** An issue that the app itself has opened. */
export interface OwnIssue extends IssueSeen {
  /** When it was closed; undefined while it is open. */
  closedAt: string | undefined
}

/**
 * Whether cases can be shown on the board. `closed`: people do not find it any more; `unseen`: it was deleted, or the app may
 * not see it; `no-field`: what names the columns is gone.
 */
export type BoardStanding = 'there' | 'closed' | 'unseen' | 'no-field'

/** No card can be shown on the board. `isNews`: it was found out just now, and not remembered from a moment ago. */
export class BoardUnusableError extends Error {
  override name = 'BoardUnusableError'
  readonly standing: 'unseen' | 'no-field'
  readonly isNews: boolean

  constructor(standing: 'unseen' | 'no-field', text: string, isNews: boolean, options?: ErrorOptions) {
    super(text, options)
    this.standing = standing
    this.isNews = isNews
  }
}

/** The conversation is locked: no app may comment on it, however often it tries. */
export class ConversationLockedError extends Error {
  override name = 'ConversationLockedError'
  readonly ref: IssueRef

  constructor(ref: IssueRef, options?: ErrorOptions) {
    super(`${ref.repository.owner}/${ref.repository.name}#${ref.number} is locked`, options)
    this.ref = ref
  }
}

/** An issue that the app opens; one who cannot be assigned keeps it from nothing. */
export interface NewIssue {
  title: string
  body: string
  labels: readonly string[]
  assignee: string | undefined
  mark: string
}

/** `refused`: for good, as where the parent has as many as GitHub takes; `unknown-here`: the server has no sub-issues. */
export type SubIssueLink = 'linked' | 'refused' | 'unknown-here'

export interface CommentSeen {
  id: number
  nodeId: string
  issue: number
  body: string
  author: Account & { type: string }
  createdAt: string
  updatedAt: string
  /** By way of what it was written. */
  via: Via
  /** Signs that it bears, whoever gave them. */
  signs: readonly Sign[]
}

/** A card of a board: its column, and when anything of it was changed last. */
export interface Card {
  item: number
  name: string | undefined
  changedAt: string
}

/** The issue that a card stands for; `whole`: all that is seen of it, where the card told that as well. */
export interface CardIssue {
  id: number
  number: number
  nodeId: string | undefined
  createdAt: string
  repository: RepositoryName
  whole: IssueSeen | undefined
}

/** Issues with one label. */
export interface Labelled {
  label: string
  state: 'open' | 'all'
}

/**
 * The facts told of many issues at once: of no comment, by way of which app it was written, and of its signs the app's own
 * alone.
 */
export interface SeenTogether {
  comments: readonly CommentSeen[]
  /** The issue's cards, on whatever board, each with its column. */
  cards: readonly (Card & { project: number; closed: boolean })[]
  /** Of the issue and its comments those that nobody ever edited. */
  unedited: readonly Pick<IssueSeen, 'nodeId' | 'updatedAt'>[]
}

/** One edit of a text: who made it, and what it changed. */
export interface TextEdit {
  at: string
  /** Undefined where the account is gone. */
  by: (Account & { type: string }) | undefined
  /** The texts after and before it; undefined where GitHub does not tell, as when somebody took a revision out. */
  text: string | undefined
  before: string | undefined
}

/** Something that changed a label, the state or the column, as the timeline tells it. */
export interface ScreenChange {
  kind: 'labeled' | 'unlabeled' | 'closed' | 'reopened' | 'column'
  id: number
  actor: (Account & { type: string }) | undefined
  at: string
  via: Via
  /** Label or column, where there is one; the reason of closing. */
  value: string | undefined
}

/** A patch of an issue: it says what should be true, and only the difference is sent. */
export interface IssuePatch {
  title?: string
  body?: string
  labels?: readonly string[]
  assignees?: readonly string[]
  state?: 'open' | 'closed'
  stateReason?: 'completed' | 'not_planned' | 'duplicate' | 'reopened'
  /** Number of the issue of the same repository that this one is a duplicate of. */
  duplicateOf?: number
}

/** The sign on a comment that asked: done, or refused. */
export type Sign = '+1' | 'confused'

/** Into which column a card is laid, by GitHub's node ids. */
export interface CardPlace {
  project: string
  item: string
  field: string
  option: string
}

/** Labels and assignees by GitHub's node ids; what stays is left out. */
export interface PatchIds {
  labels?: readonly string[]
  assignees?: readonly string[]
}

/** One moment as people see it, by GitHub's node ids; a part that shows nothing new is left out. */
export interface Telling {
  card?: CardPlace | undefined
  /** Labels and assignees of the issue from now on. */
  issue?: { repository: RepositoryName; id: string; to: PatchIds } | undefined
  /** The comment that is edited, and what it says from now on. */
  edit?: { comment: string; body: string } | undefined
  /** The first of them stands above the second. */
  answers?: { issue: string; bodies: readonly [string, string?]; urgency: CommentUrgency } | undefined
  sign?: { comment: string; content: Sign } | undefined
  /** Path of the record by which all of it is shown. */
  record: string
}

/**
 * `record`: its version once all of it was shown; undefined where GitHub did not say. `not-all`: not all of it may have been
 * shown, so each part is to be looked after by itself.
 */
export type Told =
  | {
      record: string | undefined
      /** The app's own among the last comments after an answer: another instance may have given the same one. */
      said: readonly Pick<CommentSeen, 'id' | 'body'>[]
    }
  | 'not-all'

/**
 * The order in which comments wait where GitHub slows the app down: people who are called come first, reasons why
 * something was not done last.
 */
export type CommentUrgency = 'call' | 'answer' | 'hint'

/** Everything the use cases need of GitHub's issues. Each method is one request unless it says otherwise. */
export interface Issues {
  see(ref: IssueRef): Promise<IssueSeen | undefined>
  /** All comments, oldest first, in as many pages as it takes. */
  comments(ref: IssueRef, since?: string): Promise<CommentSeen[]>
  /**
   * Many issues of one repository, by number: a request for fifty. `field` names the columns where there is a board. An
   * issue that is left out is to be looked at by itself.
   */
  together(
    repository: RepositoryName,
    numbers: readonly number[],
    field: string | undefined,
  ): Promise<ReadonlyMap<number, SeenTogether>>
  /** Those of these numbers that are no issues there (any more), as far as GitHub tells: a request for a hundred. */
  notThere(repository: RepositoryName, numbers: readonly number[]): Promise<readonly number[]>
  /** Where an issue is that was there; `nowhere`: it was deleted, or moved out of sight. */
  whereabouts(ref: IssueRef): Promise<IssueRef | 'nowhere'>
  changes(ref: IssueRef): Promise<ScreenChange[]>
  /**
   * The editors of these texts, by node id, oldest edit first. A text that did not change since it was asked for last
   * costs nothing.
   */
  edits(texts: readonly Pick<IssueSeen, 'nodeId' | 'updatedAt'>[]): Promise<ReadonlyMap<string, readonly TextEdit[]>>
  /** Issues changed since a time, newest last, in pages. */
  list(
    repository: RepositoryName,
    options: { since?: string; state?: 'open' | 'closed' | 'all'; labels?: string },
  ): Promise<IssueSeen[]>
  /** One list for each of these, in their order, and one request for all of them unless one is long. */
  labelled(repository: RepositoryName, wanted: readonly Labelled[]): Promise<readonly (readonly IssueSeen[])[]>
  /** GitHub's id of a repository: a new ledger is bound to it. */
  repositoryId(repository: RepositoryName): Promise<number>
  /** Which repository GitHub leads to by this name; undefined where it leads nowhere that the app sees. */
  identity(repository: RepositoryName): Promise<(RepositoryName & { id: number; createdAt: string }) | undefined>
  /** Whether anybody at all may read it. */
  isPublic(repository: RepositoryName): Promise<boolean>
  /** The labels of a repository, in pages. */
  labels(repository: RepositoryName): Promise<readonly LabelSeen[]>
  describeLabel(repository: RepositoryName, name: string, description: string): Promise<void>
  patch(ref: IssueRef, patch: IssuePatch): Promise<void>
  /**
   * Creates once: where an answer was lost, it looks for `mark` in the app's own comments before it tries again. Throws
   * `ConversationLockedError`, as an edit does, where GitHub refuses it for that.
   */
  comment(ref: IssueRef, body: string, mark: string, urgency: CommentUrgency): Promise<{ id: number; nodeId: string }>
  editComment(ref: IssueRef, id: number, body: string): Promise<'edited' | 'gone'>
  /** Takes back a comment of the app's own; it may be gone already. */
  removeComment(ref: IssueRef, id: number): Promise<void>
  react(ref: IssueRef, comment: number | undefined, content: Sign): Promise<void>
  /** All of it in one request. */
  tell(telling: Telling): Promise<Told>
  /** Asks ahead for what `patchIds` gives; nobody waits for it. */
  lookAhead(repository: RepositoryName, assignee: string | undefined): void
  /** A patch for a telling; no request: undefined where it has more than that takes, or ids that are not known by now. */
  patchIds(repository: RepositoryName, patch: IssuePatch): PatchIds | undefined
  /** Of the signs that these comments bear, those of the app itself, by node id. What was seen once costs nothing. */
  ownSigns(comments: readonly Pick<CommentSeen, 'nodeId' | 'signs'>[]): Promise<ReadonlyMap<string, readonly Sign[]>>
  /** Opens an issue once: where the answer was lost, it is looked for by its mark. */
  open(repository: RepositoryName, issue: NewIssue): Promise<IssueSeen>
  /** Issues that the app itself has opened or changed since a time, in pages. */
  own(repository: RepositoryName, since: string): Promise<OwnIssue[]>
  /** Numbers of the sub-issues, in pages; undefined where the server knows none. */
  subIssues(ref: IssueRef): Promise<readonly number[] | undefined>
  /** Puts an issue, by its id, under a parent; a second request where that is turned away, for the reason. */
  linkSubIssue(parent: IssueRef, child: number): Promise<SubIssueLink>
}

/** The Projects board of the policy; absent where the policy has none. */
export interface Board {
  /** Asks ahead for what a move of a card needs; nobody waits for it, and a move that finds it missing says why. */
  lookAhead(): void
  /** The item of an issue, adding it where it is missing. */
  add(issue: {
    id: number
    nodeId: string
  }): Promise<{ item: number; nodeId: string | undefined; column: string | undefined }>
  /** A card and the issue it stands for; undefined where there is no such card, or it is no issue's. */
  see(item: number): Promise<
    | {
        column: string | undefined
        changedAt: string
        issue: CardIssue
      }
    | undefined
  >
  /** How it stands now, whatever was found a moment ago. */
  standing(): Promise<BoardStanding>
  /** The name that a renamed column should have, as far as the options were read; else the one that it has. */
  named(column: string): string
  /** A column for a telling, by the card's node id; no request: undefined where the board is not known by now. */
  placeOf(card: string, column: string): CardPlace | undefined
  /** Without a column: into none. `gone`: somebody took the card off the board. */
  move(item: number, column: string | undefined): Promise<'moved' | 'gone'>
}
