import * as z from 'zod/mini'
import type { Signal } from '../../../app/inbox/signal.ts'
import type { Envelope } from './parts.schema.ts'

const base = z.object({ organization: z.object({ login: z.string().check(z.minLength(1)) }) })

/** Teams say who has which role. */
export function peopleSignal(payload: unknown, envelope: Envelope): Signal | undefined {
  const read = base.safeParse(payload)
  if (!read.success) return undefined
  return { kind: 'people-changed', installation: envelope.installation, owner: read.data.organization.login }
}
