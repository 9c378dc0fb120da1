import * as z from 'zod/mini'
import { clauseSchema, durationSchema, idSchema, idsSchema, wordsSchema } from '../policy/basics.ts'
import { conditionSchema } from '../policy/condition.schema.ts'
import { WEEKDAYS } from './weekdays.ts'

// As gates take it: a case that comes back to this phase needs it anew. What was done before stops no clock any more, and
// starts one at the return.
const renewedShape = { since: z.optional(idSchema) }

/** Something in the life of a case that has a time: a clock starts and stops at such moments. */
const momentSchema = z.union([
  /** `answered`: the first act of somebody in charge. */
  z.strictObject({ event: z.enum(['opened', 'answered', 'organisation-started', 'organisation-stood-down']) }),
  z.strictObject({ phase: idsSchema }),
  /** The time that a field states; of any other field, when it was first recorded. */
  z.strictObject({ fact: idSchema }),
  z.strictObject({ merged: idSchema, ...renewedShape }),
  z.strictObject({ notice: idSchema, ...renewedShape }),
  z.strictObject({ acknowledged: idSchema, ...renewedShape }),
  /** A fact that was open in an acknowledged edition came to be known: a further edition is due (R4.4-2). */
  z.strictObject({ edition: idSchema, ...renewedShape }),
  z.strictObject({ approved: idSchema, ...renewedShape }),
  /** Somebody of this role did something in the case, so he knows of it. */
  z.strictObject({ acted: idSchema }),
  /** Of a clock that runs for each system: that system runs again (R4.3-2b). */
  z.strictObject({ recovered: z.literal('each') }),
  /** Of a clock that runs for each action item: when it was added, confirmed as done, judged by its effect (R4.4-3). */
  z.strictObject({ action: z.enum(['added', 'confirmed', 'judged']) }),
])
export type Moment = z.infer<typeof momentSchema>

const momentsSchema = z.union([
  z.pipe(
    momentSchema,
    z.transform((moment) => [moment]),
  ),
  z.array(momentSchema).check(z.minLength(1)),
])

/** One length, or one for each value of `severity`, `priority` or any field; where nothing fits, there is no clock. */
const lengthSchema = z.union([
  durationSchema,
  z.strictObject({
    by: idSchema,
    is: z.record(z.string().check(z.minLength(1)), durationSchema),
    else: z.optional(durationSchema),
  }),
  /** Of a clock that runs for each action item: until the end of the item's own day. */
  z.strictObject({ until: z.literal('due') }),
])
export type Length = z.infer<typeof lengthSchema>

const escalationSchema = z
  .strictObject({
    /** Hours from the clock's start. */
    after: z.optional(lengthSchema),
    /** Instead: this long after the clock's time has run out. */
    past: z.optional(durationSchema),
    /** The role that is called. */
    to: idSchema,
    /** The role whose time to answer has run out with that (R4.2-1). */
    unanswered: z.optional(idSchema),
  })
  .check(z.refine(({ after, past }) => (after === undefined) !== (past === undefined), 'says either "after" or "past"'))

export const clockSchema = z.strictObject({
  label: wordsSchema,
  clause: z.optional(clauseSchema),
  /** Where the number comes from. */
  source: wordsSchema,
  /** Processes whose cases it runs in. */
  in: idsSchema,
  /** Part of a pack: it runs only where the pack is on. */
  pack: z.optional(idSchema),
  when: z.optional(conditionSchema),
  /** One clock for each value of this field, as for each system; or one for each action item (R4.4-3). */
  each: z.optional(
    z.union([z.literal('actions'), z.strictObject({ fact: idSchema, except: z._default(z.array(idSchema), []) })]),
  ),
  /** The first of these that is known. */
  start: momentsSchema,
  /** Whichever comes first; the end of the case stops it too, unless it starts there. */
  stop: z.optional(momentsSchema),
  /** The end of the case does not stop it: the sweep looks at the closed case until the clock has stopped. */
  'runs-on': z._default(z.boolean(), false),
  length: lengthSchema,
  /** `elapsed`: hours as they pass, day and night; else one of the policy's calendars. */
  calendar: z._default(idSchema, 'elapsed'),
  /** Reminders at these parts of the length; when it has run out, one comes in any case. */
  'remind-at': z._default(z.array(z.number().check(z.gt(0), z.lte(1))), []),
  escalate: z._default(z.array(escalationSchema), []),
  /** Why nobody further is called once it has run out; said where `escalate` names nobody, so that silence is never an oversight. */
  'not-escalated': z.optional(wordsSchema),
  /** The roles that are reminded; left out: the one in charge of the phase. */
  tell: z.optional(z.array(idSchema).check(z.minLength(1))),
  /** An acknowledgement: whoever still owes it is reminded besides (R4.1-1e). */
  chase: z.optional(idSchema),
  /** The field that is asked for where it stopped too late. */
  'late-reason': z.optional(idSchema),
})
export type ClockPolicy = z.infer<typeof clockSchema>

/** How days are counted, in the time zone of the policy. */
export const calendarSchema = z.strictObject({
  count: z.enum(['business-days', 'days']),
  /** Whether the day on which the clock starts is day 1. */
  'first-day': z._default(z.enum(['included', 'excluded']), 'excluded'),
  // With every day of the week off, no clock would ever end.
  weekend: z._default(z.array(z.enum(WEEKDAYS)).check(z.maxLength(6)), ['saturday', 'sunday']),
  holidays: z._default(z.enum(['japan', 'none']), 'none'),
  /** Days off of this company: `12-29` every year, `2030-08-13` once. */
  closed: z._default(
    z.array(z.string().check(z.regex(/^(\d{4}-)?\d{2}-\d{2}$/, 'a day such as 12-29 or 2030-08-13'))),
    [],
  ),
  /** The time of day of reminders before the last. */
  'remind-from': z._default(
    z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 09:00')),
    '09:00',
  ),
})
export type Calendar = z.infer<typeof calendarSchema>

/** Clocks that a company turns on together. */
export const packSchema = z.strictObject({
  label: wordsSchema,
  on: z._default(z.boolean(), false),
  /** Where it concerns a case; its questions are asked from then on. */
  when: z.optional(conditionSchema),
  /** Fields that say whether its deadlines are owed: asked until each of them is answered. */
  asks: z._default(z.array(idSchema), []),
  /** Said wherever one of its clocks shows. */
  note: z.optional(wordsSchema),
})
