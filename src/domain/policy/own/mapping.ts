/** The keys, and places in lists, that lead somewhere. */
export type Path = readonly (string | number)[]

export type Mapping = Record<string, unknown>

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const asMapping = (value: unknown): Mapping => (isMapping(value) ? value : {})

/** Keys are as people wrote them, and one may be `__proto__`: nothing is assigned, everything defined. */
export const mappingOf = (entries: readonly (readonly [string, unknown])[]): Mapping => Object.fromEntries(entries)

/**
 * The same value, keys in the same order: the order of phases is the order of the board. What two policies share is not
 * looked through.
 */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]))
  if (!isMapping(one) || !isMapping(other)) return false
  const [keys, others] = [keysThere(one), keysThere(other)]
  return (
    keys.length === others.length && keys.every((key, index) => key === others[index] && isSame(one[key], other[key]))
  )
}

/** A member that is left out is not there, whether or not its key is. */
export const keysThere = (mapping: Mapping): string[] =>
  Object.keys(mapping).filter((key) => mapping[key] !== undefined)
