import { groupBy } from '../../domain/values/group-by.ts'

const TEXT = /^(?:form:|comment:\d+(?=[#:]))/

/**
 * Names of requests by the text that they are of: `form:`, or `comment:` with its number. Whoever asks for each of a
 * thousand comments does not go through the whole record for each.
 */
export function namesByText(names: Iterable<string>): (text: string) => readonly string[] {
  const groups = groupBy(names, (name) => TEXT.exec(name)?.[0] ?? '')
  return (text) => groups.get(text) ?? []
}
