import * as z from 'zod'
import { durationSchema, idSchema, wordsSchema } from './basics.ts'

/** A work of the company and how long it can stand still (R4.1-4, table 1). */
export const workSchema = z.strictObject({ label: wordsSchema, 'tolerable-downtime': durationSchema })

/** A system, a third party's included, whether or not used for business (R3-1). */
export const systemSchema = z.strictObject({
  label: wordsSchema,
  kind: z.enum(['service', 'network', 'database', 'application', 'cloud', 'hardware', 'other']),
  provider: z.string().min(1).optional(),
  owner: idSchema.optional(),
  works: z.array(idSchema).default([]),
  /** The officer's decision where it differs from what the works say; it needs a reason. */
  override: z.strictObject({ priority: z.string().min(1), reason: wordsSchema }).optional(),
})

export const prioritySchema = z.strictObject({
  id: z.string().regex(/^[A-Z]$/, 'one capital letter'),
  within: durationSchema,
  label: wordsSchema,
})
