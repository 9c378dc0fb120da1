import type { Policy } from './policy.schema.ts'

/**
 * Makes something of a policy alone once, and keeps it for as long as somebody holds that policy. A policy never changes once it
 * is read, so nobody can tell but by the time that it takes: a status comment in Japanese reads sixty lines to copy, and to
 * fold every name of the policy for each of them took a third of all that an event costs.
 */
export function oncePerPolicy<T>(make: (policy: Policy) => T): (policy: Policy) => T {
  const made = new WeakMap<Policy, { value: T }>()
  return (policy) => {
    const known = made.get(policy)
    if (known !== undefined) return known.value
    const value = make(policy)
    made.set(policy, { value })
    return value
  }
}
