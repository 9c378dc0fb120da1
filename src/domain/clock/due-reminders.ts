import type { Case } from '../case/case.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import { type ClockState, clocksOf, stoppedClocks } from './clocks-of.ts'
import { ms } from './moments.ts'
import { keyOf } from './reminder-key.ts'
import type { Step } from './steps.ts'

/** Something that a clock has to say now and has not said yet. */
export interface Reminder {
  clock: string
  subject: string | undefined
  since: string
  until: string
  step: Step
  /** The same by whatever host and however often it is found; it stands in the ledger before anybody is told. */
  cause: string
}

/**
 * The reminders due and not yet sent, in their order. A case that ended is left in peace. Where nobody looked for long, earlier
 * reminders of the same clock are passed over for the latest; an escalation never is: each of them has its effect.
 */
export function dueReminders(policy: Policy, state: Case, now: string): Reminder[] {
  return among(policy, state, clocksOf(policy, state), now)
}

/** The question for somebody who stopped a clock too late; it is due at once. */
export function lateReminders(policy: Policy, state: Case): Reminder[] {
  const open = (field: string | undefined) => field !== undefined && ownProperty(state.facts, field) === undefined
  const clocks = stoppedClocks(policy, state, (clock) => open(clock['late-reason'])).filter(({ late }) => late)
  return among(policy, state, clocks, state.opened.at)
}

function among(policy: Policy, state: Case, clocks: readonly ClockState[], now: string): Reminder[] {
  const ended = policy.processes[state.process]?.phases[state.phase]?.end !== undefined
  return clocks
    .filter(({ stopped }) => !ended || stopped === undefined)
    .flatMap((clock) => dueOf(clock, now).map((step) => reminderOf(clock, step)))
    .sort((a, b) => ms(a.step.at) - ms(b.step.at))
}

function dueOf({ steps, stopped }: ClockState, now: string): Step[] {
  if (stopped !== undefined) return steps.filter(({ kind, said }) => kind === 'late' && !said)
  const reached = steps.filter(({ kind, at }) => kind !== 'late' && ms(at) <= ms(now))
  return reached.filter(({ kind, said }, index) => !said && (kind !== 'reminder' || index === reached.length - 1))
}

const reminderOf = (clock: ClockState, step: Step): Reminder => {
  const { id, subject, since, until } = clock
  // A deadline that was put off is another one.
  const deadline = step.kind === 'due' ? `..${until}` : ''
  return { clock: id, subject, since, until, step, cause: `clock:${keyOf(clock, step.id)}${deadline}` }
}
