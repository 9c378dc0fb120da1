import * as z from 'zod/mini'
import { cause } from '../../../app/inbox/cause.ts'
import { closedAs } from '../../../app/inbox/doors.ts'
import type { Signal } from '../../../app/inbox/signal.ts'
import type { IssueRef, IssueSeen } from '../../../app/ports/github.ts'
import { MARK_COLOUR, PHASE_COLOUR } from '../../../domain/screen/labels.ts'
import { isOwnLabel, phaseOfLabel } from '../../../domain/screen/own-labels.ts'
import { type Envelope, issueSchema, repositorySchema } from './parts.schema.ts'

const base = z.object({ issue: issueSchema, repository: repositorySchema })
const edited = z.object({ changes: z.object({ body: z.object({ from: z.nullish(z.string()) }) }) })
const placeSchema = z.object({ repo: repositorySchema, issue: z.object({ number: z.int() }) })
const placeIn = (repo: unknown, issue: unknown): IssueRef | undefined => {
  const { data } = placeSchema.safeParse({ repo, issue })
  return data && { repository: { owner: data.repo.owner, name: data.repo.name }, number: data.issue.number }
}
const moved = z.object({ changes: z.object({ new_issue: z.unknown(), new_repository: z.unknown() }) })
const came = z.object({ changes: z.object({ old_issue: z.unknown(), old_repository: z.unknown() }) })

const labelled = z.object({
  label: z.object({ name: z.string(), color: z.nullish(z.string()), description: z.nullish(z.string()) }),
})

export function issueSignal(action: string, payload: unknown, envelope: Envelope): Signal | undefined {
  const read = base.safeParse(payload)
  if (!read.success || read.data.issue.seen.isPullRequest) return undefined
  const { repository, issue } = read.data
  const { seen } = issue
  const { id: actor } = envelope.sender
  const act = {
    installation: envelope.installation,
    repository,
    issue: seen,
    actor: envelope.sender,
    at: seen.updatedAt,
    // An issue tells by way of which app it was opened, not by way of which it was changed.
    via: 'not-told' as const,
  }
  switch (action) {
    case 'opened': {
      const { data } = came.safeParse(payload)
      const from = data && placeIn(data.changes.old_repository, data.changes.old_issue)
      if (from !== undefined)
        return { ...act, kind: 'arrived', from, cause: cause.relocated('arrived', seen.createdAt) }
      return { ...act, kind: 'issue-opened', at: seen.createdAt, cause: cause.opened(), via: seen.via }
    }
    case 'deleted':
      return { ...act, kind: 'relocated', to: undefined, cause: cause.relocated('deleted', seen.createdAt) }
    case 'transferred': {
      const { data } = moved.safeParse(payload)
      const to = data && placeIn(data.changes.new_repository, data.changes.new_issue)
      return to && { ...act, kind: 'relocated', to, cause: cause.relocated('transferred', seen.createdAt) }
    }
    case 'edited': {
      const changes = edited.safeParse(payload)
      if (!changes.success) return undefined
      const before = changes.data.changes.body.from ?? undefined
      const name = cause.edited(actor, seen.updatedAt, seen.body)
      return { ...act, kind: 'issue-edited', cause: name, before, via: seen.via }
    }
    case 'labeled':
    case 'unlabeled': {
      const label = labelled.safeParse(payload)
      if (!label.success) return undefined
      const { name, color, description } = label.data.label
      // A phase that somebody renamed still has its colour and words; which labels are marks, the policy says.
      const isSaid = typeof description === 'string' && description !== ''
      const isRenamed = color?.toLowerCase() === PHASE_COLOUR && isSaid
      const isMark = color?.toLowerCase() === MARK_COLOUR && isSaid
      if (!isOwnLabel(name) && !isRenamed && !isMark) return undefined
      if (phaseOfLabel(name) === undefined && !isRenamed && isOfOpening(seen, actor)) return undefined
      const change = action === 'labeled' ? 'added' : 'removed'
      const look = { name, color: color ?? '', description: description ?? '' }
      return { ...act, kind: 'label', name, look, change, cause: cause.label(name, change, actor, seen.updatedAt) }
    }
    case 'closed': {
      const at = issue.closedAt ?? seen.updatedAt
      return { ...act, kind: 'closed', as: closedAs(seen.stateReason), at, cause: cause.closed(actor, at) }
    }
    case 'reopened':
      return { ...act, kind: 'reopened', cause: cause.reopened(actor, seen.updatedAt) }
    default:
      return undefined
  }
}

const AT_ONCE_MS = 2_000

/** GitHub tells the labels that a report came with once more, each by itself: the opening has said it all. */
const isOfOpening = ({ author, createdAt, updatedAt }: IssueSeen, actor: number): boolean =>
  author.id === actor && Date.parse(updatedAt) - Date.parse(createdAt) <= AT_ONCE_MS
