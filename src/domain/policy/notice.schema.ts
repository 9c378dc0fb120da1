import * as z from 'zod/mini'
import { clauseSchema, idSchema, wordsSchema } from './basics.ts'

/** A notice to customers or to the persons covered, and to whom (R4.4-3, R9-4). */
export const noticeSchema = z.strictObject({
  label: wordsSchema,
  clause: z.optional(clauseSchema),
  /** It goes to all the persons covered, each group recorded by itself (R2-1). */
  groups: z.optional(z.boolean()),
  /** It goes to customers, each recorded by itself: those whom this field names, or `every` one of the register. */
  customers: z.optional(idSchema),
  /**
   * Fields that its text consists of: none of them may be missing. Left out: whatever notices may tell, and no text is
   * waited for.
   */
  parts: z._default(z.array(idSchema), []),
  /** How the text begins, with `{company}`, `{date}` and `{phone}`; left out: as a notice of an incident does. */
  intro: z.optional(wordsSchema),
})
export type NoticePolicy = z.infer<typeof noticeSchema>
