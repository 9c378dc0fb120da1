import type { Case } from '../case/case.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import { lengthOf } from './length-of.ts'
import { ms } from './moments.ts'
import { keyOf } from './reminder-key.ts'
import type { StepKind } from './step-kind.ts'
import { timetable } from './timetable.ts'

/** Something that a clock has to say at a time, once. */
export interface Step {
  id: string
  kind: StepKind
  at: string
  /** The roles that are called. */
  roles: readonly string[]
  /** The role whose time to answer has run out with it (R4.2-1). */
  unanswered: string | undefined
  said: boolean
}

interface Running {
  id: string
  subject: string | undefined
  since: string
  until: string
  at(part: number): string
  stopped: string | undefined
  late: boolean
}

/** Everything that this clock says in its time, the earliest first. One that has stopped asks why it is late, if that. */
export function stepsOf(policy: Policy, state: Case, running: Running): Step[] {
  const clock = ownProperty(policy.clocks, running.id)
  if (clock === undefined) return []
  const { since, until, subject, stopped, late } = running
  const step = (id: string, kind: StepKind, at: string, roles: readonly string[], unanswered?: string): Step => ({
    ...{ id, kind, at, roles, unanswered },
    said: said(state, running, id, kind),
  })
  if (stopped !== undefined) {
    const reason = clock['late-reason']
    const asks = late && reason !== undefined && ownProperty(state.facts, reason) === undefined
    return asks ? [step('late', 'late', until, ['reporter'])] : []
  }
  const roles = clock.tell ?? policy.processes[state.process]?.['in-charge'][state.phase] ?? []
  const reminders = clock['remind-at']
    .filter((part) => part < 1)
    .map((part) => step(partId(part), 'reminder', running.at(part), roles))
  const escalations = clock.escalate.flatMap(({ after, past, to, unanswered }) => {
    const length = past ?? (after === undefined ? undefined : lengthOf(policy, state, after, subject))
    if (length === undefined) return []
    const { until: at } = timetable(policy, 'elapsed', past === undefined ? since : until, length)
    return [step(`to-${to}`, 'escalation', at, [to], unanswered)]
  })
  return [...reminders, step('due', 'due', until, roles), ...escalations].sort((a, b) => ms(a.at) - ms(b.at))
}

/** `at-50` for one half. */
const partId = (part: number): string => `at-${String(Number((part * 100).toFixed(4))).replace('.', '-')}`

/** Once is once; only a deadline that was put off runs out again. */
function said(state: Case, running: Running, step: string, kind: StepKind): boolean {
  const until = ownProperty(state.reminded, keyOf(running, step))
  return until !== undefined && (kind !== 'due' || ms(until) >= ms(running.until))
}
