import { optionsOf } from '../policy/field-options.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { dayAt } from '../time/is-day.ts'
import type { RunbookSurroundings } from './runbook-surroundings.ts'

/** The policy's names for a runbook's head, and which day it is at the company; `now` as an instant. */
export function surroundingsOf(policy: Policy, now: string): RunbookSurroundings {
  const kind = policy.meanings.kind === undefined ? undefined : policy.fields[policy.meanings.kind]
  const byDefault = Object.values(policy.roles).flatMap((role) => role['of-case']?.default ?? [])
  return {
    today: dayAt(now, policy['time-zone']),
    kinds: kind === undefined ? 'not-checked' : optionsOf(policy, kind).map(({ id }) => id),
    systems: Object.keys(policy.systems),
    roles: Object.keys(policy.roles),
    executives: [...new Set([...byDefault, ...policy.organisation.executives])],
    // Triggers read the priority of the systems too, which is no field.
    facts: [...Object.keys(policy.fields), 'priority'],
    // A policy names no contacts that every runbook has to have.
    contacts: 'not-checked',
  }
}
