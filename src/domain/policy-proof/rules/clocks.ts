import { ACTION_OWNER } from '../../clock/called.ts'
import type { ClockPolicy, Length, Moment } from '../../clock/clock.schema.ts'
import { optionsOf } from '../../policy/field-options.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import type { Process } from '../../policy/process.ts'
import { ownProperty } from '../../values/own-property.ts'
import { CLAUSES } from '../clauses.ts'
import { type Finding, finding, findingAbout, type PolicyPath } from '../finding.ts'
import { each, type Mention, one, unknownAmong } from '../mention.ts'
import type { Rule } from '../subject.ts'

/** Every clock starts and stops at things that its processes have, and calls people who are there. */
export const clocks: Rule = ({ policy }) =>
  Object.entries(policy.clocks).flatMap(([id, clock]) => {
    const at = ['clocks', id]
    const processes = clock.in.flatMap((process) => ownProperty(policy.processes, process) ?? [])
    return [
      ...unknownAmong([
        ...named(policy, clock, at),
        ...momentsOf(clock, at).flatMap(({ moment, path }) => inMoment(policy, processes, moment, path)),
        ...momentsOf(clock, at).flatMap(({ moment, path }) => renewedIn(processes, moment, path)),
        ...inLength(policy, clock.length, [...at, 'length']),
        ...clock.escalate.flatMap(({ after }, index) =>
          after === undefined ? [] : inLength(policy, after, [...at, 'escalate', index, 'after']),
        ),
      ]),
      ...ofEachAlone(clock, at),
      ...endless(clock, processes, id),
    ]
  })

const keys = (things: object): ReadonlySet<string> => new Set(Object.keys(things))

function named(policy: Policy, clock: ClockPolicy, at: PolicyPath): Mention[] {
  const [roles, fields] = [keys(policy.roles), keys(policy.fields)]
  const each_ = typeof clock.each === 'object' ? clock.each : undefined
  const asked = each_ === undefined ? undefined : ownProperty(policy.fields, each_.fact)
  const values = asked === undefined ? undefined : new Set(optionsOf(policy, asked).map(({ id }) => id))
  return [
    ...each('unknown-process', clock.in, keys(policy.processes), () => [...at, 'in']),
    ...one('unknown-clause', clock.clause, CLAUSES, () => [...at, 'clause']),
    ...one('unknown-pack', clock.pack, keys(policy.packs), () => [...at, 'pack']),
    ...one('unknown-calendar', clock.calendar, new Set(['elapsed', ...Object.keys(policy.calendars)]), () => [
      ...at,
      'calendar',
    ]),
    ...one('unknown-field', each_?.fact, fields, () => [...at, 'each', 'fact']),
    ...(values === undefined ? [] : each('unknown-value', each_?.except, values, () => [...at, 'each', 'except'])).map(
      (mention) => ({ ...mention, params: { field: each_?.fact ?? '' } }),
    ),
    ...one('unknown-field', clock['late-reason'], fields, () => [...at, 'late-reason']),
    ...one(
      'unknown-acknowledgement',
      clock.chase,
      keys(
        Object.fromEntries(
          clock.in.flatMap((id) => Object.entries(ownProperty(policy.processes, id)?.acknowledgements ?? {})),
        ),
      ),
      () => [...at, 'chase'],
    ),
    ...each(
      'unknown-role',
      clock.tell,
      new Set([...roles, 'reporter', ...(clock.each === 'actions' ? [ACTION_OWNER] : [])]),
      () => [...at, 'tell'],
    ),
    ...clock.escalate.flatMap(({ to, unanswered }, index) => [
      ...one('unknown-role', to, roles, () => [...at, 'escalate', index, 'to']),
      ...one('unknown-role', unanswered, roles, () => [...at, 'escalate', index, 'unanswered']),
    ]),
  ]
}

const momentsOf = ({ start, stop = [] }: ClockPolicy, at: PolicyPath) => [
  ...start.map((moment, index) => ({ moment, path: [...at, 'start', index] })),
  ...stop.map((moment, index) => ({ moment, path: [...at, 'stop', index] })),
]

const renewedIn = (processes: readonly Process[], moment: Moment, at: PolicyPath): readonly Mention[] =>
  one(
    'unknown-phase',
    'since' in moment ? moment.since : undefined,
    new Set(processes.flatMap(({ phases }) => Object.keys(phases))),
    () => [...at, 'since'],
  )

/** The things that a moment names must be there in at least one of the clock's processes. */
function inMoment(policy: Policy, processes: readonly Process[], moment: Moment, at: PolicyPath): readonly Mention[] {
  const among = (listOf: (process: Process) => readonly string[]): ReadonlySet<string> =>
    new Set(processes.flatMap(listOf))
  if ('event' in moment || 'recovered' in moment || 'action' in moment) return []
  if ('phase' in moment)
    return each(
      'unknown-phase',
      moment.phase,
      among(({ phases }) => Object.keys(phases)),
      () => [...at, 'phase'],
    )
  if ('fact' in moment) return one('unknown-field', moment.fact, keys(policy.fields), () => [...at, 'fact'])
  if ('acted' in moment) return one('unknown-role', moment.acted, keys(policy.roles), () => [...at, 'acted'])
  if ('merged' in moment) {
    const pulls = among((process) => Object.keys(process['pull-requests']))
    return one('unknown-pull-request', moment.merged, pulls, () => [...at, 'merged'])
  }
  if ('notice' in moment)
    return one(
      'unknown-notice',
      moment.notice,
      among(({ notices }) => Object.keys(notices)),
      () => [...at, 'notice'],
    )
  if ('acknowledged' in moment || 'edition' in moment) {
    const [key, what] = 'edition' in moment ? ['edition', moment.edition] : ['acknowledged', moment.acknowledged]
    const whats = among(({ acknowledgements }) => Object.keys(acknowledgements))
    return one('unknown-acknowledgement', what, whats, () => [...at, key])
  }
  return one('unknown-approval', moment.approved, among(approvals), () => [...at, 'approved'])
}

/** The things that can be approved: those that gates wait for, and the phases to which `/approve` leads. */
const approvals = ({ transitions }: Process): string[] =>
  transitions.flatMap(({ command, to, gates }) => [
    ...(command === 'approve' ? [to] : []),
    ...gates.flatMap((gate) => (gate.kind === 'approved' || gate.kind === 'findings' ? [gate.what] : [])),
  ])

/** A length may hang on a field, or on the priority, which is no field. */
function inLength(policy: Policy, length: Length, at: PolicyPath): Mention[] {
  if (typeof length === 'string' || 'until' in length) return []
  const field = ownProperty(policy.fields, length.by)
  const priority = length.by === 'priority'
  if (field === undefined && !priority)
    return [
      ...one('unknown-field', length.by, new Set([...Object.keys(policy.fields), 'priority']), () => [...at, 'by']),
    ]
  const known = new Set(
    priority || field === undefined
      ? policy.priorities.map(({ id }) => id)
      : optionsOf(policy, field).map(({ id }) => id),
  )
  return Object.keys(length.is).map(
    (name): Mention => ({
      ...{ code: priority ? 'unknown-priority' : 'unknown-value', name, known, asKey: true },
      ...{ path: [...at, 'is', name], params: { field: length.by } },
    }),
  )
}

/** A deadline that nothing done can meet; one that begins where the case ends, as the time of keeping does, has only its day. */
function endless({ stop, start }: ClockPolicy, processes: readonly Process[], id: string): Finding[] {
  const ends = new Set(
    processes.flatMap(({ phases }) => Object.entries(phases).flatMap(([phase, { end }]) => (end ? [phase] : []))),
  )
  const afterwards = start.every((moment) => 'phase' in moment && moment.phase.every((phase) => ends.has(phase)))
  return stop !== undefined || afterwards ? [] : [findingAbout('no-stop', ['clocks', id], { clock: id })]
}

/** A recovery of each stops a clock that each has; the outcome of an action item moves one that each item has. */
function ofEachAlone(clock: ClockPolicy, at: PolicyPath): Finding[] {
  const { each: of, length } = clock
  const [recovered, action] = [finding('recovered-of-none', at), finding('action-of-none', at)]
  const moments = momentsOf(clock, at).flatMap(({ moment, path }) => [
    ...('recovered' in moment && typeof of !== 'object' ? [{ ...recovered, path }] : []),
    ...('action' in moment && of !== 'actions' ? [{ ...action, path }] : []),
  ])
  const dated = typeof length === 'object' && 'until' in length && of !== 'actions'
  return dated ? [...moments, { ...action, path: [...at, 'length'] }] : moments
}
