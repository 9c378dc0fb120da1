import type { Via } from '../../domain/commands/via.ts'
import type { LabelSeen } from '../../domain/doctor/facts.ts'
import type { AlertKind } from '../../domain/policy/alerts.ts'
import type { CommentSeen, IssueRef, IssueSeen } from '../ports/github.ts'

/** GitHub's word on something that a person did, once it is known to be of any concern to us. */
export type Signal =
  | (IssueAct & { kind: 'issue-opened' })
  /** The text of the issue was edited; `before` is missing where GitHub does not tell it. */
  | (IssueAct & { kind: 'issue-edited'; before: string | undefined })
  | (IssueAct & { kind: 'comment'; comment: CommentSeen })
  /** A comment that records facts was edited: a correction. */
  | (IssueAct & { kind: 'comment-edited'; comment: CommentSeen; before: string })
  /** A comment with a command is gone; the actor took it away. */
  | (IssueAct & { kind: 'comment-deleted'; comment: CommentSeen })
  /** A label of ours; only one that is put on asks for something, else the screen alone is to be put right. */
  | (IssueAct & { kind: 'label'; name: string; look: LabelSeen; change: 'added' | 'removed' })
  | (IssueAct & { kind: 'closed'; as: 'completed' | 'not-planned' | 'duplicate' })
  | (IssueAct & { kind: 'reopened' })
  /** The issue is elsewhere now; nowhere, where it was deleted. */
  | (IssueAct & { kind: 'relocated'; to: IssueRef | undefined })
  /** It came from another repository: its text is its author's, and who moved it is the actor. */
  | (IssueAct & { kind: 'arrived'; from: IssueRef })
  | (Act & {
      kind: 'column'
      /** Login of the organisation that has the board. */
      owner: string
      item: { id: number; nodeId: string }
      /** Node id of the issue. */
      content: string
      project: number | undefined
      field: string | undefined
      /** Names of the options; none where the card was or is in no column. */
      from: string | undefined
      to: string | undefined
    })
  | (Act & {
      kind: 'pull-request'
      repository: RepositorySeen
      number: number
      what: 'opened' | 'edited' | 'synchronize' | 'closed' | 'reopened' | 'reviewed'
      branch: string
      head: string
      merged: boolean
    })
  /** A push to the default branch: to the policy itself, or to anything else, runbooks perhaps. */
  | (Push & { kind: 'policy-changed' })
  | (Push & { kind: 'runbooks-changed' })
  /** Something that watches reports: by a dispatch, or as an alert of GitHub's own. */
  | {
      kind: 'machine-report'
      installation: number | undefined
      repository: RepositorySeen
      from: 'dispatch' | AlertKind
      title: string
      text: string
      /** When an alert began or was opened again; undefined for what has no beginning of its own. */
      since: string | undefined
      /** The delivery that told of it, by which what has no beginning is known again; undefined where its host has no name for it. */
      delivery: string | undefined
    }
  /** The members of teams may have changed. */
  | { kind: 'people-changed'; installation: number | undefined; owner: string }

type SignalKind = Signal['kind']
export type SignalOf<K extends SignalKind> = Extract<Signal, { kind: K }>

/** A bot moved a card, set or took a label of ours, closed or reopened an issue. */
export type BotMove = SignalOf<'column' | 'label' | 'closed' | 'reopened'>

interface RepositorySeen {
  id: number
  owner: string
  name: string
  private: boolean
  defaultBranch: string
}

export interface Act {
  installation: number | undefined
  actor: { id: number; login: string; type: string }
  /** GitHub's time of the act. */
  at: string
  /** Names what was asked, the same however often it is delivered. */
  cause: string
  via: Via
}

export interface IssueAct extends Act {
  repository: RepositorySeen
  issue: IssueSeen
}

/** A text that may adopt: a comment, or the issue itself. */
export interface AdoptHeard extends Act {
  repository: Pick<RepositorySeen, 'id' | 'owner' | 'name'>
  issue: Pick<IssueSeen, 'number' | 'body'>
  comment: Pick<CommentSeen, 'id' | 'body'> | undefined
}

/** A pull request, as a delivery tells of it or as a sweep finds it merged. */
export type PullRequestHeard = Omit<SignalOf<'pull-request'>, 'repository'> & {
  repository: Pick<RepositorySeen, 'id' | 'owner' | 'name'>
}

interface Push {
  installation: number | undefined
  repository: RepositorySeen
  paths: readonly string[]
  /** GitHub lists the changed files in part only, as after a forced push. */
  partly: boolean
}
