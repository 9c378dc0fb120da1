import * as z from 'zod/mini'
import { type LedgerEntry, type LedgerLine, sealSchema } from '../case/ledger-line.ts'
import { cutText } from '../markdown/cut-text.ts'
import { wordsSchema } from './basics.ts'
import type { Policy } from './policy.schema.ts'
import type { PolicyChange } from './policy-diff.ts'

export const POLICY_LEDGER_BOUND = 'policy-ledger-bound'
export const POLICY_ADOPTED = 'policy-adopted'

/** Line 0: of which repository these adoptions are. */
export const policyLedgerBoundSchema = z.strictObject({
  repository: z.strictObject({ id: z.int(), name: z.string() }),
})
type PolicyLedgerBound = z.infer<typeof policyLedgerBoundSchema>

export const policyLedgerBound = (data: PolicyLedgerBound): LedgerEntry => ({ type: POLICY_LEDGER_BOUND, data })

const changeSchema = z.lazy(() =>
  z.strictObject({
    kind: z.enum(['added', 'removed', 'changed']),
    part: z.optional(z.enum(['process', 'phase', 'way', 'gate', 'field', 'role', 'clock'])),
    name: wordsSchema,
    of: z.optional(wordsSchema),
    clause: z.optional(z.string()),
    path: z.array(z.string()),
    within: z.array(z.string()),
    before: z.optional(z.string()),
    after: z.optional(z.string()),
  }),
)

export const adoptionSchema = z.strictObject({
  sha: z.string().check(z.regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/)),
  /** Accounts that the policy names by login, as they were when it was adopted: a login can change hands. */
  users: z.record(z.string(), z.int()),
  /** Repositories that the policy names, by its own ids for them, as they were then: a name that is given up can be taken by another one. */
  repositories: z.optional(z.record(z.string(), z.int())),
  how: z.enum(['administrator', 'officer', 'pull-request']),
  pull: z.optional(z.int().check(z.positive())),
  /** The changes, the first of them, and how many more: notices and the history tell them in words (R9-4, R9-5). */
  changes: z.optional(z.strictObject({ told: z.array(changeSchema), more: z.int().check(z.nonnegative()) })),
  /** Safeguards that it does without; where the policy does not say so itself, by their names alone. */
  without: z.optional(
    z.array(z.strictObject({ safeguard: z.string(), clause: z.optional(z.string()), reason: z.optional(wordsSchema) })),
  ),
})
export type Adoption = z.infer<typeof adoptionSchema>

export const REPOSITORIES_BOUND = 'policy-repositories-bound'

/** Repositories that the policy adopted last names, as a round saw them: its adoption did not keep them. */
const repositoriesBoundSchema = z.strictObject({ repositories: z.record(z.string(), z.int()) })

export const repositoriesBound = (repositories: Readonly<Record<string, number>>): LedgerEntry => ({
  type: REPOSITORIES_BOUND,
  data: { repositories },
})

/** Which repositories the policy adopted last names, by its own ids for them; whichever was kept first stays. */
export function pinsIn(lines: readonly LedgerLine[]): Readonly<Record<string, number>> {
  const since = lines.slice(lines.findLastIndex(({ type }) => type === POLICY_ADOPTED))
  const seen = since.flatMap(({ type, data }) => {
    const bound = type === REPOSITORIES_BOUND ? repositoriesBoundSchema.safeParse(data).data : undefined
    return bound === undefined ? [] : [bound.repositories]
  })
  return Object.fromEntries(
    [...seen.reverse(), lastAdoption(lines)?.repositories ?? {}].flatMap((kept) => Object.entries(kept)),
  )
}

export const SEAL_KEY = 'seal-key'

/** The public key of the seals from here on. It stands for nothing by itself: what vouches for it is said with it. */
export const sealKeySchema = z.strictObject({
  key: sealSchema.shape.key,
  /**
   * `first`: nothing was sealed before; `unsealed`: everything that there was has been sealed by it since; `handed-over`:
   * the key before it signs it; `adopted-anew`: an administrator vouches for it, since the key before it is lost.
   */
  how: z.enum(['first', 'unsealed', 'handed-over', 'adopted-anew']),
  handedOver: z.array(sealSchema),
  /** Keys that are lost, whose seals go on counting under this one until it says that all has been sealed by it. */
  instead: z.array(sealSchema.shape.key),
})
export type SealKey = z.infer<typeof sealKeySchema>

export const sealKey = (data: SealKey): LedgerEntry => ({ type: SEAL_KEY, data })

/** Every key that a record of adoptions names, in its order. */
export const sealKeysIn = (lines: readonly LedgerLine[]): SealKey[] =>
  lines.flatMap((line) => {
    const key = line.type === SEAL_KEY ? sealKeySchema.safeParse(line.data).data : undefined
    return key === undefined ? [] : [key]
  })

/** Lost keys whose seals still count: until everything that they sealed has been sealed by the key that took them over. */
export function takenOverIn(lines: readonly LedgerLine[]): string[] {
  const keys = sealKeysIn(lines)
  return keys.slice(keys.findLastIndex(({ how }) => how === 'unsealed') + 1).flatMap(({ instead }) => instead)
}

/** In the words of the revision that it carries out, where it is one. */
export interface RevisionSaid {
  what: string
  why: string
}

export const policyAdopted = (data: Adoption, said: RevisionSaid | undefined): LedgerEntry => ({
  ...{ type: POLICY_ADOPTED, data },
  ...(said !== undefined && { text: { ...said } }),
})

/** So many are kept of one adoption, and so much of a value that was changed. */
const MOST_CHANGES = 60
const LONGEST_VALUE = 120

export function changesTold(changes: readonly PolicyChange[]): NonNullable<Adoption['changes']> {
  const cut = (value: string | undefined): string | undefined => value && cutText(value, LONGEST_VALUE)
  const told = changes.slice(0, MOST_CHANGES).map(({ path, within, before, after, part, of, clause, ...change }) => ({
    ...{ ...change, path: [...path], within: [...within] },
    ...(part !== undefined && { part }),
    ...(of !== undefined && { of }),
    ...(clause !== undefined && { clause }),
    ...(before !== undefined && { before: cut(before) ?? '' }),
    ...(after !== undefined && { after: cut(after) ?? '' }),
  }))
  return { told, more: changes.length - told.length }
}

/** The policy that counts is the one that was adopted last. */
export function lastAdoption(lines: readonly LedgerLine[]): (Adoption & { at: string }) | undefined {
  const line = lines.findLast(({ type }) => type === POLICY_ADOPTED)
  return line && { ...adoptionSchema.parse(line.data), at: line.at }
}

/** The record as it was before the policy that counts was adopted. */
export const beforeLastAdoption = (lines: readonly LedgerLine[]): readonly LedgerLine[] =>
  lines.slice(
    0,
    lines.findLastIndex(({ type }) => type === POLICY_ADOPTED),
  )

/** The role that adopts: the one that incidents are reported to, who is the first to be called (R4.2-1). */
export const adoptingRole = (policy: Policy): string | undefined => policy.answering[0]

/** Every login that the policy gives a role to. */
export const loginsIn = (policy: Policy): string[] => [
  ...new Set(Object.values(policy.roles).flatMap(({ users }) => users)),
]
