import * as z from 'zod/mini'
import type { ScreenChange } from '../../../app/ports/github.ts'
import { viaOf } from './acting-app.ts'
import { viewUser } from './issues-view.ts'

const KINDS = {
  labeled: 'labeled',
  unlabeled: 'unlabeled',
  closed: 'closed',
  reopened: 'reopened',
  project_v2_item_status_changed: 'column',
} as const

const eventSchema = z.looseObject({
  id: z.number(),
  event: z.enum(['labeled', 'unlabeled', 'closed', 'reopened', 'project_v2_item_status_changed']),
  created_at: z.string(),
  actor: z.nullish(z.looseObject({ id: z.number(), login: z.string(), type: z.optional(z.string()) })),
  label: z.nullish(z.looseObject({ name: z.string() })),
  state_reason: z.nullish(z.string()),
  performed_via_github_app: z.nullish(z.looseObject({ slug: z.optional(z.string()) })),
  // Assumed: GitHub's description does not have this event; where it leaves the column out, GraphQL has it.
  status: z.nullish(z.string()),
})

/** The timeline has many kinds of events; the ones that move nothing on the screen are left out. */
export function viewChanges(timeline: readonly unknown[]): ScreenChange[] {
  return timeline.flatMap((raw) => {
    const { data } = eventSchema.safeParse(raw)
    if (data === undefined) return []
    const actor = data.actor ? viewUser({ ...data.actor, type: data.actor.type ?? 'User' }) : undefined
    const value = data.label?.name ?? data.status ?? data.state_reason ?? undefined
    const via = viaOf(data.performed_via_github_app, data.actor)
    return [{ kind: KINDS[data.event], id: data.id, actor, at: data.created_at, via, value }]
  })
}
