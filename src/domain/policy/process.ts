import * as z from 'zod'
import { conditionSchema } from '../condition.ts'
import { editionShape } from '../edition/edition.schema.ts'
import { gateSchema } from '../gates/gates.ts'
import { SECTION_IDS } from '../runbook/sections.ts'
import { clauseSchema, durationSchema, idSchema, idsSchema, languageSchema, wordsSchema } from './basics.ts'
import { waiverSchema } from './waiver.schema.ts'

const phaseSchema = z.strictObject({
  label: wordsSchema,
  /** How GitHub closes the issue of a case that ends here. */
  end: z.enum(['completed', 'not-planned']).optional(),
  /** What was decided on stands: nothing that the form asked can be changed any more. */
  fixed: z.boolean().optional(),
  /** The part of a runbook whose steps are shown here; left out: the first minutes at the start, then the part of this name. */
  steps: z.enum(SECTION_IDS).optional(),
  /** Phases of an older policy whose cases go on here. */
  succeeds: z.array(idSchema).default([]),
})

/** The time that a field states; where it states none, this long after the phase was entered. */
export const dueSchema = z.strictObject({ fact: idSchema.optional(), else: durationSchema })
export type Due = z.infer<typeof dueSchema>

const transitionSchema = z.strictObject({
  from: idsSchema,
  to: idSchema,
  by: z.array(idSchema).min(1),
  clause: clauseSchema.optional(),
  reason: z.enum(['required', 'optional']).default('optional'),
  /** A command of its own, such as `/dismiss`; its text is the reason. */
  command: idSchema.optional(),
  /** The fact that the reason is recorded as. */
  'reason-as': idSchema.optional(),
  /** The app itself makes it when this time has come. */
  at: dueSchema.optional(),
  /** A case of another process that the app opens once this way was taken (R9-3). */
  opens: z.strictObject({ process: idSchema, when: conditionSchema.optional() }).optional(),
  gates: z.array(gateSchema).default([]),
})
export type Transition = z.infer<typeof transitionSchema>

const formSchema = z.strictObject({
  name: wordsSchema,
  description: wordsSchema,
  title: wordsSchema,
  head: wordsSchema.optional(),
  items: z
    .array(z.strictObject({ field: idSchema, label: wordsSchema.optional(), help: wordsSchema.optional() }))
    .min(1),
})

/** The statement that is never refused: recorded in any open phase, at once (R4.3-1). */
const containSchema = z.strictObject({
  phase: idSchema,
  fact: idSchema,
  by: z.array(idSchema).min(1),
  clause: clauseSchema,
})

/** Duplicates and parts of another case end here: their lead goes on for them (R4.2-4). */
const linksSchema = z.strictObject({ phase: idSchema, by: z.array(idSchema).min(1), clause: clauseSchema })

/** From any phase to any earlier one, with a reason. */
const backSchema = z.strictObject({
  from: z.array(idSchema).min(1),
  by: z.array(idSchema).min(1),
  clause: clauseSchema.optional(),
})

/** A pull request that the process opens on entering a phase (R4.4-1). */
const pullRequestSchema = z.strictObject({
  label: wordsSchema,
  repository: idSchema,
  'opens-in': idSchema,
  /** It opens only where this holds. */
  when: conditionSchema.optional(),
  folder: z.string().regex(/^[\w-]+(\/[\w-]+)*$/, 'a folder such as docs/runbooks'),
  /** What its check on GitHub is called, after `hikeshi / `, in any language; left out: its id. */
  check: z.string().min(1).max(60).optional(),
  /** Parts of the document that people write; none may stay empty, "none, because …" is an answer. */
  sections: z.array(z.strictObject({ id: idSchema, label: wordsSchema, help: wordsSchema.optional() })).min(1),
  'changes-runbook': z.boolean().default(false),
  /** It changes this policy: once adopted, what changed is told in the case, with what this field gives as reason (R9-4). */
  'changes-policy': z
    .strictObject({
      reason: idSchema,
      /** The file of the history of revisions: the pull request adds a line with what these fields say (R9-5). */
      history: z
        .strictObject({
          file: z.string().regex(/^[\w-]+(\/[\w-]+)*\.md$/, 'a file such as docs/history.md'),
          content: idSchema,
        })
        .optional(),
    })
    .optional(),
})

/** A document that is drawn up from the record, or from the policy itself, as a comment of the case (R4.4-2, R8-1). */
const documentSchema = z
  .strictObject({
    label: wordsSchema,
    clause: clauseSchema,
    /** What it is drawn up from, where that is not the record of its case. */
    draws: z.enum(['edition']).optional(),
    when: conditionSchema.optional(),
    /** The pull request that it waits for and shows. */
    with: idSchema.optional(),
    /** What those who take note of it acknowledge; from then on it stays as it is. */
    'acknowledged-as': idSchema.optional(),
    /** Left out: the policy's. */
    language: languageSchema.optional(),
    fields: z.array(idSchema).default([]),
    ...editionShape,
  })
  .refine(({ draws, fields }) => draws !== undefined || fields.length > 0, 'names its fields, or what it draws')
  .refine(
    ({ draws, processes, 'drawn-in': phase }) =>
      draws !== 'edition' || (processes !== undefined && phase !== undefined),
    'an edition names its processes and the phase it is drawn in',
  )
export type DocumentPolicy = z.infer<typeof documentSchema>

/** The operation check is drawn up here by machine, and kept up to date until somebody signs it (R5-1, R5-2). */
const findingsSchema = z.strictObject({
  label: wordsSchema,
  clause: clauseSchema,
  /** Who may leave a finding as it is, with a reason (`/accept`). */
  'accepted-by': z.array(idSchema).min(1),
  /** How long the actions that it proposes may take. */
  'act-within': durationSchema,
})

/**
 * Whoever has no role of his own in a case, since it is his: who asked for it, or accounts that a field names. They
 * keep what a reporter may do, and what the role `concerned` may: to be heard (R6-1, R7-4).
 */
const excludedSchema = z.strictObject({ reporter: z.boolean().default(false), named: idSchema.optional() })

const noticeSchema = z.strictObject({
  label: wordsSchema,
  clause: clauseSchema.optional(),
  /** It goes to all the persons covered, group by group (R2-1). */
  groups: z.boolean().optional(),
})

/** When the sweep opens a case by itself. */
const scheduleSchema = z.union([
  /** For each runbook, as often as it says (R4.1-2). */
  z.strictObject({ each: z.literal('runbook') }),
  z.strictObject({
    /** When the last one, or before the first one the adopted policy, is this old (R9-3). */
    every: durationSchema,
    /** And when this has changed since: runbooks, or a policy that was adopted by command (R4.1-1e). */
    'when-changed': z.array(z.enum(['runbooks', 'policy'])).default([]),
  }),
  /** When what this document of the process says is not what the last of its cases drew up (R8-1). */
  z.strictObject({ 'when-outdated': idSchema }),
])

export const processSchema = z.strictObject({
  label: wordsSchema,
  /** The process whose parts it has too, save those that it has of its own and those that it does without. */
  like: idSchema.optional(),
  without: z.array(z.string().min(1)).optional(),
  /** Processes of an older policy whose cases go on here. */
  succeeds: z.array(idSchema).default([]),
  repository: idSchema,
  /** Read only by those whom its cases concern: never in a repository that another process takes reports in (R8-2). */
  restricted: z.boolean().default(false),
  /** A second label for cases that must never be counted as real ones. */
  mark: idSchema.optional(),
  start: idSchema,
  schedule: scheduleSchema.optional(),
  excluded: excludedSchema.optional(),
  /** Its approved cases open gates of other processes (R6-1). */
  waiver: waiverSchema.optional(),
  phases: z.record(idSchema, phaseSchema),
  transitions: z.array(transitionSchema).min(1),
  back: backSchema.optional(),
  contain: containSchema.optional(),
  links: linksSchema.optional(),
  form: formSchema.optional(),
  'pull-requests': z.record(idSchema, pullRequestSchema).default({}),
  documents: z.record(idSchema, documentSchema).default({}),
  findings: findingsSchema.optional(),
  notices: z.record(idSchema, noticeSchema).default({}),
  /** Who may take note of what (`/acknowledge`), and who may record it for people without an account, with a reference. */
  acknowledgements: z
    .record(
      idSchema,
      z.strictObject({
        label: wordsSchema,
        by: z.array(idSchema).default([]),
        'recorded-by': z.array(idSchema).default([]),
      }),
    )
    .default({}),
  /** Who is looked to in a phase; the first is assigned. */
  'in-charge': z.record(idSchema, z.array(idSchema).min(1)).default({}),
})
export type Process = z.infer<typeof processSchema>
export type PullRequestPolicy = z.infer<typeof pullRequestSchema>
export type FormPolicy = z.infer<typeof formSchema>
