import type { Calendar, ClockPolicy, Moment } from '../clock/clock.schema.ts'
import type { Words } from '../policy/basics.ts'
import { optionWords } from '../policy/field-options.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Process } from '../policy/process.ts'
import { ownProperty } from '../values/own-property.ts'

/** From what on a time runs, and what that is called. */
export interface EditionStart {
  on: 'merged' | 'phase' | 'fact' | 'opened' | 'notice' | 'acknowledged' | 'other'
  name?: Words
}

/** By when something is done, in the policy's words. */
export interface EditionTime {
  lengths: readonly { of?: Words; length: string }[]
  calendar?: Pick<Calendar, 'count' | 'first-day' | 'weekend' | 'holidays'> & { closed: boolean }
  from: readonly EditionStart[]
}

/** The time of the process's clock that such a moment stops; of a pack that is off, none. */
export function timeTo(
  policy: Policy,
  id: string,
  process: Process,
  stops: (moment: Moment) => boolean,
): EditionTime | undefined {
  const clock = Object.values(policy.clocks).find(
    (one) => one.in.includes(id) && runs(policy, one) && (one.stop ?? []).some(stops),
  )
  return clock === undefined ? undefined : timeOf(policy, process, clock)
}

export const runs = ({ packs }: Pick<Policy, 'packs'>, { pack }: ClockPolicy): boolean =>
  pack === undefined || ownProperty(packs, pack)?.on === true

export function timeOf(policy: Policy, process: Process, clock: ClockPolicy): EditionTime {
  const calendar = ownProperty(policy.calendars, clock.calendar)
  return {
    lengths: lengthsOf(policy, clock),
    ...(calendar !== undefined && {
      calendar: {
        ...{ count: calendar.count, 'first-day': calendar['first-day'], weekend: calendar.weekend },
        ...{ holidays: calendar.holidays, closed: calendar.closed.length > 0 },
      },
    }),
    // Of several the first is what is meant; the others stand in where it is not known.
    from: clock.start.flatMap((moment) => startOf(policy, process, moment)).slice(0, 1),
  }
}

function lengthsOf(policy: Policy, { length }: ClockPolicy): EditionTime['lengths'] {
  if (typeof length === 'string') return [{ length }]
  if ('until' in length) return []
  const field = ownProperty(policy.fields, length.by)
  const nameOf = (id: string): Words =>
    length.by === 'priority'
      ? (policy.priorities.find((one) => one.id === id)?.label ?? id)
      : field === undefined
        ? id
        : optionWords(policy, field, id)
  // The choices of a confidential field are nobody's business outside (R8-2).
  const told = field?.confidential === true ? [] : Object.entries(length.is)
  return [
    ...told.map(([id, each]) => ({ of: nameOf(id), length: each })),
    ...(length.else === undefined ? [] : [{ length: length.else }]),
  ]
}

function startOf(policy: Policy, process: Process, moment: Moment): EditionStart[] {
  if ('merged' in moment) return named('merged', ownProperty(process['pull-requests'], moment.merged)?.label)
  if ('notice' in moment) return named('notice', ownProperty(process.notices, moment.notice)?.label)
  if ('acknowledged' in moment)
    return named('acknowledged', ownProperty(process.acknowledgements, moment.acknowledged)?.label)
  if ('phase' in moment) return named('phase', ownProperty(process.phases, moment.phase[0] ?? '')?.label)
  if ('fact' in moment) {
    const field = ownProperty(policy.fields, moment.fact)
    return field === undefined || field.confidential ? [] : named('fact', field.label)
  }
  return 'event' in moment && moment.event === 'opened' ? [{ on: 'opened' }] : [{ on: 'other' }]
}

const named = (on: EditionStart['on'], name: Words | undefined): EditionStart[] =>
  name === undefined ? [] : [{ on, name }]
