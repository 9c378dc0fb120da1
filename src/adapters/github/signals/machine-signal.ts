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
const dispatched = z.object({ client_payload: z.nullish(z.record(z.string(), z.unknown())) })

/** Something that watches reports: its words are as hostile as anybody's. */
export function dispatchSignal(action: string, payload: unknown, envelope: Envelope): Signal | undefined {
  const place = base.safeParse(payload)
  const said = dispatched.safeParse(payload)
  if (action !== DISPATCH || !place.success || !said.success) return undefined
  const words = wordsOf(said.data.client_payload ?? {})
  if (words === undefined) return undefined
  const { title, text } = words
  return {
    ...{ kind: 'machine-report', installation: envelope.installation, repository: place.data.repository },
    ...{ from: 'dispatch', title: title.slice(0, TITLE), text: text.slice(0, TEXT), since: undefined },
    delivery: undefined,
  }
}

/** A machine is never asked back: where its report has a form of its own, that is the text. */
function wordsOf({
  title,
  text,
  ...others
}: Readonly<Record<string, unknown>>): { title: string; text: string } | undefined {
  const own = inWords(text)
  const said = own === '' && Object.keys(others).length > 0 ? inWords(others) : own
  const name = inWords(title)
  // Without a title it is known by its words.
  const known = name === '' ? said.replace(/\s+/gu, ' ') : name
  return known === '' ? undefined : { title: known, text: said }
}

function inWords(said: unknown): string {
  if (said === undefined || said === null) return ''
  return typeof said === 'string' ? said.trim() : JSON.stringify(said, undefined, 2)
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
