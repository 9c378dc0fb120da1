import { type Case, factValues } from '../case/case.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Due, Transition } from '../policy/process.ts'
import { after } from '../time/after.ts'
import { ownProperty } from '../values/own-property.ts'

/** A length such as `P90D` after a time; days and months are those of the policy's time zone. */
export const later = (policy: Policy, at: string, length: string): string => after(at, policy['time-zone'], length)

/** When this time has come for a case that entered its phase then. */
export function dueAt(policy: Policy, state: Case, { fact, else: length }: Due): string {
  const stated = fact === undefined ? undefined : factValues(state)(fact)?.[0]
  if (stated !== undefined && !Number.isNaN(Date.parse(stated))) return stated
  const entered = state.path.findLast(({ phase }) => phase === state.phase)?.at ?? state.opened.at
  return later(policy, entered, length)
}

/** Transitions out of the case's phase that the app makes when their time has come. */
export function timedOf(policy: Policy, state: Case): { transition: Transition; at: string }[] {
  const transitions = ownProperty(policy.processes, state.process)?.transitions ?? []
  return transitions.flatMap((transition) =>
    transition.at === undefined || !transition.from.includes(state.phase)
      ? []
      : [{ transition, at: dueAt(policy, state, transition.at) }],
  )
}
