import { holdersOf } from '../../../case/roles-of.ts'
import { unreachable } from '../../../gates/contacts-filled.ts'
import { optionsOf } from '../../../policy/field-options.ts'
import { isNoCompanyPhone } from '../../../policy/placeholders.ts'
import { reviewDue } from '../../../runbook/review-due.ts'
import { decidedBy, lastDecision, prioritiesSince } from '../evidence/of-preparation.ts'
import type { LookedAtOperation, Operation, OperationFinding } from '../operation.ts'

const day = (now: string): string => now.slice(0, 10)

/** One procedure for each incident that is foreseen, reviewed in time (R4.1-1). */
export function procedures({ policy, runbooks, now }: Operation): OperationFinding[] {
  const kind = policy.fields[policy.meanings.kind]
  const foreseen = kind === undefined ? [] : optionsOf(policy, kind).filter((option) => isForeseen(option))
  const covered = new Set(runbooks.flatMap(({ head }) => head.kinds))
  const reviews = runbooks.flatMap(({ head }): OperationFinding[] => {
    const due = reviewDue(head)
    if (due === undefined) return [{ code: 'review-never', runbook: head.id }]
    return due < day(now) ? [{ code: 'review-overdue', runbook: head.id, detail: due }] : []
  })
  const missing = foreseen.filter(({ id }) => !covered.has(id))
  return [...missing.map(({ id }): OperationFinding => ({ code: 'kind-without-runbook', subject: id })), ...reviews]
}

/** Kinds that stand for nothing ("other", "unknown") cannot be foreseen. */
const isForeseen = ({ id, sets }: { id: string; sets?: unknown }): boolean =>
  sets !== undefined && id !== 'other' && !id.endsWith('-other')

/** Requirements that every runbook meets which could be read at all; the runbook check refuses others. */
export const written = ({ runbooks }: Operation): OperationFinding[] =>
  runbooks.length === 0 ? [{ code: 'no-runbooks' }] : []

/** Somebody has all authority and responsibility (R4.1-1b). */
export function executives({ policy, runbooks, directory }: Operation): OperationFinding[] {
  const roles = [...new Set(runbooks.map(({ head }) => head.executive))]
  const empty =
    directory === 'not-checked'
      ? []
      : roles.filter((role) => holdersOf(policy, directory, undefined, role).length === 0)
  return [
    ...(runbooks.length === 0 ? [{ code: 'no-runbooks' as const }] : []),
    ...empty.map((role): OperationFinding => ({ code: 'role-of-nobody', subject: role })),
  ]
}

/** A number that is not filled in is found at two in the morning (R4.1-1d). */
export const contacts = ({ runbooks }: Operation): OperationFinding[] =>
  runbooks.flatMap((one) => {
    const empty = unreachable(one)
    return empty.length === 0
      ? []
      : [{ code: 'phone-unfilled' as const, runbook: one.head.id, detail: empty.join(', ') }]
  })

/** The person answerable for each system (R3-1), and the work that sets its priority (R4.1-4). */
export const owners = ({ policy }: Operation): OperationFinding[] =>
  Object.entries(policy.systems).flatMap(([subject, { owner }]) =>
    owner === undefined ? [{ code: 'system-without-owner' as const, subject }] : [],
  )

export const priorities = (operation: LookedAtOperation): OperationFinding[] => {
  const { policy } = operation
  const last = lastDecision(operation, decidedBy(policy.fields))
  const since = prioritiesSince(operation)
  return [
    ...Object.entries(policy.systems).flatMap(([subject, { works, override }]) =>
      works.length === 0 && override === undefined ? [{ code: 'system-without-work' as const, subject }] : [],
    ),
    // The decision was about other works, systems or priorities (R4.1-4).
    ...(last !== undefined && since !== undefined && last.at < Date.parse(since)
      ? [{ code: 'priorities-changed' as const, detail: since.slice(0, 10) }]
      : []),
  ]
}

/** A category that no kind leads to is never reported (R1-4 to R1-6). */
export const categories =
  (place: number) =>
  ({ policy }: Operation): OperationFinding[] => {
    const { kind, category } = policy.meanings
    const option = categoryAt(policy, place)
    const kinds = policy.fields[kind]
    const leads = (kinds === undefined ? [] : optionsOf(policy, kinds)).some(
      ({ sets }) => option !== undefined && sets?.[category] === option.id,
    )
    return leads ? [] : [{ code: 'category-without-kind', subject: option?.id ?? category }]
  }

/** The first, second or third category of the policy: the kinds A to C of clause 1. */
export function categoryAt(policy: Operation['policy'], place: number): { id: string } | undefined {
  const field = policy.fields[policy.meanings.category]
  return field === undefined ? undefined : optionsOf(policy, field)[place]
}

/** The way to report, and the phone where GitHub cannot be used (R1-1, R4-2). */
export const forms = ({ policy }: Operation): OperationFinding[] =>
  Object.entries(policy.processes).flatMap(([subject, { form, contain }]) =>
    contain !== undefined && form === undefined ? [{ code: 'no-form' as const, subject }] : [],
  )

export const phone = ({ policy }: Operation): OperationFinding[] =>
  isNoCompanyPhone(policy.company.phone) ? [{ code: 'phone-unset' }] : []
