import { notForYou } from '../../domain/refusals/not-for-you.ts'
import type { Reason } from '../../domain/refusals/reason.ts'
import { ask, directoryOf, enoughFor, type Judge } from './asked-again.ts'
import { lackedIn, type PastAct, type Shown } from './people-shown.ts'
import { reasonUnder } from './reason-under.ts'

/** The other policy's answer to a request, where it differs from what was said. */
export interface Difference {
  /** `depends`: on which of his possible roles the person had, or on what the record does not tell. */
  kind: 'refused' | 'allowed' | 'depends'
  reasons: readonly Reason[]
}

/**
 * Judges a past request by both policies in the same reconstructed world and reports only what the policies differ in:
 * whatever the record cannot tell is missing for both alike and cancels out. `lost`: the record tells too little.
 */
export function judgedAgain(
  act: PastAct,
  now: Judge,
  people: ReadonlyMap<number, Shown>,
): Difference | 'same' | 'lost' {
  const { tried, before, judge: then } = act
  const { asked, outcome, reasons: recorded } = tried
  const person = people.get(asked.actor.id)
  const lacked = lackedIn(act)
  const roles = (person?.roles ?? []).filter((role) => !lacked.includes(role))
  const ports = new Map(people)
  if (person !== undefined) ports.set(asked.actor.id, { ...person, roles })
  // The names of both policies, so that a thing that was merely renamed is no difference.
  const essence = (reason: Reason): string => essenceOf(reasonUnder(now.policy, before.process, reason))
  const without = (reasons: readonly Reason[], others: readonly Reason[]): readonly Reason[] => {
    if (reasons.length === 0 || others.length === 0) return reasons
    const known = new Set(others.map(essence))
    return reasons.filter((reason) => !known.has(essence(reason)))
  }
  const by = (judge: Judge) => ask(judge, before, asked, directoryOf(judge.policy, before, ports, asked.actor))
  const other = by(now)

  const enough = enoughFor(now, before, asked)
  if (outcome === 'accepted') {
    const enoughThen = enoughFor(then, before, asked)
    const unsaid = without(other.reasons, recorded)
    // The policy of the time has to be asked only for what the record does not say already.
    const added = unsaid.length === 0 ? [] : without(unsaid, by(then).reasons)
    if (added.length > 0) return { kind: 'refused', reasons: added }
    return hangsOnRole(person, roles, (role) => !enough.has(role) && enoughThen.has(role))
      ? { kind: 'depends', reasons: [notForYou([...enough], undefined)] }
      : 'same'
  }
  const past = by(then)
  const told = new Set(past.reasons.map(essence))
  const known = new Set(recorded.map(essence))
  // A thing that the recorded policy misses here and did not miss then is missing in the reconstructed world alone.
  const stands = other.reasons.some((reason) => known.has(essence(reason)) || !told.has(essence(reason)))
  if (!other.accepted && stands) return 'same'
  // In this world the recorded policy would not have refused: the record tells too little of why it did.
  if (past.accepted) return 'lost'
  const unexplained = recorded.filter((reason) => !told.has(essence(reason)))
  const unsure = hangsOnRole(person, roles, (role) => !enough.has(role))
  return unexplained.length > 0 || unsure
    ? { kind: 'depends', reasons: recorded }
    : { kind: 'allowed', reasons: recorded }
}

const hangsOnRole = (person: Shown | undefined, roles: readonly string[], fails: (role: string) => boolean): boolean =>
  person !== undefined && !person.certain && roles.some(fails)

/** The same reason may cite another clause or list other ways out. */
function essenceOf({ code, params = {} }: Reason): string {
  const { field, phase, what, role, system, notice, action, pull, section, text, command } = params
  return JSON.stringify([code, field, phase, what, role, system, notice, action, pull, section, text, command])
}
