import type { Account } from '../../domain/case/case.ts'
import type { GitHubRef } from '../case/github-ref.ts'
import type { Card, CommentSeen, IssueSeen } from '../ports/github.ts'

/** Knowledge of what GitHub shows, so that it need not be asked for again. */
export interface KnownScreen {
  issue?: IssueSeen
  column?: Card
  /** The comment that asked: it gets the reaction. */
  comment?: GitHubRef
  /** The sweep compares everything that GitHub shows, not only what this moment changed. */
  thoroughly?: boolean
  /** Another process has recorded something since: all of it is shown anew, and whoever recorded it answers. */
  overtaken?: true
  /** All comments of the issue, where they were read anyway. */
  comments?: readonly CommentSeen[]
  /** Accounts by the logins that they have now, as a delivery told. */
  people?: readonly Account[]
}
