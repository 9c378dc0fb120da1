/** The keys, and places in lists, that lead somewhere. */
export type Path = readonly (string | number)[]

export type Mapping = Record<string, unknown>

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const asMapping = (value: unknown): Mapping => (isMapping(value) ? value : {})

/** Keys are as people wrote them, and one may be `__proto__`: nothing is assigned, everything defined. */
export const mappingOf = (entries: readonly (readonly [string, unknown])[]): Mapping => Object.fromEntries(entries)

/** The same value, keys in the same order: the order of phases is the order of the board. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
