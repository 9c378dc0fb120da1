import * as z from 'zod/mini'
import { durationSchema, idSchema, wordsSchema } from './basics.ts'

/** A work of the company and how long it can stand still (R4.1-4, table 1). */
export const workSchema = z.strictObject({ label: wordsSchema, 'tolerable-downtime': durationSchema })

/** A system, a third party's included, whether or not used for business (R3-1). */
export const systemSchema = z.strictObject({
  label: wordsSchema,
  kind: z.enum(['service', 'network', 'database', 'application', 'cloud', 'hardware', 'other']),
  provider: z.optional(z.string().check(z.minLength(1))),
  owner: z.optional(idSchema),
  works: z._default(z.array(idSchema), []),
  /** The officer's decision where it differs from what the works say; it needs a reason. */
  override: z.optional(z.strictObject({ priority: z.string().check(z.minLength(1)), reason: wordsSchema })),
})

export const prioritySchema = z.strictObject({
  id: z.string().check(z.regex(/^[A-Z]$/, 'one capital letter')),
  within: durationSchema,
  label: wordsSchema,
})
