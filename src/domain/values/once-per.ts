/**
 * Makes something of a thing alone once, and keeps it for as long as somebody holds that thing: a policy, a form. None of them
 * changes once it is read, so nobody can tell but by the time that it takes: a status comment in Japanese reads sixty lines
 * to copy, and to fold every name of the policy for each of them took a third of all that an event costs.
 */
export function oncePer<K extends object, T>(make: (thing: K) => T): (thing: K) => T {
  const made = new WeakMap<K, { value: T }>()
  return (thing) => {
    const known = made.get(thing)
    if (known !== undefined) return known.value
    const value = make(thing)
    made.set(thing, { value })
    return value
  }
}
