import * as z from 'zod/mini'
import { clauseSchema, idSchema, wordsSchema } from './basics.ts'

const optionSchema = z.strictObject({
  id: idSchema,
  label: wordsSchema,
  /** Facts that follow from choosing this option, as `category` follows from `kind`. */
  sets: z.optional(z.record(idSchema, idSchema)),
  /** The requirement that this option stands for, as where an exception names what it waives (R6-1). */
  clause: z.optional(clauseSchema),
  /** Few may read of it: the forms of restricted processes alone offer it (R8-2). */
  restricted: z.optional(z.boolean()),
})

const common = {
  label: wordsSchema,
  help: z.optional(wordsSchema),
  /** Other and former names: in comments, and in reports made with an older form. */
  aliases: z.optional(z.array(z.string().check(z.minLength(1)))),
  clause: z.optional(clauseSchema),
  /** Never leaves the repository of the case. */
  confidential: z._default(z.boolean(), false),
  /** May be told in notices (R4.4-3); never where it is confidential. */
  notice: z.optional(z.boolean()),
  /** Its heading in a notice, whose readers know none of the company's fields; left out: its label. */
  'notice-heading': z.optional(wordsSchema),
  /** Roles that may set it; `reporter` may correct what the form asks of him. Left out: `defaults.set-by`. */
  'set-by': z.optional(z.array(idSchema).check(z.minLength(1))),
  /** `unknown: why` is an answer for a gate, until it is settled (R4.2-2). Else a gate waits for what was found out. */
  'may-be-unknown': z.optional(z.boolean()),
  /** A gate takes "none" only with its reason. Only where it says `false` does a bare "none" do. */
  'none-needs-reason': z.optional(z.boolean()),
  /** No gate takes "none", whatever the reason: it waits for the thing itself (R7-3). */
  'never-none': z.optional(z.boolean()),
  /** A field of an older policy whose facts this one carries on. */
  succeeds: z._default(z.array(idSchema), []),
}

export const fieldSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), ...common }),
  z.strictObject({ kind: z.literal('line'), ...common }),
  /** Accounts of GitHub, kept by their numeric ids, and names of people without one. */
  z.strictObject({ kind: z.literal('accounts'), ...common }),
  /** `ahead`: a time that is still to come, such as until when something is to last. */
  z.strictObject({ kind: z.literal('time'), ahead: z.optional(z.boolean()), ...common }),
  z.strictObject({
    kind: z.literal('choice'),
    options: z.array(optionSchema).check(z.minLength(1)),
    /** Whether a reason may follow the choice, as in `/set harm none: nobody outside was touched`. */
    reason: z._default(z.boolean(), false),
    ...common,
  }),
  z.strictObject({ kind: z.literal('choices'), options: z.array(optionSchema).check(z.minLength(1)), ...common }),
  z.strictObject({ kind: z.literal('checks'), options: z.array(optionSchema).check(z.minLength(1)), ...common }),
  /** Many of the catalogue's systems, after the options given here (unknown, not listed, none). */
  z.strictObject({ kind: z.literal('systems'), options: z._default(z.array(optionSchema), []), ...common }),
  /** Many of the customers' register, after the options given here (R4-1). */
  z.strictObject({ kind: z.literal('customers'), options: z._default(z.array(optionSchema), []), ...common }),
])
export type Field = z.infer<typeof fieldSchema>
export type FieldOption = z.infer<typeof optionSchema>
