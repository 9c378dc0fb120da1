import * as z from 'zod/mini'
import { callSchema, channelSchema } from '../calls/call.schema.ts'
import { calendarSchema, clockSchema, packSchema } from '../clock/clock.schema.ts'
import { zoned } from '../time/zoned.ts'
import { adviceSchema } from './advice.ts'
import { alertsSchema } from './alerts.ts'
import { appSlugSchema, clauseSchema, idSchema, languageSchema, wordsSchema } from './basics.ts'
import { prioritySchema, systemSchema, workSchema } from './catalogue.ts'
import { conditionSchema } from './condition.schema.ts'
import { customerSchema } from './customer.ts'
import { detectionSchema } from './detection.ts'
import { fieldSchema } from './fields.ts'
import { invariantSchema } from './invariants.ts'
import { issueSettingsSchema } from './issue-settings.ts'
import { processSchema } from './process.ts'
import { roleSchema } from './roles.ts'
import { baseNameSchema, withoutSchema } from './safeguards/without.schema.ts'

const triggerSchema = z.strictObject({ id: idSchema, text: wordsSchema, when: z.optional(conditionSchema) })

/** The policy file: how this company runs its regulation. Every process, field, gate, role and word of it is data. */
export const policySchema = z.strictObject({
  version: z.literal(1),
  /** The base that this whole policy was made of, with what is the company's own: `hikeshi generate` writes it. */
  base: z.optional(baseNameSchema),
  /** Safeguards of the base that the company does without, each with its reason (R9-2). */
  without: z._default(z.array(withoutSchema), []),
  /** A handful of people: one may have two roles that control each other, said with its reason. */
  people: z.optional(z.literal('few')),
  'people-reason': z.optional(wordsSchema),
  company: z.strictObject({ name: z.string().check(z.minLength(1)), phone: z.string() }),
  locale: languageSchema,
  'time-zone': z.string().check(
    z.refine((zone) => {
      try {
        // A short name such as JST is Intl's alone: no time is told by it.
        zoned(0, zone)
        return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
      } catch {
        return false
      }
    }, 'a time zone of the IANA database, such as Asia/Tokyo'),
  ),
  /** Names of repositories under the owner of the policy's own repository. */
  repositories: z.record(
    idSchema,
    z.string().check(z.regex(/^[\w.-]+$/, 'a name of a repository alone, without its owner')),
  ),
  /** Repositories that may be public, each with the reason why: the app works in no other public one (R8-1). */
  'public-repositories': z._default(z.record(idSchema, wordsSchema), {}),
  board: z.optional(z.strictObject({ project: z.int().check(z.positive()), field: z.string().check(z.minLength(1)) })),
  /** Types, a field and dependencies of issues, where the organisation has them. */
  issues: z.optional(issueSettingsSchema),
  roles: z.record(idSchema, roleSchema),
  /** Apps through which people may act; an act by way of any other app is refused. */
  'trusted-apps': z._default(z.array(appSlugSchema), []),
  /** GitHub's own alerts that open a case; left out: none (R4.1-3). */
  alerts: z.optional(alertsSchema),
  /** More names for commands, in the words of the company: `/止血` for `/contain`. */
  'command-names': z._default(
    z.record(idSchema, z.array(z.string().check(z.regex(/^[\p{L}\p{N}-]{2,40}$/u, 'a word without blanks or marks')))),
    {},
  ),
  defaults: z.strictObject({ 'set-by': z.array(idSchema).check(z.minLength(1)) }),
  works: z._default(z.record(idSchema, workSchema), {}),
  systems: z._default(z.record(idSchema, systemSchema), {}),
  /** How incidents are noticed, system by system (R4.1-3). */
  detection: z._default(z.record(idSchema, detectionSchema), {}),
  /** Customers whose consent the handling of incidents needs (R4-1). */
  customers: z._default(z.record(idSchema, customerSchema), {}),
  /** Strictest first. */
  priorities: z.array(prioritySchema).check(z.minLength(1)),
  'default-priority': z.string(),
  fields: z.record(idSchema, fieldSchema),
  /** The reporters' first steps, by kind; a kind without its own is told of people's safety alone. */
  advice: z._default(z.array(adviceSchema), []),
  /** The facts that have a meaning for the app itself: their field ids. */
  meanings: z.strictObject({
    kind: idSchema,
    category: idSchema,
    systems: idSchema,
    severity: idSchema,
    'detected-at': idSchema,
  }),
  severity: z.strictObject({
    default: idSchema,
    rules: z._default(z.array(z.strictObject({ when: conditionSchema, is: idSchema })), []),
  }),
  /** When GitHub itself may be read by an attacker: details are withheld, and people are sent to the phone (R4-2). */
  channel: z.optional(z.strictObject({ compromised: conditionSchema, clause: clauseSchema })),
  /** The persons covered (clause 2), by group: who is to be notified (R2-1). */
  groups: z.optional(z.record(idSchema, wordsSchema)),
  runbooks: z.strictObject({
    repository: idSchema,
    folder: z.string().check(z.regex(/^[\w-]+(\/[\w-]+)*$/, 'a folder such as docs/runbooks')),
  }),
  organisation: z.strictObject({
    by: z.array(idSchema).check(z.minLength(1)),
    'appointed-by': z.array(idSchema).check(z.minLength(1)),
    /** Roles out of which an executive may be appointed; `anyone`: any account. Left out: whoever may act on a case. */
    appointable: z.optional(z.union([z.literal('anyone'), z.array(idSchema).check(z.minLength(1))])),
    /** The roles that appoint in their stead once none of them has answered in his time (R4.2-1); ratified by `for` later. */
    'else-appointed-by': z.optional(z.strictObject({ by: z.array(idSchema).check(z.minLength(1)), for: idSchema })),
    /** Roles that a runbook may name as executive, besides the one that is so by default (R4.1-1b). */
    executives: z._default(z.array(idSchema), []),
    clause: clauseSchema,
    /** Roles that are called by mention when it starts; left out: whoever records facts by default. */
    calls: z.optional(z.array(idSchema).check(z.minLength(1))),
    start: z._default(z.array(triggerSchema), []),
    end: z.array(triggerSchema).check(z.minLength(1)),
  }),
  /** Roles whose first act ends the wait for somebody in charge. */
  answering: z.array(idSchema).check(z.minLength(1)),
  /** Facts that are proposed to people and never recorded by the app alone (R4.4-2). */
  proposals: z._default(
    z.array(z.strictObject({ fact: idSchema, value: idSchema, when: conditionSchema, clause: clauseSchema })),
    [],
  ),
  processes: z.record(idSchema, processSchema),
  /** How days are counted, by name; `elapsed` needs none. */
  calendars: z._default(z.record(idSchema, calendarSchema), {}),
  /** Clocks that are turned on together. */
  packs: z._default(z.record(idSchema, packSchema), {}),
  clocks: z._default(z.record(idSchema, clockSchema), {}),
  /** Ways to reach people outside GitHub, whose mail wakes nobody. */
  channels: z._default(z.record(idSchema, channelSchema), {}),
  /** The people called by each channel at each step (R4.1-1a, R4.2-1). */
  calls: z._default(z.record(idSchema, callSchema), {}),
  /** Revisions before those that the record of adoptions knows, oldest first (R9-5). */
  history: z._default(
    z.array(
      z.strictObject({
        date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2030-08-13')),
        text: wordsSchema,
      }),
    ),
    [],
  ),
  /** The properties that no change of this policy may break; `hikeshi check` proves them. */
  invariants: z._default(z.array(invariantSchema), []),
})
export type Policy = z.infer<typeof policySchema>
