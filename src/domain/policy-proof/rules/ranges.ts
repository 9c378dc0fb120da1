import type { ClockPolicy, Length } from '../../clock/clock.schema.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import type { Transition } from '../../policy/process.ts'
import { hours } from '../../time/hours.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding, findingAbout, type PolicyPath } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** Beyond these nobody means what is written (judgement): a slip of the pen that no other rule would see. */
const LIMITS = {
  'schedule.every': { least: 'P7D', most: 'P18M' },
  'schedule.first-after': { least: 'P1D', most: 'P3M' },
  'findings.act-within': { least: 'P1D', most: 'P1Y' },
  'documents.given-within': { least: 'P1D', most: 'P1Y' },
  'time-to-answer.least': { least: 'P1D', most: 'P90D' },
  'transitions.at': { least: 'P1D', most: 'P24M' },
  'detection.review-every': { least: 'P1D', most: 'P24M' },
  escalation: { least: 'PT1M', most: 'P1Y' },
  'waiver.ahead.for': { least: 'PT1H', most: 'P14D' },
  'within.most': { least: 'P1D', most: 'P24M' },
  clock: { least: 'PT5M', most: 'P30Y' },
  // Counted in days, or long after the case: minutes (PT5M) are a slip for months (P5M).
  days: { least: 'P1D', most: 'P30Y' },
  retention: { least: 'P1Y', most: 'P30Y' },
  // Two months are two minutes (PT2M) with a letter less.
  'tolerable-downtime': { least: 'PT5M', most: 'P59D' },
  priority: { least: 'PT5M', most: 'P180D' },
} as const

/** Lengths in any sensible range, sooner for what is graver, with an escalation that does not come before the deadline. */
export const ranges: Rule = ({ policy }) => [
  ...Object.entries(policy.works).flatMap(([id, work]) =>
    within('tolerable-downtime', work['tolerable-downtime'], ['works', id, 'tolerable-downtime']),
  ),
  ...policy.priorities.flatMap((one, at) => within('priority', one.within, ['priorities', at, 'within'])),
  ...Object.entries(policy.processes).flatMap(([id, { schedule, waiver, transitions, findings, documents }]) => {
    const path = ['processes', id]
    const first = schedule !== undefined && 'first-after' in schedule ? schedule['first-after'] : undefined
    return [
      ...(first === undefined ? [] : within('schedule.first-after', first, [...path, 'schedule', 'first-after'])),
      ...(first !== undefined && schedule !== undefined && 'every' in schedule && hours(first) > hours(schedule.every)
        ? [finding('out-of-range', [...path, 'schedule', 'first-after'], beyond(first, schedule.every))]
        : []),
      ...lapses(transitions, [...path, 'transitions']),
      ...(findings === undefined
        ? []
        : within('findings.act-within', findings['act-within'], [...path, 'findings', 'act-within'])),
      ...Object.entries(documents).flatMap(([name, { 'given-within': given }]) =>
        given === undefined
          ? []
          : within('documents.given-within', given, [...path, 'documents', name, 'given-within']),
      ),
      ...(schedule !== undefined && 'every' in schedule
        ? within('schedule.every', schedule.every, [...path, 'schedule', 'every'])
        : []),
      ...(waiver?.ahead === undefined
        ? []
        : within('waiver.ahead.for', waiver.ahead.for, [...path, 'waiver', 'ahead', 'for'])),
      ...transitions.flatMap(({ gates, at: due }, at) => [
        ...(due === undefined ? [] : within('transitions.at', due.else, [...path, 'transitions', at, 'at', 'else'])),
        ...gates.flatMap((gate, index) => {
          const place = [...path, 'transitions', at, 'gates', index]
          if (gate.kind === 'within') return within('within.most', gate.most, [...place, 'most'])
          return gate.kind === 'time-to-answer' ? within('time-to-answer.least', gate.least, [...place, 'least']) : []
        }),
      ]),
    ]
  }),
  ...Object.entries(policy.detection).flatMap(([id, one]) =>
    Array.isArray(one)
      ? one.flatMap(({ 'review-every': every }, at) =>
          every === undefined ? [] : within('detection.review-every', every, ['detection', id, at, 'review-every']),
        )
      : [],
  ),
  ...Object.entries(policy.clocks).flatMap(([id, clock]) => {
    const path = ['clocks', id]
    return [
      ...ofClock(policy, clock.length, [...path, 'length'], kindOf(policy, clock)),
      ...clock.escalate.flatMap(({ after, past }, at) => {
        const step = [...path, 'escalate', at]
        if (past !== undefined) return within('escalation', past, [...step, 'past'])
        if (after === undefined) return []
        return [
          ...(isSooner(after, clock.length) ? [finding('escalated-too-early', [...step, 'after'], { clock: id })] : []),
          ...ofClock(policy, after, [...step, 'after'], 'escalation'),
        ]
      }),
    ]
  }),
]

/** A case that states no time of its own lasts no longer than one may state (R6-1). */
function lapses(transitions: readonly Transition[], path: PolicyPath): Finding[] {
  const limits = new Map(
    transitions.flatMap(({ gates }) =>
      gates.flatMap((gate) => (gate.kind === 'within' ? [[gate.fact, gate.most] as const] : [])),
    ),
  )
  return transitions.flatMap(({ at: due }, at) => {
    const most = due?.fact === undefined ? undefined : limits.get(due.fact)
    return due === undefined || most === undefined || hours(due.else) <= hours(most)
      ? []
      : [finding('out-of-range', [...path, at, 'at', 'else'], beyond(due.else, most))]
  })
}

const beyond = (length: string, most: string) => ({ length, least: LIMITS.days.least, most })

function kindOf({ processes }: Policy, { clause, calendar, in: among, start }: ClockPolicy) {
  if (clause === 'R4.4-5') return 'retention'
  const isEnd = (phase: string): boolean =>
    among.some((id) => ownProperty(ownProperty(processes, id)?.phases ?? {}, phase)?.end !== undefined)
  const isAfterwards = start.every((moment) => 'phase' in moment && moment.phase.every(isEnd))
  return calendar !== 'elapsed' || isAfterwards ? 'days' : 'clock'
}

function within(kind: keyof typeof LIMITS, length: string, path: PolicyPath): Finding[] {
  const { least, most } = LIMITS[kind]
  const isSensible = hours(length) >= hours(least) && hours(length) <= hours(most)
  return isSensible ? [] : [finding('out-of-range', path, { length, least, most })]
}

function ofClock(
  policy: Policy,
  length: Length,
  path: PolicyPath,
  kind: 'clock' | 'days' | 'retention' | 'escalation',
): Finding[] {
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
  // A matter that has a deadline where it is less grave has one where it is graver.
  const unmeasured = order.flatMap((value, at) => {
    const isMissed = length.else === undefined && ownProperty(length.is, value) === undefined
    const lesser = order.slice(at + 1).find((one) => ownProperty(length.is, one) !== undefined)
    return length.by !== 'priority' && isMissed && lesser !== undefined
      ? [findingAbout('grave-without-length', [...path, 'is'], { graver: value, value: lesser })]
      : []
  })
  return [
    ...each,
    ...unmeasured,
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
