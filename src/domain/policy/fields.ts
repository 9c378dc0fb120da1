import * as z from 'zod'
import { clauseSchema, idSchema, wordsSchema } from './basics.ts'

const optionSchema = z.strictObject({
  id: idSchema,
  label: wordsSchema,
  /** Facts that follow from choosing this option, as `category` follows from `kind`. */
  sets: z.record(idSchema, idSchema).optional(),
  /** The requirement that this option stands for, as where an exception names what it waives (R6-1). */
  clause: clauseSchema.optional(),
})

const common = {
  label: wordsSchema,
  help: wordsSchema.optional(),
  clause: clauseSchema.optional(),
  /** Never leaves the repository of the case. */
  confidential: z.boolean().default(false),
  /** May be told in notices (R4.4-3); never where it is confidential. */
  notice: z.boolean().optional(),
  /** Roles that may set it; `reporter` may correct what the form asks of him. Left out: `defaults.set-by`. */
  'set-by': z.array(idSchema).min(1).optional(),
  /** A field of an older policy whose facts this one carries on. */
  succeeds: z.array(idSchema).default([]),
}

export const fieldSchema = z.discriminatedUnion('kind', [
  /** `none-because`: "none" alone is no answer, only with its reason. */
  z.strictObject({ kind: z.literal('text'), 'none-because': z.boolean().optional(), ...common }),
  z.strictObject({ kind: z.literal('line'), ...common }),
  /** `ahead`: a time that is still to come, such as until when something is to last. */
  z.strictObject({ kind: z.literal('time'), ahead: z.boolean().optional(), ...common }),
  z.strictObject({
    kind: z.literal('choice'),
    options: z.array(optionSchema).min(1),
    /** Whether a reason may follow the choice, as in `/set harm none: nobody outside was touched`. */
    reason: z.boolean().default(false),
    ...common,
  }),
  z.strictObject({ kind: z.literal('choices'), options: z.array(optionSchema).min(1), ...common }),
  z.strictObject({ kind: z.literal('checks'), options: z.array(optionSchema).min(1), ...common }),
  /** Many of the catalogue's systems, after the options given here (unknown, not listed, none). */
  z.strictObject({ kind: z.literal('systems'), options: z.array(optionSchema).default([]), ...common }),
  /** Many of the customers' register, after the options given here (R4-1). */
  z.strictObject({ kind: z.literal('customers'), options: z.array(optionSchema).default([]), ...common }),
])
export type Field = z.infer<typeof fieldSchema>
export type FieldOption = z.infer<typeof optionSchema>
