import * as z from 'zod/mini'
import { idSchema } from './basics.ts'

const nameSchema = z.string().check(z.minLength(1), z.maxLength(64))

/**
 * GitHub's signs of a case beside its labels, where the organisation has set them up: hints for people and their lists.
 * The record knows nothing of it, and nothing waits for it. Left out: none of it is looked at.
 */
export const issueSettingsSchema = z.strictObject({
  /** The issue type of the cases of a process, by its name on GitHub. */
  types: z._default(z.record(idSchema, nameSchema), {}),
  /** The single-select issue field that shows the severity; its options go by the severity's words, in either language. */
  'severity-field': z.optional(nameSchema),
  /** Whether an open action item is shown as blocking its case. */
  'blocked-by-actions': z._default(z.boolean(), false),
})
