import * as z from 'zod/mini'
import { cause } from '../../../app/inbox/cause.ts'
import type { Signal } from '../../../app/inbox/signal.ts'
import { looksLikeCommand } from '../../../domain/commands/slash-start.ts'
import { viaOf } from '../issues/acting-app.ts'
import { commentSchema, type Envelope, issueSchema, repositorySchema } from './parts.schema.ts'

const base = z.object({ issue: issueSchema, comment: commentSchema, repository: repositorySchema })
const edited = z.object({ changes: z.object({ body: z.object({ from: z.string() }) }) })

/** A new comment with a command, an edit of one, or that one is gone. */
export function commentSignal(action: string, payload: unknown, envelope: Envelope): Signal | undefined {
  if (action !== 'created' && action !== 'edited' && action !== 'deleted') return undefined
  const read = base.safeParse(payload)
  if (!read.success || read.data.issue.seen.isPullRequest) return undefined
  const { repository, issue, comment } = read.data
  // Of an edit GitHub tells no more than by way of what the text was written.
  const via = viaOf(comment.performed_via_github_app, comment.user)
  const seen = {
    id: comment.id,
    nodeId: comment.node_id,
    issue: issue.seen.number,
    body: comment.body ?? '',
    author: comment.user,
    createdAt: comment.created_at,
    updatedAt: comment.updated_at,
    via,
    // A delivery of what was written just now: nobody has answered it yet.
    signs: [],
  }
  const act = {
    installation: envelope.installation,
    repository,
    issue: issue.seen,
    actor: envelope.sender,
    comment: seen,
    via,
  }
  if (action === 'deleted') {
    const deleted = { ...act, kind: 'comment-deleted', via: 'not-told', at: issue.seen.updatedAt } as const
    return looksLikeCommand(seen.body) ? { ...deleted, cause: cause.commentDeleted(seen.id) } : undefined
  }
  if (action === 'created') {
    return looksLikeCommand(seen.body)
      ? { ...act, kind: 'comment', at: seen.createdAt, cause: cause.comment(seen.id) }
      : undefined
  }
  const changes = edited.safeParse(payload)
  const before = changes.success ? changes.data.changes.body.from : seen.body
  if (before === seen.body) return undefined
  // An edit turns no old comment into a command: its author is asked to write it anew, and nobody else is heard.
  const isAsked = looksLikeCommand(seen.body) && envelope.sender.id === comment.user.id
  if (!isAsked && !looksLikeCommand(before)) return undefined
  return {
    ...act,
    kind: 'comment-edited',
    at: seen.updatedAt,
    cause: cause.commentEdited(seen.id, envelope.sender.id, seen.updatedAt, seen.body),
    before,
  }
}
