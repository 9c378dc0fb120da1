import type { GitHubRef } from '../case/github-ref.ts'
import type { CommentSeen, IssueSeen } from '../ports/github.ts'

/** What is known already of what GitHub shows, so that it need not be asked for again. */
export interface KnownScreen {
  issue?: IssueSeen
  column?: { item: number; name: string | undefined }
  /** The comment that asked: it gets the reaction. */
  comment?: GitHubRef
  /** The sweep compares everything that GitHub shows, not only what this moment changed. */
  thoroughly?: boolean
  /** All comments of the issue, where they were read anyway. */
  comments?: readonly CommentSeen[]
}
