import * as z from 'zod/mini'
import { alertTitle } from '../../../app/inbox/machine-report.ts'
import type { Signal } from '../../../app/inbox/signal.ts'
import type { AlertKind } from '../../../domain/policy/alerts.ts'
import { type Envelope, repositorySchema } from './parts.schema.ts'

/** The type of a `repository_dispatch` that is a report: whatever watches something sends it. */
const DISPATCH = 'hikeshi-report'

const TITLE = 200
const TEXT = 10_000

const base = z.object({ repository: repositorySchema })
const dispatched = z.object({
  client_payload: z.object({ title: z.string().check(z.minLength(1)), text: z.optional(z.string()) }),
})

/** Something that watches reports: its words are as hostile as anybody's. */
export function dispatchSignal(action: string, payload: unknown, envelope: Envelope): Signal | undefined {
  const place = base.safeParse(payload)
  const said = dispatched.safeParse(payload)
  if (action !== DISPATCH || !place.success || !said.success) return undefined
  const { title, text = '' } = said.data.client_payload
  return {
    ...{ kind: 'machine-report', installation: envelope.installation, repository: place.data.repository },
    ...{ from: 'dispatch', title: title.slice(0, TITLE), text: text.slice(0, TEXT), since: undefined },
  }
}

/** When an alert is new, or is one again. */
const NEW = ['created', 'reopened', 'reintroduced', 'appeared_in_branch']

const alerted = z.object({
  alert: z.object({ number: z.int(), html_url: z.url(), created_at: z.optional(z.string()) }),
})
/** One that comes again began before: it is a report of its own. */
const FIRST = ['created', 'appeared_in_branch']

/** GitHub's own alert: by number and link alone, since what it found is for those who may open it. */
export function alertSignal(kind: AlertKind, action: string, payload: unknown, envelope: Envelope): Signal | undefined {
  const place = base.safeParse(payload)
  const found = alerted.safeParse(payload)
  if (!NEW.includes(action) || !place.success || !found.success) return undefined
  const { number, html_url: link, created_at: createdAt } = found.data.alert
  const { repository } = place.data
  return {
    ...{ kind: 'machine-report', installation: envelope.installation, repository },
    ...{ from: kind, title: alertTitle(kind, number, repository.name), text: link.slice(0, TEXT) },
    since: FIRST.includes(action) ? createdAt : undefined,
  }
}
