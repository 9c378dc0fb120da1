import * as z from 'zod/mini'
import { durationSchema, idSchema, idsSchema } from './basics.ts'
import { conditionSchema } from './condition.schema.ts'

/**
 * The extent of an approved case of this process: the requirement it waives, where, and how long, all of it said in its
 * form (R6-1).
 */
export const waiverSchema = z.strictObject({
  /** Processes whose gates it opens. */
  of: idsSchema,
  /** The clauses of the regulation of which requirements may be waived: `R4` is clause 4 with all its parts. */
  clauses: z.array(z.string().check(z.regex(/^R\d$/, 'a clause such as R4'))).check(z.minLength(1)),
  /** Phases in which it counts; it ends with the transition out of them that has a time (`at`). */
  in: idsSchema,
  /** The field whose options name the requirements. */
  requirements: idSchema,
  scope: z.strictObject({
    /** The field with the numbers of the cases, such as `#12, #15`. */
    cases: z.optional(idSchema),
    /** The field with the systems: a case all of whose systems are among them. */
    systems: z.optional(idSchema),
    /** Every case, while this holds. */
    all: z.optional(conditionSchema),
  }),
  /** In an emergency it counts before it is approved, and is approved afterwards. */
  ahead: z.optional(
    z.strictObject({
      when: conditionSchema,
      in: idsSchema,
      by: z.array(idSchema).check(z.minLength(1)),
      for: durationSchema,
    }),
  ),
})
export type WaiverRule = z.infer<typeof waiverSchema>
