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
    delivery: undefined,
  }
}

/** An alert is new. */
const FIRST = ['created', 'appeared_in_branch']
/** It is one again, or what it found is worse than it was: since then, and not since it began. */
const AGAIN = ['reopened', 'reopened_by_user', 'auto_reopened', 'reintroduced', 'publicly_leaked']

const time = z.nullish(z.string())
const alerted = z.object({
  alert: z.object({ number: z.int(), html_url: z.url(), created_at: time, updated_at: time }),
})

/** GitHub's own alert: by number and link alone, since what it found is for those who may open it. */
export function alertSignal(kind: AlertKind, action: string, payload: unknown, envelope: Envelope): Signal | undefined {
  const place = base.safeParse(payload)
  const found = alerted.safeParse(payload)
  const isFirst = FIRST.includes(action)
  if (!(isFirst || AGAIN.includes(action)) || !place.success || !found.success) return undefined
  const { number, html_url: link, created_at, updated_at } = found.data.alert
  const { repository } = place.data
  return {
    ...{ kind: 'machine-report', installation: envelope.installation, repository },
    ...{ from: kind, title: alertTitle(kind, number, repository.name), text: link.slice(0, TEXT) },
    since: (isFirst ? created_at : updated_at) ?? undefined,
    delivery: undefined,
  }
}
