import { isSame } from './own/mapping.ts'
import { namedItems, type Shape, unused } from './own/shape.ts'

type List = Shape & { kind: 'list' }

/**
 * The items of a list by the names that they had before. Of several of one name, what is the same keeps its own, so that
 * nothing is told of those that only stand behind another that went away; undefined where an item has no name.
 */
export function namedAsBefore(
  list: readonly unknown[],
  shape: List,
  before: ReadonlyMap<string, unknown>,
): Map<string, unknown> | undefined {
  const named = namedItems(list, shape)
  const isPlain = (names: ReadonlyMap<string, unknown>): boolean =>
    [...names].every(([name, item]) => name === shape.nameOf(item))
  if (named === undefined || (isPlain(named) && isPlain(before))) return named
  const items = [...named.values()]
  const taken = new Map<string, unknown>()
  const nameOf = new Map<number, string>()
  const give = (name: string, index: number): void => {
    taken.set(name, items[index])
    nameOf.set(index, name)
  }
  for (const isIt of [isSame, () => true])
    for (const [index, item] of items.entries()) {
      if (nameOf.has(index)) continue
      const isFree = ([name, was]: [string, unknown]): boolean =>
        !taken.has(name) && shape.nameOf(was) === shape.nameOf(item) && isIt(was, item)
      const found = [...before].find(isFree)
      if (found !== undefined) give(found[0], index)
    }
  for (const [index, item] of items.entries())
    if (!nameOf.has(index)) give(unused(new Map([...before, ...taken]), shape.nameOf(item) ?? ''), index)
  return new Map(items.map((item, index) => [nameOf.get(index) ?? '', item]))
}
