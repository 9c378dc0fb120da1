import * as z from 'zod'
import { calendarSchema, clockSchema, packSchema } from '../clock/clock.schema.ts'
import { conditionSchema } from '../condition.ts'
import { clauseSchema, idSchema, languageSchema, wordsSchema } from './basics.ts'
import { prioritySchema, systemSchema, workSchema } from './catalogue.ts'
import { customerSchema } from './customer.ts'
import { detectionSchema } from './detection.ts'
import { fieldSchema } from './fields.ts'
import { invariantSchema } from './invariants.ts'
import { processSchema } from './process.ts'
import { roleSchema } from './roles.ts'

const triggerSchema = z.strictObject({ id: idSchema, text: wordsSchema, when: conditionSchema.optional() })

/** The policy file: how this company runs its regulation. Every process, field, gate, role and word of it is data. */
export const policySchema = z.strictObject({
  version: z.literal(1),
  company: z.strictObject({ name: z.string().min(1), phone: z.string() }),
  locale: languageSchema,
  'time-zone': z.string().refine((zone) => {
    try {
      return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
    } catch {
      return false
    }
  }, 'a time zone of the IANA database, such as Asia/Tokyo'),
  /** Names of repositories under the owner of the policy's own repository. */
  repositories: z.record(idSchema, z.string().regex(/^[\w.-]+$/, 'a name of a repository alone, without its owner')),
  /** Repositories that may be public, each with the reason why: the app works in no other public one (R8-1). */
  'public-repositories': z.record(idSchema, wordsSchema).default({}),
  board: z.strictObject({ project: z.number().int().positive(), field: z.string().min(1) }).optional(),
  roles: z.record(idSchema, roleSchema),
  /** Apps through which people may act; an act by way of any other app is refused. */
  'trusted-apps': z.array(z.string()).default([]),
  defaults: z.strictObject({ 'set-by': z.array(idSchema).min(1) }),
  works: z.record(idSchema, workSchema).default({}),
  systems: z.record(idSchema, systemSchema).default({}),
  /** How incidents are noticed, system by system (R4.1-3). */
  detection: z.record(idSchema, detectionSchema).default({}),
  /** Customers whose consent the handling of incidents needs (R4-1). */
  customers: z.record(idSchema, customerSchema).default({}),
  /** Strictest first. */
  priorities: z.array(prioritySchema).min(1),
  'default-priority': z.string(),
  fields: z.record(idSchema, fieldSchema),
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
    rules: z.array(z.strictObject({ when: conditionSchema, is: idSchema })).default([]),
  }),
  /** When GitHub itself may be read by an attacker: details are withheld, and people are sent to the phone (R4-2). */
  channel: z.strictObject({ compromised: conditionSchema, clause: clauseSchema }).optional(),
  /** The persons covered (clause 2), by group: who is to be notified (R2-1). */
  groups: z.record(idSchema, wordsSchema).optional(),
  runbooks: z.strictObject({
    repository: idSchema,
    folder: z.string().regex(/^[\w-]+(\/[\w-]+)*$/, 'a folder such as docs/runbooks'),
  }),
  organisation: z.strictObject({
    by: z.array(idSchema).min(1),
    'appointed-by': z.array(idSchema).min(1),
    /** Roles out of which an executive may be appointed; `anyone`: any account. Left out: whoever may act on a case. */
    appointable: z.union([z.literal('anyone'), z.array(idSchema).min(1)]).optional(),
    /** Who appoints in their stead once none of them has answered in his time (R4.2-1); ratified by `for` later. */
    'else-appointed-by': z.strictObject({ by: z.array(idSchema).min(1), for: idSchema }).optional(),
    /** Roles that a runbook may name as executive, besides the one that is so by default (R4.1-1b). */
    executives: z.array(idSchema).default([]),
    clause: clauseSchema,
    start: z.array(triggerSchema).default([]),
    end: z.array(triggerSchema).min(1),
  }),
  /** Roles whose first act ends the wait for somebody in charge. */
  answering: z.array(idSchema).min(1),
  /** Facts that are proposed to people and never recorded by the app alone (R4.4-2). */
  proposals: z
    .array(z.strictObject({ fact: idSchema, value: idSchema, when: conditionSchema, clause: clauseSchema }))
    .default([]),
  processes: z.record(idSchema, processSchema),
  /** How days are counted, by name; `elapsed` needs none. */
  calendars: z.record(idSchema, calendarSchema).default({}),
  /** Clocks that are turned on together. */
  packs: z.record(idSchema, packSchema).default({}),
  clocks: z.record(idSchema, clockSchema).default({}),
  /** Revisions before those that the record of adoptions knows, oldest first (R9-5). */
  history: z
    .array(
      z.strictObject({ date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2030-08-13'), text: wordsSchema }),
    )
    .default([]),
  /** What no change of this policy may break; `hikeshi check` proves it. */
  invariants: z.array(invariantSchema).default([]),
})
export type Policy = z.infer<typeof policySchema>
