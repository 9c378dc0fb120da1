import { safeguardOfInvariant } from '../safeguards/safeguard-ids.ts'
import { asMapping, isMapping, isSame, type Mapping, mappingOf } from './mapping.ts'
import { EXTENDS, WITHOUT } from './merge-policy.ts'
import { namedItems, policyShape, type Shape } from './shape.ts'
import { whatGoesWith } from './what-goes-with.ts'

/** A whole policy's own part over a base; `dropped` are the invariants of the base that it does not have. */
export function ownOf(
  base: Mapping,
  whole: Mapping,
  named: { extends: string; reason: string },
): { own: Mapping; dropped: readonly { safeguard: string; clause: string }[] } {
  const goes = mappingOf(
    ['roles', 'processes', 'systems', 'works', 'clocks'].map((section) => [
      section,
      goneFrom(base[section], whole[section]),
    ]),
  )
  const invariants = listOf(whole.invariants)
  const withoutThese = listOf(whatGoesWith(base, goes).invariants).filter(
    (one) => !invariants.some((other) => isSame(one, other)),
  )
  const dropped = withoutThese.flatMap((one) => {
    const [safeguard, { clause }] = [safeguardOfInvariant(one), asMapping(one)]
    return safeguard === undefined ? [] : [{ safeguard, clause: typeof clause === 'string' ? clause : '' }]
  })
  const statements = dropped.map((one) => ({ ...one, reason: named.reason }))
  const { invariants: kept, ...ground } = whatGoesWith(base, { ...goes, [WITHOUT]: statements })
  const added = beyond(listOf(kept), invariants)
  // The things that go are still in the ground, and are taken away by the difference.
  const { invariants: _, ...rest } = whole
  const parts = asMapping(difference(ground, rest, policyShape()))
  return {
    own: {
      [EXTENDS]: named.extends,
      ...parts,
      ...(added.length === 0 ? {} : { invariants: added }),
      ...(statements.length === 0 ? {} : { [WITHOUT]: statements }),
    },
    dropped,
  }
}

/** One by one, as they are taken away by name: a section that is gone as a whole takes nothing else with it. */
const goneFrom = (before: unknown, after: unknown): Mapping =>
  isMapping(after)
    ? mappingOf(
        Object.keys(asMapping(before))
          .filter((id) => !(id in after))
          .map((id) => [id, null]),
      )
    : {}

/** Those that are not among `these`; one that stands there once and here twice is said once more. */
function beyond(these: readonly unknown[], all: readonly unknown[]): unknown[] {
  const left = these.map((one) => JSON.stringify(one))
  return all.filter((one) => {
    const at = left.indexOf(JSON.stringify(one))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** No own part says it: a list that is only ever added to has an item without a name. */
const UNSAID = Symbol('unsaid')

/** The lines over `base` from which `whole` comes; undefined where they are the same. */
function difference(base: unknown, whole: unknown, shape: Shape): unknown {
  if (isSame(base, whole)) return undefined
  if (shape.kind === 'mapping' && isMapping(base) && isMapping(whole)) {
    const isOther = shape.byKind && 'kind' in whole && whole.kind !== base.kind
    return isOther ? whole : ofMappings(base, whole, shape)
  }
  if (shape.kind === 'list' && Array.isArray(base) && Array.isArray(whole)) return ofLists(base, whole, shape)
  return whole
}

function ofMappings(base: Mapping, whole: Mapping, shape: Shape & { kind: 'mapping' }): unknown {
  const said = sayAll(new Map(Object.entries(base)), new Map(Object.entries(whole)), (key) => shape.inner(key))
  return isUnsaid(said) ? UNSAID : mappingOf(said)
}

const isUnsaid = (said: readonly (readonly [string, unknown])[]): boolean => said.some(([, value]) => value === UNSAID)

function ofLists(base: unknown[], whole: unknown[], shape: Shape & { kind: 'list' }): unknown {
  const [before, after] = [namedItems(base, shape), namedItems(whole, shape)]
  if (shape.adds && base.every((one, at) => isSame(one, whole[at]))) return whole.slice(base.length)
  const entries = before === undefined || after === undefined ? undefined : sayAll(before, after, () => shape.item)
  if (entries === undefined || isUnsaid(entries)) return shape.adds ? UNSAID : whole
  const said = mappingOf(entries)
  // A short list is best said as it is.
  return shape.adds || JSON.stringify(said).length < JSON.stringify(whole).length ? said : whole
}

/** Changed and new ones, and those that go; all of them where their order is another. */
function sayAll(
  base: ReadonlyMap<string, unknown>,
  whole: ReadonlyMap<string, unknown>,
  shapeOf: (key: string) => Shape,
): [string, unknown][] {
  const gone = [...base.keys()].filter((key) => !whole.has(key)).map((key): [string, unknown] => [key, null])
  const keys = [...whole.keys()]
  const kept = keys.filter((key) => base.has(key))
  const keepsOrder = isSame(
    kept,
    [...base.keys()].filter((key) => whole.has(key)),
  )
  const say = (key: string): [string, unknown] => {
    const [before, after] = [base.get(key), whole.get(key)]
    return [key, base.has(key) ? (difference(before, after, shapeOf(key)) ?? unchanged(before, shapeOf(key))) : after]
  }
  const isChanged = (key: string): boolean => !base.has(key) || !isSame(base.get(key), whole.get(key))
  const isSaid = (key: string, at: number): boolean => {
    const next = keys[at + 1]
    // A new item stands behind the one named before it: also at the end, where something further ahead is named.
    const [ahead, behind] = [keys.slice(0, at), keys.slice(at + 1)]
    const isAnchor =
      next !== undefined && !base.has(next) && (behind.some((one) => base.has(one)) || ahead.some(isChanged))
    return isChanged(key) || isAnchor
  }
  const isFirst = keys[0] !== undefined && !base.has(keys[0]) && kept.length > 0
  return [...gone, ...keys.filter((key, at) => !keepsOrder || isFirst || isSaid(key, at)).map(say)]
}

/** A mapping in which nothing is said changes nothing; anything else is said again. */
const unchanged = (value: unknown, shape: Shape): unknown =>
  (shape.kind === 'mapping' && isMapping(value)) || (shape.kind === 'list' && Array.isArray(value) && shape.adds)
    ? shape.kind === 'list'
      ? []
      : {}
    : value

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
