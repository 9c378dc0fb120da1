import type { Evidence } from '../../../findings/evidence.schema.ts'
import { adoptingRole } from '../../../policy/policy-ledger.ts'
import { ownProperty } from '../../../values/own-property.ts'
import type { CheckedCase, LookedAtOperation } from '../operation.ts'
import { endedDrills } from '../rules/drills.ts'
import { tellingProcesses, toldOf } from '../rules/made-known.ts'
import { realCases } from '../rules/of-cases.ts'
import { lastLine, lineOf } from './line-of.ts'

/** Runbooks, once somebody has read and reviewed each: a skeleton that nobody touched shows nothing (R4.1-1). */
export const reviewedRunbooks = ({ runbooks }: LookedAtOperation): Evidence[] =>
  runbooks.some(({ head }) => head.reviewed === null)
    ? []
    : runbooks.map(({ head }) => ({ kind: 'runbook', runbook: head.id }))

/** Response organisations that were started and stood down by a trigger (R4.1-1a). */
export const organisations = (operation: LookedAtOperation): Evidence[] =>
  realCases(operation).flatMap((one) => [
    ...lastLine(one, 'organisation-started'),
    ...lastLine(one, 'organisation-stood-down'),
  ])

/** Contacts that were made outside, with their answer (R4.1-1d). */
export const contactsMade = (operation: LookedAtOperation): Evidence[] =>
  realCases(operation).flatMap((one) => one.case.contacts.map((seq) => lineOf(one, seq)))

/** The acknowledgements of the cases that made each kind of preparation known (R4.1-1e). */
export function acknowledgedPreparation(operation: LookedAtOperation): Evidence[] {
  const told = tellingProcesses(operation.policy).flatMap((id) =>
    toldOf(operation, id).kinds.flatMap(({ by }) => (by === undefined ? [] : [by])),
  )
  return [...new Set(told)].flatMap(acknowledgements)
}

const acknowledgements = (one: CheckedCase): Evidence[] => one.case.acknowledgements.map(({ seq }) => lineOf(one, seq))

/** Drills that were played to their end (R4.1-2). */
export const drillsPlayed = (operation: LookedAtOperation): Evidence[] =>
  endedDrills(operation).flatMap((one) => [
    lineOf(one, one.case.path.at(-1)?.seq ?? 0),
    ...Object.values(one.case.pulls).flatMap(({ state, repository, number }) =>
      state === 'merged' ? [{ kind: 'pull-request' as const, repository, number }] : [],
    ),
  ])

/** Each group of the persons covered was reached by something that is on record (R2-1). */
export function groupsReached({ policy, cases }: LookedAtOperation): Evidence[] {
  const reached = Object.keys(policy.groups ?? {}).map((group) =>
    cases.flatMap((one) =>
      one.case.acknowledgements.flatMap(({ whose, exempt, seq }) =>
        whose === `group:${group}` && exempt === undefined ? [lineOf(one, seq)] : [],
      ),
    ),
  )
  return reached.some((lines) => lines.length === 0) ? [] : reached.flatMap((lines) => lines.slice(-1))
}

/** The register as somebody has decided on it: it counts by the adoption of the policy that holds it. */
export const adoptedRegister =
  (part: 'customers' | 'detection') =>
  ({ policy, adoptions }: LookedAtOperation): Evidence[] => {
    const last = adoptions.at(-1)
    return last === undefined || Object.keys(policy[part]).length === 0 ? [] : [{ kind: 'adoption', seq: last.seq }]
  }

const PRIORITIES = 'R4.1-4'

/**
 * The officer has decided on the priorities: his decision is on record. Where a policy asks for none, it is his by his
 * adoption or approval of the policy in force (R4.1-4).
 */
export function decidedPriorities(operation: LookedAtOperation): Evidence[] {
  const { fields, systems } = operation.policy
  if (Object.keys(systems).length === 0) return []
  const asked = Object.keys(fields).filter((id) => fields[id]?.clause === PRIORITIES)
  return asked.length === 0 ? adoptedByOfficer(operation) : lastDecision(operation, asked)
}

/** The line of the decision that was recorded last, of all these fields. */
function lastDecision({ cases }: LookedAtOperation, fields: readonly string[]): Evidence[] {
  const recorded = cases.flatMap((one) =>
    fields.flatMap((field) => {
      const fact = ownProperty(one.case.facts, field)
      return fact === undefined || fact.provisional ? [] : [{ at: Date.parse(fact.at), line: lineOf(one, fact.seq) }]
    }),
  )
  return recorded
    .sort((one, other) => one.at - other.at)
    .slice(-1)
    .map(({ line }) => line)
}

function adoptedByOfficer({ policy, adoptions, directory }: LookedAtOperation): Evidence[] {
  const last = adoptions.at(-1)
  if (last === undefined) return []
  const officers = directory === 'not-checked' ? [] : (directory.roles.get(adoptingRole(policy) ?? '') ?? [])
  const isDecided = last.how !== 'administrator' || officers.some(({ id }) => id === last.by.id)
  return isDecided ? [{ kind: 'adoption', seq: last.seq }] : []
}
