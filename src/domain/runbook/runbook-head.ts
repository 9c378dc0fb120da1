import * as z from 'zod/mini'
import { daySchema, durationSchema, idSchema } from '../policy/basics.ts'
import { conditionSchema } from '../policy/condition.schema.ts'

const words = z.string().check(z.trim(), z.minLength(1))

const helperSchema = z.strictObject({ who: words, for: words })

const contactSchema = z.strictObject({
  id: idSchema,
  who: words,
  for: words,
  /** Empty until the company fills it in: said as a warning, since a wrong number is worse than none. */
  phone: z.string(),
  hours: z.optional(words),
  /** A public body's window on the web, where it has no number to print. */
  web: z.optional(z.url()),
})

const startSchema = z.strictObject({ id: idSchema, when: conditionSchema, text: words })
const endSchema = z.strictObject({ id: idSchema, text: words })

/** The machine-read head of a runbook: what R4.1-1 and its parts a to d ask of a response procedure. */
export const runbookHeadSchema = z.strictObject({
  id: idSchema,
  title: words,
  /** Kinds of incident that it is for; none: it is chosen by hand alone. */
  kinds: z.array(idSchema),
  /** Systems of the catalogue that it is made for; none: whatever the system. */
  systems: z.array(idSchema),
  executive: idSchema,
  owner: idSchema,
  /** The day of the last review, or null where the company has not reviewed it yet. */
  reviewed: z.nullable(daySchema),
  'review-every': durationSchema,
  'drill-every': durationSchema,
  start: z.array(startSchema).check(z.minLength(1)),
  end: z.array(endSchema).check(z.minLength(1)),
  cooperation: z.strictObject({
    inside: z.array(helperSchema).check(z.minLength(1)),
    outside: z.array(helperSchema).check(z.minLength(1)),
  }),
  contacts: z.array(contactSchema).check(z.minLength(1)),
})

export type RunbookHead = z.infer<typeof runbookHeadSchema>
export type StartTrigger = RunbookHead['start'][number]

/** The order in which a head is written, which is also where a missing key belongs. */
export const HEAD_KEYS: readonly string[] = Object.keys(runbookHeadSchema.shape)

/** Which part of R4.1-1 asks for a key; the others are the runbook's own book-keeping. */
export const CLAUSE_OF_KEY: Readonly<Record<string, string>> = {
  kinds: 'R4.1-1',
  owner: 'R4.1-1',
  reviewed: 'R4.1-1',
  'review-every': 'R4.1-1',
  start: 'R4.1-1a',
  end: 'R4.1-1a',
  executive: 'R4.1-1b',
  cooperation: 'R4.1-1c',
  contacts: 'R4.1-1d',
  'drill-every': 'R4.1-2',
}
