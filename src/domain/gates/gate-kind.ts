import * as z from 'zod/mini'
import type { Account, Case } from '../case/case.ts'
import { clauseSchema } from '../policy/basics.ts'
import { conditionSchema } from '../policy/condition.schema.ts'
import type { Documents } from '../policy/document.schema.ts'
import type { Field } from '../policy/fields.ts'
import type { NoticePolicy } from '../policy/notice.schema.ts'
import type { Reason } from '../refusals/reason.ts'
import type { Runbook } from '../runbook/runbook.ts'

/** The view of a case that a gate may look at. */
export interface GateView {
  case: Case
  /** The answers that each field takes. */
  fields: Readonly<Record<string, Field>>
  /** The phases of its process, in their order. */
  phases: Readonly<Record<string, { end?: string | undefined }>>
  /** Documents of its process. */
  documents: Documents
  /** In which the days and months of the policy are counted. */
  timeZone: string
  /** When somebody asks; where nobody does yet, no time has passed. */
  at: string | 'not-asked'
  /** Exceptions that have been approved, by issue; where nobody looked for them, none was. */
  approvedExceptions: readonly number[] | 'not-checked'
  /** The executive of this case: one person, or nobody. */
  executives(): readonly Account[]
  /** The groups of the persons covered (R2-1). */
  groups: readonly string[]
  /** The customers of the register (R4-1). */
  customers: readonly string[]
  /** The runbooks of the company. */
  runbooks: readonly Runbook[]
  /** Notices of its process. */
  notices: Readonly<Record<string, NoticePolicy>>
  /** The holders of a role in this case. */
  holdersOf(role: string): readonly Account[]
  /** Everybody who has a role of the policy in this case. */
  everybody(): readonly Account[]
  /** Roles that an account has in this case. */
  rolesOf(account: Account): readonly string[]
}

/** A gate that is looked at though nobody asks to pass it. */
export const NOBODY_ASKS = { at: 'not-asked', approvedExceptions: 'not-checked' } as const

/**
 * A kind of gate brings its shape and its answer; nothing else in the code knows its name. The shape is made where a policy is
 * read, and nowhere else: of all that a run loads, nothing takes longer to make than schemas.
 */
export interface GateKind<K extends string, S extends z.ZodMiniType> {
  kind: K
  schema(): S
  /** Everything that is missing, so that a person is told once. */
  missing(gate: z.infer<S>, view: GateView): Reason[]
  /** The things that open it, each with its place in the gate: all that the proof of a policy knows of it. */
  opens(gate: z.infer<S>): GateKey[]
}

/** A fact to record, an act of one of these roles (of `every` one of them), or a thing of the process that it waits for. */
export type GateKey = { at: readonly (string | number)[] } & (
  | { kind: 'fact'; field: string }
  | { kind: 'act'; command: string; roles: readonly string[]; every?: true }
  | { kind: 'reference'; to: 'pull-request' | 'notice' | 'acknowledgement' | 'document' | 'approval'; id: string }
)

const common = () => ({
  /** The requirement that asks for this gate; a refusal cites it. */
  clause: clauseSchema,
  /** The gate stands only while this holds. */
  when: z.optional(conditionSchema),
})

export function gateKind<K extends string, S extends z.core.$ZodShape>(
  kind: K,
  shape: () => S,
  rules: Pick<
    GateKind<K, z.ZodMiniObject<{ kind: z.ZodMiniLiteral<K> } & ReturnType<typeof common> & S, z.core.$strict>>,
    'missing' | 'opens'
  >,
) {
  const schema = () => z.strictObject({ kind: z.literal(kind), ...common(), ...shape() })
  return { kind, schema, ...rules }
}
