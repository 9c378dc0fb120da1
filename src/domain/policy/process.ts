import * as z from 'zod/mini'
import { gateSchema } from '../gates/gate.schema.ts'
import { SECTION_IDS } from '../runbook/sections.ts'
import { clauseSchema, durationSchema, idSchema, idsSchema, wordsSchema } from './basics.ts'
import { conditionSchema } from './condition.schema.ts'
import { documentSchema } from './document.schema.ts'
import { noticeSchema } from './notice.schema.ts'
import { waiverSchema } from './waiver.schema.ts'

const phaseSchema = z.strictObject({
  label: wordsSchema,
  /** How GitHub closes the issue of a case that ends here. */
  end: z.optional(z.enum(['completed', 'not-planned'])),
  /** The decided facts stand: nothing that the form asked can be changed any more. */
  fixed: z.optional(z.boolean()),
  /** The part of a runbook whose steps are shown here; left out: the first minutes at the start, then the part of this name. */
  steps: z.optional(z.enum(SECTION_IDS)),
  /** Phases of an older policy whose cases go on here. */
  succeeds: z._default(z.array(idSchema), []),
})

/** The time that a field states; where it states none, this long after the phase was entered. */
export const dueSchema = z.strictObject({ fact: z.optional(idSchema), else: durationSchema })
export type Due = z.infer<typeof dueSchema>

const transitionSchema = z.strictObject({
  from: idsSchema,
  to: idSchema,
  by: z.array(idSchema).check(z.minLength(1)),
  /** Nobody who has one of these roles in the case takes this way, whatever other role he has (R7-4). */
  'never-by': z._default(z.array(idSchema), []),
  clause: z.optional(clauseSchema),
  reason: z._default(z.enum(['required', 'optional']), 'optional'),
  /** A command of its own, such as `/dismiss`; its text is the reason. */
  command: z.optional(idSchema),
  /** The fact that the reason is recorded as. */
  'reason-as': z.optional(idSchema),
  /** The app itself makes it when this time has come. */
  at: z.optional(dueSchema),
  /** A case of another process that the app opens once this way was taken (R9-3). */
  opens: z.optional(z.strictObject({ process: idSchema, when: z.optional(conditionSchema) })),
  gates: z._default(z.array(gateSchema), []),
})
export type Transition = z.infer<typeof transitionSchema>

const formSchema = z.strictObject({
  name: wordsSchema,
  description: wordsSchema,
  title: wordsSchema,
  head: z.optional(wordsSchema),
  items: z
    .array(z.strictObject({ field: idSchema, label: z.optional(wordsSchema), help: z.optional(wordsSchema) }))
    .check(z.minLength(1)),
})

/** The statement that is never refused: recorded in any open phase, at once (R4.3-1). */
const containSchema = z.strictObject({
  phase: idSchema,
  fact: idSchema,
  by: z.array(idSchema).check(z.minLength(1)),
  clause: clauseSchema,
})

/** Duplicates and parts of another case end here: their lead goes on for them (R4.2-4). */
const linksSchema = z.strictObject({
  phase: idSchema,
  by: z.array(idSchema).check(z.minLength(1)),
  clause: clauseSchema,
})

/**
 * A matter that few may know of goes on where only they read it: a case of `opens` is opened for it, linked by number alone, and
 * this one ends in `phase` and says no more (R8-2).
 */
const restrictsSchema = z.strictObject({
  when: conditionSchema,
  opens: idSchema,
  phase: idSchema,
  clause: clauseSchema,
})

/** From any phase to any earlier one, with a reason. */
const backSchema = z.strictObject({
  from: z.array(idSchema).check(z.minLength(1)),
  by: z.array(idSchema).check(z.minLength(1)),
  clause: z.optional(clauseSchema),
})

/** A pull request that the process opens on entering a phase (R4.4-1). */
const pullRequestSchema = z.strictObject({
  label: wordsSchema,
  repository: idSchema,
  'opens-in': idSchema,
  /** It opens only where this holds. */
  when: z.optional(conditionSchema),
  folder: z.string().check(z.regex(/^[\w-]+(\/[\w-]+)*$/, 'a folder such as docs/runbooks')),
  /** The name of its check on GitHub, after `hikeshi / `, in any language; left out: its id. */
  check: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  /** Parts of the document that people write; none may stay empty, "none, because …" is an answer. */
  sections: z
    .array(z.strictObject({ id: idSchema, label: wordsSchema, help: z.optional(wordsSchema) }))
    .check(z.minLength(1)),
  'changes-runbook': z._default(z.boolean(), false),
  /** It changes this policy: once adopted, what changed is told in the case, with what this field gives as reason (R9-4). */
  'changes-policy': z.optional(
    z.strictObject({
      reason: idSchema,
      /** The file of the history of revisions: the pull request adds a line with what these fields say (R9-5). */
      history: z.optional(
        z.strictObject({
          file: z.string().check(z.regex(/^[\w-]+(\/[\w-]+)*\.md$/, 'a file such as docs/history.md')),
          content: idSchema,
        }),
      ),
    }),
  ),
})

/** The operation check is drawn up here by machine, and kept up to date until somebody signs it (R5-1, R5-2). */
const findingsSchema = z.strictObject({
  label: wordsSchema,
  clause: clauseSchema,
  /** The roles that may leave a finding as it is, with a reason (`/accept`). */
  'accepted-by': z.array(idSchema).check(z.minLength(1)),
  /** How long the actions that it proposes may take. */
  'act-within': durationSchema,
})

/**
 * The people who have no role of their own in a case, since it is theirs: the requester, or accounts that a field names. They
 * keep what a reporter may do, and what the role `concerned` may: to be heard (R6-1, R7-4).
 */
const excludedSchema = z.strictObject({ reporter: z._default(z.boolean(), false), named: z.optional(idSchema) })

/** When the sweep opens a case by itself. */
const scheduleSchema = z.union([
  /** For each runbook, as often as it says (R4.1-2). */
  z.strictObject({ each: z.literal('runbook') }),
  z.strictObject({
    /** When the last one, or before the first one the adopted policy, is this old (R9-3). */
    every: durationSchema,
    /** And when this has changed since: runbooks, or a policy that was adopted by command (R4.1-1e). */
    'when-changed': z._default(z.array(z.enum(['runbooks', 'policy'])), []),
    /** The very first one, this long after the first policy was adopted, where that is sooner. */
    'first-after': z.optional(durationSchema),
  }),
  /** When what this document of the process says is not what the last of its cases drew up (R8-1). */
  z.strictObject({ 'when-outdated': idSchema, 'first-after': z.optional(durationSchema) }),
])

export const processSchema = z.strictObject({
  label: wordsSchema,
  /** The process whose parts it has too, save those that it has of its own and those that it does without. */
  like: z.optional(idSchema),
  without: z.optional(z.array(z.string().check(z.minLength(1)))),
  /** Processes of an older policy whose cases go on here. */
  succeeds: z._default(z.array(idSchema), []),
  repository: idSchema,
  /** Read only by those whom its cases concern: never in a repository that another process takes reports in (R8-2). */
  restricted: z._default(z.boolean(), false),
  /**
   * How its cases stand on the board: by a column for each phase, as cards without one that a view of their own lists, or
   * not at all. Cases that only few may read never stand there.
   */
  board: z._default(z.enum(['columns', 'view', 'none']), 'columns'),
  /** A second label for cases that must never be counted as real ones. */
  mark: z.optional(idSchema),
  start: idSchema,
  schedule: z.optional(scheduleSchema),
  excluded: z.optional(excludedSchema),
  /** Its approved cases open gates of other processes (R6-1). */
  waiver: z.optional(waiverSchema),
  phases: z.record(idSchema, phaseSchema),
  transitions: z.array(transitionSchema).check(z.minLength(1)),
  back: z.optional(backSchema),
  contain: z.optional(containSchema),
  links: z.optional(linksSchema),
  restricts: z.optional(restrictsSchema),
  form: z.optional(formSchema),
  'pull-requests': z._default(z.record(idSchema, pullRequestSchema), {}),
  documents: z._default(z.record(idSchema, documentSchema), {}),
  findings: z.optional(findingsSchema),
  notices: z._default(z.record(idSchema, noticeSchema), {}),
  /**
   * The roles that may take note of each document (`/acknowledge`), and those that may record it for people without an
   * account, with a reference.
   */
  acknowledgements: z._default(
    z.record(
      idSchema,
      z.strictObject({
        label: wordsSchema,
        by: z._default(z.array(idSchema), []),
        'recorded-by': z._default(z.array(idSchema), []),
      }),
    ),
    {},
  ),
  /** The roles looked to in a phase; the first is assigned. */
  'in-charge': z._default(z.record(idSchema, z.array(idSchema).check(z.minLength(1))), {}),
})
export type Process = z.infer<typeof processSchema>
export type PullRequestPolicy = z.infer<typeof pullRequestSchema>
export type FormPolicy = z.infer<typeof formSchema>
