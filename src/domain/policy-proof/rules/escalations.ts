import type { ClockPolicy, Length } from '../../clock/clock.schema.ts'
import { isSame } from '../../policy/own/mapping.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { hours } from '../../time/hours.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding, findingAbout } from '../finding.ts'
import type { Rule } from '../subject.ts'

/**
 * A clock does not stop where it starts, and each step of its escalation is later than the one before and somebody else's.
 * One that calls nobody further says why, and only such a one does.
 */
export const escalations: Rule = ({ policy }) =>
  Object.entries(policy.clocks).flatMap(([id, clock]): Finding[] => {
    const at = ['clocks', id]
    return [
      ...(clock.stop ?? []).flatMap((moment, index) =>
        clock.start.some((start) => isSame(start, moment))
          ? [finding('stops-at-once', [...at, 'stop', index], { clock: id })]
          : [],
      ),
      ...silence(clock, id),
      ...clock.escalate.flatMap(({ to }, index): Finding[] => {
        if (ownProperty(policy.roles, to) === undefined) return []
        const other = calledBefore(clock, index).find((role) => isSameCalled(policy, to, role))
        return other === undefined
          ? []
          : [finding('escalated-to-same', [...at, 'escalate', index, 'to'], { clock: id, role: to, other })]
      }),
      ...outOfOrder(clock).map((index) => finding('escalated-out-of-order', [...at, 'escalate', index], { clock: id })),
    ]
  })

function silence({ escalate, 'not-escalated': why }: ClockPolicy, clock: string): Finding[] {
  if (escalate.length === 0)
    return why === undefined ? [findingAbout('escalation-unsaid', ['clocks', clock], { clock })] : []
  return why === undefined
    ? []
    : [findingAbout('escalated-all-the-same', ['clocks', clock, 'not-escalated'], { clock })]
}

/** Roles that have been called when a step comes: those told, those of earlier steps, and the one that did not answer. */
const calledBefore = ({ tell = [], escalate }: ClockPolicy, step: number): string[] => [
  ...escalate.slice(step, step + 1).flatMap(({ unanswered }) => unanswered ?? []),
  ...tell,
  ...escalate.slice(0, step).map(({ to }) => to),
]

/**
 * Everybody of a role has been called by another one. Where a handful of people do everything, the same person may be called
 * by another role.
 */
function isSameCalled(policy: Policy, one: string, other: string): boolean {
  if (one === other) return true
  const [people, called] = [peopleIn(policy, one), peopleIn(policy, other)]
  // Of whom nobody is listed, nobody can say whether they are the same.
  return policy.people !== 'few' && people.length > 0 && people.every((person) => called.includes(person))
}

/** The holders of a role; a team's people are not known here, and the same team is the same people. */
function peopleIn({ roles }: Policy, id: string): string[] {
  const { users = [], teams = [] } = ownProperty(roles, id) ?? {}
  return [...users.map((user) => `@${user.toLowerCase()}`), ...teams]
}

/** Steps that come before the one that stands before them. */
const outOfOrder = ({ escalate }: ClockPolicy): number[] =>
  escalate.flatMap(({ after, past }, at) => {
    const before = escalate[at - 1]
    if (before === undefined) return []
    if (past !== undefined && before.past !== undefined) return hours(past) < hours(before.past) ? [at] : []
    return after !== undefined && before.after !== undefined && isSooner(after, before.after) ? [at] : []
  })

function isSooner(one: Length, other: Length): boolean {
  if (typeof one === 'string' && typeof other === 'string') return hours(one) < hours(other)
  if (typeof one === 'string' || typeof other === 'string' || 'until' in one || 'until' in other) return false
  return Object.entries(one.is).some(([value, length]) => {
    const theirs = ownProperty(other.is, value) ?? other.else
    return theirs !== undefined && hours(length) < hours(theirs)
  })
}
