import type { Case } from '../../domain/case/case.ts'
import { succeed } from '../../domain/case/succeed.ts'
import { type ClockState, clocksOf } from '../../domain/clock/clocks-of.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { comparison, type DifferingClocks, type Judge } from './asked-again.ts'

/** A deadline that one policy has and the case missed, or would have. */
export interface Deadline {
  clock: string
  subject: string | undefined
  until: string
  stopped: string | undefined
}

/** Which deadlines the case missed by the one policy and not by the other, until now. */
export function lateBy(state: Case, past: Judge, now: Judge, time: string): { late: Deadline[]; inTime: Deadline[] } {
  const differs = differing(past, now)
  if (differs === 'none') return { late: [], inTime: [] }
  const before = missed(past.policy, state, time, differs)
  const after = missed(now.policy, succeed(now.policy, state), time, differs)
  const lacks = (among: readonly Deadline[]) => (one: Deadline) =>
    !among.some(({ clock, subject }) => clock === one.clock && subject === one.subject)
  return { late: after.filter(lacks(before)), inTime: before.filter(lacks(after)) }
}

/** The clocks that are not the same in both, asked once for two policies: reckoning days is what takes time here. */
function differing(one: Judge, other: Judge): DifferingClocks {
  const known = comparison(one, other)
  if (known.clocks === 'not-compared') known.clocks = differingClocks(one.policy, other.policy)
  return known.clocks
}

function differingClocks(one: Policy, other: Policy): DifferingClocks {
  if (measures(one) !== measures(other)) return 'all'
  const ids = new Set([...Object.keys(one.clocks), ...Object.keys(other.clocks)])
  const changed = [...ids].flatMap((id) => {
    const both = [one.clocks[id], other.clocks[id]]
    return JSON.stringify(both[0]) === JSON.stringify(both[1]) ? [] : both
  })
  return changed.length === 0 ? 'none' : new Set(changed.filter((clock) => clock !== undefined))
}

/** The other measures that a deadline depends on. */
const measures = (policy: Policy): string =>
  JSON.stringify([
    ...[policy.calendars, policy.packs, policy.severity, policy.works, policy.systems, policy.priorities],
    ...[policy['time-zone'], policy.meanings, policy['default-priority']],
    Object.entries(policy.processes).map(([id, { phases }]) => [id, phases]),
  ])

const missed = (policy: Policy, state: Case, now: string, asked: DifferingClocks): Deadline[] =>
  clocksOf(policy, state, (clock) => asked === 'all' || (asked !== 'none' && asked.has(clock)))
    .filter((clock) => clock.late || (clock.stopped === undefined && Date.parse(clock.until) < Date.parse(now)))
    .map(deadline)

const deadline = ({ id, subject, until, stopped }: ClockState): Deadline => ({ clock: id, subject, until, stopped })
