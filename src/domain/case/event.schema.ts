import * as z from 'zod/mini'
import { CALL_FAILURES, CALL_OUTCOMES } from '../calls/call-standing.ts'
import { CALL_STEPS } from '../calls/call-steps.ts'
import { STEP_KINDS } from '../clock/step-kind.ts'
import { evidenceSchema, STATES } from '../findings/evidence.schema.ts'
import { clauseSchema, idSchema, languageSchema } from '../policy/basics.ts'
import { LEFT } from '../redaction/left.ts'
import { plainlyTakes } from '../values/plainly-takes.ts'

/** The events of a case. Free text stands beside the data: the ledger keeps it outside its hash. */
const account = z.strictObject({ id: z.int(), login: z.string() })
const event = <T extends string, D extends z.core.$ZodShape, X extends z.core.$ZodShape>(
  type: T,
  data: () => D,
  text: () => X,
) => {
  // Made by the first event of its kind: a case has a few of them, and nothing takes a run longer than to make all.
  const schema = z.lazy(() =>
    z.strictObject({ type: z.literal(type), data: z.strictObject(data()), text: z.strictObject(text()) }),
  )
  let isPlain: ((entry: unknown) => boolean) | undefined
  return {
    type,
    schema,
    /** Whether an entry is such an event beyond doubt: nearly all are, and a copy of each takes long over many records. */
    isPlain(entry: unknown): boolean {
      isPlain ??= plainlyTakes(schema)
      return isPlain(entry)
    },
  }
}
const words = z.string()
/** The line whose words somebody put right by an edit of the comment: both stay, and the later one counts. */
const corrects = z.exactOptional(z.int())
const acting = z.optional(z.strictObject({ role: idSchema, for: idSchema }))

/** Whom something was recorded for. A person without an account is named in the text alone, which can be redacted. */
const concerned = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('account'), account }),
    z.strictObject({ kind: z.literal('group'), group: idSchema }),
    z.strictObject({ kind: z.literal('customer'), customer: idSchema }),
    z.strictObject({ kind: z.literal('person') }),
  ]),
)
export type ConcernedOf = z.infer<typeof concerned>

/** Requirements that an exception took away for this move (R6-1). */
const waived = z.optional(z.array(z.strictObject({ clause: clauseSchema, exception: z.int(), ahead: z.boolean() })))

/** How a requirement was judged; records of before evidence was named say that it "holds", and by what kind of thing. */
const judged = z.lazy(() =>
  z.strictObject({
    state: z.enum([...STATES, 'holds']),
    by: z.exactOptional(z.array(z.enum(['policy', 'runbooks', 'cases']))),
    evidence: z.exactOptional(z.array(evidenceSchema)),
  }),
)

/** A finding of the operation check by ids; what else it says stands in the text, since it may quote what people wrote. */
/** The line of a record that shows it, where the issue itself shows nothing any more. */
const lineShown = z.lazy(() => z.strictObject({ year: z.int(), seq: z.int().check(z.nonnegative()) }))

const finding = z.lazy(() =>
  z.strictObject({
    id: idSchema,
    clause: clauseSchema,
    code: idSchema,
    subject: z.exactOptional(z.string()),
    case: z.exactOptional(z.strictObject({ repository: z.string(), issue: z.int(), line: z.exactOptional(lineShown) })),
    runbook: z.exactOptional(z.string()),
  }),
)

/** A place from which the app could not take the words, and why not; `to` is where an issue was moved. */
const left = z.lazy(() =>
  z.strictObject({
    why: z.enum(LEFT),
    repository: z.string(),
    number: z.int(),
    branch: z.exactOptional(z.string()),
    to: z.exactOptional(z.string()),
  }),
)
export type PlaceLeft = z.infer<typeof left>

const EVENTS = [
  event(
    'case-opened',
    // Records of before those in charge were called by a comment of their own do not say that they are.
    () => ({
      ...{ process: idSchema, reporter: account, language: z.string() },
      calls: z.exactOptional(z.literal('apart')),
    }),
    () => ({}),
  ),
  event(
    'fact-recorded',
    () => ({
      field: idSchema,
      values: z.array(z.string()),
      provisional: z.boolean(),
      source: z.enum(['form', 'comment', 'derived']),
    }),
    () => ({ value: words }),
  ),
  event(
    'correction-proposed',
    () => ({ field: idSchema, values: z.array(z.string()), source: z.enum(['form', 'comment', 'derived']) }),
    () => ({ value: words }),
  ),
  event(
    'phase-changed',
    () => ({ from: idSchema, to: idSchema, acting, waived }),
    () => ({ reason: z.optional(words) }),
  ),
  event(
    'request-refused',
    () => ({
      command: z.string(),
      target: z.optional(z.string()),
      reasons: z.array(z.strictObject({ code: z.string(), clause: z.optional(z.string()) })),
    }),
    // The whole reasons as JSON: they quote what was written, so they stay outside the hash.
    () => ({ reasons: words }),
  ),
  event(
    'question-answered',
    () => ({ command: z.string() }),
    () => ({}),
  ),
  event(
    'note-added',
    () => ({ corrects }),
    () => ({ note: words }),
  ),
  event(
    'text-kept',
    () => ({ from: z.string() }),
    () => ({ text: words }),
  ),
  event(
    'evidence-recorded',
    () => ({ hash: z.optional(z.string()), corrects }),
    () => ({ what: words, where: words, holder: z.optional(words) }),
  ),
  event(
    'contact-made',
    () => ({ corrects }),
    () => ({ whom: words, answer: words }),
  ),
  event(
    'runbook-matched',
    () => ({
      runbook: idSchema,
      executive: idSchema,
      ties: z.array(idSchema),
      by: z.enum(['rule', 'person', 'schedule']),
    }),
    () => ({}),
  ),
  event(
    'runbook-unmatched',
    () => ({}),
    () => ({}),
  ),
  event(
    'executive-appointed',
    () => ({ account, acting }),
    () => ({ reason: z.optional(words) }),
  ),
  event(
    'organisation-started',
    () => ({ trigger: z.optional(idSchema), acting }),
    () => ({}),
  ),
  event(
    'organisation-stood-down',
    () => ({ trigger: idSchema }),
    () => ({}),
  ),
  event(
    'case-answered',
    () => ({ role: idSchema }),
    () => ({}),
  ),
  event(
    'role-acted',
    () => ({ role: idSchema }),
    () => ({}),
  ),
  event(
    'role-unanswered',
    () => ({ role: idSchema }),
    () => ({}),
  ),
  event(
    'reminder-sent',
    () => ({
      clock: idSchema,
      subject: z.optional(idSchema),
      step: idSchema,
      kind: z.enum(STEP_KINDS),
      since: z.string(),
      until: z.string(),
      roles: z.array(idSchema),
    }),
    () => ({}),
  ),
  /** Somebody is being called outside GitHub for a line of this record, or what became of it; it holds no address. */
  event(
    'called',
    () => ({
      call: idSchema,
      line: z.int(),
      channel: idSchema,
      step: z.enum(CALL_STEPS),
      outcome: z.enum(CALL_OUTCOMES),
      why: z.exactOptional(z.enum(CALL_FAILURES)),
      /** Of those who were meant: whom it did not reach. */
      missed: z.exactOptional(z.array(account)),
    }),
    () => ({}),
  ),
  event(
    'acts-ratified',
    () => ({ acts: z.array(z.int()), acting }),
    () => ({ reason: z.optional(words) }),
  ),
  event(
    'system-recovered',
    () => ({ system: idSchema }),
    () => ({}),
  ),
  event(
    'action-added',
    () => ({ id: idSchema, owner: account, due: z.string(), findings: z.exactOptional(z.array(idSchema)) }),
    () => ({ what: words }),
  ),
  event(
    'action-done',
    () => ({ id: idSchema }),
    () => ({}),
  ),
  event(
    'action-confirmed',
    () => ({ id: idSchema }),
    () => ({}),
  ),
  event(
    'action-judged',
    () => ({ id: idSchema, worked: z.boolean() }),
    () => ({ why: words }),
  ),
  event(
    'approved',
    () => ({ what: z.string(), edition: z.exactOptional(z.int()) }),
    () => ({}),
  ),
  event(
    'findings-changed',
    () => ({
      found: z.array(finding),
      gone: z.array(idSchema),
      states: z.exactOptional(z.record(clauseSchema, judged)),
    }),
    // By id, as JSON.
    () => ({ details: words }),
  ),
  event(
    'findings-accepted',
    () => ({ findings: z.array(idSchema) }),
    () => ({ reason: words }),
  ),
  event(
    'consented',
    () => ({ what: z.string() }),
    () => ({}),
  ),
  event(
    'acknowledged',
    () => ({ what: z.string(), of: z.optional(concerned) }),
    () => ({ reference: z.optional(words), person: z.optional(words) }),
  ),
  event(
    'exempted',
    () => ({ what: z.string(), of: concerned }),
    () => ({ reason: words, person: z.optional(words) }),
  ),
  event(
    'notice-drafted',
    () => ({ notice: idSchema, language: languageSchema }),
    () => ({}),
  ),
  event(
    'notice-sent',
    () => ({
      notice: idSchema,
      count: z.optional(z.int().check(z.nonnegative())),
      shared: z.optional(z.int()),
      /** Each customer and group that it reached; left out where it names none. */
      of: z.optional(z.array(concerned)),
    }),
    () => ({ channel: words, audience: z.optional(words) }),
  ),
  event(
    'case-linked',
    () => ({ kind: z.enum(['duplicate', 'part']), issue: z.int() }),
    () => ({}),
  ),
  event(
    'case-unlinked',
    () => ({ issue: z.int() }),
    () => ({}),
  ),
  event(
    'child-joined',
    () => ({ issue: z.int(), as: z.enum(['duplicate', 'part']) }),
    () => ({}),
  ),
  event(
    'child-left',
    () => ({ issue: z.int() }),
    () => ({}),
  ),
  event(
    'child-said',
    () => ({
      issue: z.int(),
      line: z.int(),
      by: account,
      of: z.enum(['fact-recorded', 'note-added', 'text-kept', 'evidence-recorded', 'contact-made']),
      field: z.optional(idSchema),
      values: z.optional(z.array(z.string())),
      provisional: z.optional(z.boolean()),
      hash: z.optional(z.string()),
      corrects,
    }),
    () => ({
      ...{ value: z.optional(words), note: z.optional(words), text: z.optional(words) },
      ...{ what: z.optional(words), where: z.optional(words), holder: z.optional(words) },
      ...{ whom: z.optional(words), answer: z.optional(words) },
    }),
  ),
  event(
    'text-redacted',
    () => ({ line: z.int(), key: z.optional(z.string()), left: z.exactOptional(z.array(left)) }),
    () => ({ reason: words }),
  ),
  event(
    'pull-request-seen',
    () => ({
      id: idSchema,
      number: z.int(),
      repository: z.string(),
      head: z.string(),
      author: account,
      state: z.enum(['open', 'merged', 'closed']),
      empty: z.array(z.string()),
      approvedBy: z.array(account),
      writtenBy: z.array(account),
    }),
    () => ({}),
  ),
  // Which policy a document of the case was drawn up from, and the digest of what it says (R8-1).
  event(
    'document-drawn',
    () => ({ document: idSchema, policy: z.string(), digest: z.string() }),
    () => ({}),
  ),
  // The issue of the case was moved or deleted, or came from another repository; `repository` as `owner/name`.
  event(
    'issue-relocated',
    () => ({
      what: z.enum(['transferred', 'deleted', 'arrived']),
      repository: z.exactOptional(z.string()),
      issue: z.exactOptional(z.int()),
    }),
    () => ({}),
  ),
  // `node`: GitHub's other name for it, where it told one; GraphQL knows no numbers.
  event(
    'screen-bound',
    () => ({ what: z.string(), id: z.int(), node: z.optional(z.string().check(z.minLength(1))) }),
    () => ({}),
  ),
] as const

export type CaseEvent = z.infer<(typeof EVENTS)[number]['schema']>
export type EventType = CaseEvent['type']

export const EVENT_TYPES: readonly EventType[] = EVENTS.map(({ type }) => type)

interface KnownEvent {
  schema: z.ZodMiniType<CaseEvent>
  isPlain(entry: unknown): boolean
}
const BY_TYPE: ReadonlyMap<string, KnownEvent> = new Map(EVENTS.map((one) => [one.type, one]))

/** The event that this is; undefined where it is none, or one of a later version. */
export function eventIn(entry: { type: string; data: unknown; text: unknown }): CaseEvent | undefined {
  const known = BY_TYPE.get(entry.type)
  return known?.isPlain(entry) === true ? (entry as CaseEvent) : known?.schema.safeParse(entry).data
}
export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>

/** An event in its place: who did it, when, and as which line of the ledger. */
export interface RecordedEvent<E extends CaseEvent = CaseEvent> {
  seq: number
  /** GitHub's time of the act, or the time a person states for it. */
  at: string
  recorded: string
  actor: { id: number; login: string }
  door: string
  cause: string
  event: E
}
