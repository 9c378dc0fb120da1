import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Case, Fact } from './case.ts'

type Successors = Readonly<Record<string, { readonly succeeds: readonly string[] }>>

/** The present name of a thing of an older policy; its own where it is still there, or where nothing succeeds it. */
export function nowCalled(things: Successors, id: string): string {
  if (ownProperty(things, id) !== undefined) return id
  return Object.entries(things).find(([, { succeeds }]) => succeeds.includes(id))?.[0] ?? id
}

/** The same of a phase of one of its processes. */
export const phaseUnder = ({ processes }: Pick<Policy, 'processes'>, process: string, phase: string): string =>
  nowCalled(ownProperty(processes, nowCalled(processes, process))?.phases ?? {}, phase)

/**
 * A case as the policy in force calls things: whose phase or fields it has renamed goes on in their successors. The
 * ledger keeps the names of its time; of two values of one field, the later counts.
 */
export function succeed(policy: Pick<Policy, 'fields' | 'processes'>, state: Case): Case {
  const process = nowCalled(policy.processes, state.process)
  const phases = ownProperty(policy.processes, process)?.phases ?? {}
  const field = (id: string): string => nowCalled(policy.fields, id)
  const known = Object.keys(state.facts).every((id) => field(id) === id)
  // Nearly always nothing has been renamed, and this is asked before every answer.
  if (known && process === state.process && state.path.every(({ phase }) => nowCalled(phases, phase) === phase))
    return state
  const phase = nowCalled(phases, state.phase)
  const path = state.path.map((entry) => ({ ...entry, phase: nowCalled(phases, entry.phase) }))
  const later = (a: Fact, b: Fact): Fact => (a.seq >= b.seq ? a : b)
  const facts = renamed(state.facts, field, later)
  return {
    ...{ ...state, process, phase, path, facts },
    // The form's last answer is the one under the field's own name, which came later.
    form: renamed(state.form, field, (_, b) => b, Object.keys(policy.fields)),
    firsts: renamed(state.firsts, field, (a, b) => (Date.parse(a) <= Date.parse(b) ? a : b)),
    history: renamed(state.history, field, (a, b) => [...new Set([...a, ...b])]),
    acknowledged: Object.fromEntries(
      Object.entries(state.acknowledged).map(([what, one]) => [
        what,
        { ...one, open: one.open.map(field), known: one.known.map((each) => ({ ...each, field: field(each.field) })) },
      ]),
    ),
    consents: state.consents.map((one) => ({ ...one, what: field(one.what) })),
  }
}

/** The old names first, so that of two the one of today is met last. */
function renamed<T>(
  record: Readonly<Record<string, T>>,
  name: (id: string) => string,
  merge: (a: T, b: T) => T,
  today: readonly string[] = [],
): Record<string, T> {
  const entries = Object.entries(record).sort(([a], [b]) => Number(today.includes(a)) - Number(today.includes(b)))
  const found: Record<string, T> = {}
  for (const [id, value] of entries) {
    const to = name(id)
    const before = ownProperty(found, to)
    found[to] = before === undefined ? value : merge(before, value)
  }
  return found
}
