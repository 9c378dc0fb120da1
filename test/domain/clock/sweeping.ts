import { expect } from 'vitest'
import type { Case } from '../../../src/domain/case/case.ts'
import type { Context } from '../../../src/domain/case/context.ts'
import { type ClockState, clocksOf } from '../../../src/domain/clock/clocks-of.ts'
import { dueReminders, type Reminder } from '../../../src/domain/clock/due-reminders.ts'
import type { Policy } from '../../../src/domain/policy/policy.schema.ts'
import type { Act } from '../../support/acts.ts'
import { caseOf, live, type Told } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'

/** The requests of a sweep that has found these reminders due at that time. */
export const asked = (reminders: readonly Reminder[], at: string): Act[] =>
  reminders.map(({ clock, subject, step }) => ({
    by: 'app',
    door: 'sweep',
    at,
    command: { kind: 'reminder', clock, subject, step: step.id },
  }))

export const liveAll = (world: Context, told: Told, acts: readonly Act[]): Told =>
  acts.reduce((before, act) => live(world, before, act).after, told)

/** One sweep over this case. */
export const sweepAt = (world: Context, told: Told, at: string): Told =>
  liveAll(world, told, asked(dueReminders(world.policy, caseOf(told), at), at))

/** Everything that clocks have said so far, as `officer-first-act to-deputy`. */
export const saidIn = ({ placed }: Told): string[] =>
  placed.flatMap(({ event }) =>
    event.type === 'reminder-sent'
      ? [[event.data.clock, event.data.subject, event.data.step].filter((word) => word !== undefined).join(' ')]
      : [],
  )

export const dueIn = (policy: Policy, state: Case, now: string): string[] =>
  dueReminders(policy, state, now).map(({ clock, subject, step }) =>
    [clock, subject, step.id].filter((word) => word !== undefined).join(' '),
  )

export const stated = (field: string, at: string): Act => ({
  by: 'responder',
  command: { kind: 'record', unknown: [], answers: [{ field, value: { kind: 'time', at, text: at } }] },
})
export const clock = ({ case: state }: { case: Told['case'] }, id: string, subject?: string): ClockState | undefined =>
  state === undefined
    ? undefined
    : clocksOf(defaultPolicy, state).find((one) => one.id === id && one.subject === subject)
export const sweeps = (told: Told, ...times: string[]): Told =>
  times.reduce((before, at) => sweepAt(defaultWorld, before, at), told)

export function having(told: Told, act: Act): Told {
  const { decision, after: acted } = live(defaultWorld, told, act)
  expect(decision.kind).toBe('accepted')
  return acted
}
