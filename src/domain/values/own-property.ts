/** The record's own member of this name: people's words may be `constructor` or `__proto__` as well. */
export const ownProperty = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
