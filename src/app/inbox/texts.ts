import type { CommentSeen, IssueSeen } from '../ports/github.ts'
import type { IssueAct } from './signal.ts'

/** An issue with its comments as they are now. */
export interface Texts {
  repository: IssueAct['repository']
  issue: IssueSeen
  comments: readonly CommentSeen[]
}
