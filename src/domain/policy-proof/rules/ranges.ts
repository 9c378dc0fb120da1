import type { Length } from '../../clock/clock.schema.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { hours } from '../../time/hours.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding, findingAbout, type PolicyPath } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** Beyond these nobody means what is written (judgement): a slip of the pen that no other rule would see. */
const LIMITS = {
  'schedule.every': { most: 'P18M' },
  'waiver.ahead.for': { most: 'P14D' },
  'within.most': { most: 'P24M' },
  clock: { least: 'PT1M', most: 'P30Y' },
  retention: { least: 'P1Y', most: 'P30Y' },
  'tolerable-downtime': { least: 'PT5M', most: 'P180D' },
  priority: { least: 'PT5M', most: 'P180D' },
} as const

/** Lengths in any sensible range, sooner for what is graver, with an escalation that does not come before the deadline. */
export const ranges: Rule = ({ policy }) => [
  ...Object.entries(policy.works).flatMap(([id, work]) =>
    within('tolerable-downtime', work['tolerable-downtime'], ['works', id, 'tolerable-downtime']),
  ),
  ...policy.priorities.flatMap((one, at) => within('priority', one.within, ['priorities', at, 'within'])),
  ...Object.entries(policy.processes).flatMap(([id, { schedule, waiver, transitions }]) => {
    const path = ['processes', id]
    return [
      ...(schedule !== undefined && 'every' in schedule
        ? within('schedule.every', schedule.every, [...path, 'schedule', 'every'])
        : []),
      ...(waiver?.ahead === undefined
        ? []
        : within('waiver.ahead.for', waiver.ahead.for, [...path, 'waiver', 'ahead', 'for'])),
      ...transitions.flatMap(({ gates }, at) =>
        gates.flatMap((gate, index) =>
          gate.kind === 'within'
            ? within('within.most', gate.most, [...path, 'transitions', at, 'gates', index, 'most'])
            : [],
        ),
      ),
    ]
  }),
  ...Object.entries(policy.clocks).flatMap(([id, clock]) => {
    const path = ['clocks', id]
    return [
      ...ofClock(policy, clock.length, [...path, 'length'], clock.clause === 'R4.4-5' ? 'retention' : 'clock'),
      ...clock.escalate.flatMap(({ after }, at) =>
        after !== undefined && isSooner(after, clock.length)
          ? [finding('escalated-too-early', [...path, 'escalate', at, 'after'], { clock: id })]
          : [],
      ),
    ]
  }),
]

function within(kind: keyof typeof LIMITS, length: string, path: PolicyPath): Finding[] {
  const limit: { least?: string; most: string } = LIMITS[kind]
  const { least = '', most } = limit
  const isShort = least !== '' && hours(length) < hours(least)
  return isShort || hours(length) > hours(most) ? [finding('out-of-range', path, { length, least, most })] : []
}

function ofClock(policy: Policy, length: Length, path: PolicyPath, kind: 'clock' | 'retention'): Finding[] {
  if (typeof length === 'string') return within(kind, length, path)
  if ('until' in length) return []
  const each = Object.entries(length.is).flatMap(([value, one]) => within(kind, one, [...path, 'is', value]))
  const order =
    length.by === 'priority'
      ? policy.priorities.map(({ id }) => id)
      : length.by === policy.meanings.severity
        ? optionsOf(policy, length.by)
        : []
  const missed =
    length.by === 'priority' && length.else === undefined
      ? order.filter((value) => ownProperty(length.is, value) === undefined)
      : []
  const slower = order.flatMap((value, at) => {
    const graver = order[at - 1]
    const [mine, theirs] = [value, graver ?? ''].map((one) => ownProperty(length.is, one) ?? length.else)
    return graver !== undefined && mine !== undefined && theirs !== undefined && hours(theirs) > hours(mine)
      ? [finding('slower-when-graver', graver in length.is ? [...path, 'is', graver] : path, { graver, value })]
      : []
  })
  return [
    ...each,
    ...missed.map((priority) => findingAbout('priority-without-length', [...path, 'is'], { priority })),
    ...slower,
  ]
}

/** The gravest first, as the field lists them. */
function optionsOf(policy: Policy, id: string): string[] {
  const field = ownProperty(policy.fields, id)
  return field !== undefined && 'options' in field ? field.options.map((option) => option.id) : []
}

/** Both say a length, or one for each of the same values. */
function isSooner(after: Length, length: Length): boolean {
  if (typeof after === 'string' && typeof length === 'string') return hours(after) < hours(length)
  if (typeof after === 'string' || typeof length === 'string' || 'until' in after || 'until' in length) return false
  if (after.by !== length.by) return false
  return Object.entries(after.is).some(([value, one]) => {
    const deadline = ownProperty(length.is, value) ?? length.else
    return deadline !== undefined && hours(one) < hours(deadline)
  })
}
