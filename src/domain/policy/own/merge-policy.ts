import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { ownProperty } from '../../values/own-property.ts'
import { asMapping, isMapping, type Mapping, mappingOf, type Path } from './mapping.ts'
import { ownRoles } from './own-roles.ts'
import { policyShape, type Shape, unused } from './shape.ts'
import { endsIn, plainWayName } from './way-name.ts'
import { whatGoesWith } from './what-goes-with.ts'

/** Something that the own file takes away is not there, or it speaks of one thing twice, by two spellings of its name. */
type MergeProblem = Diagnostic<'nothing-to-take-away' | 'told-twice', { path: Path }, { params: { what: string } }> & {
  known: readonly string[]
}

const notThere = (path: Path, what: string, known: Iterable<string>): MergeProblem => ({
  ...{ code: 'nothing-to-take-away', path, params: { what }, known: [...known] },
})
const toldTwice = (path: Path, what: string): MergeProblem => ({
  ...{ code: 'told-twice', path, params: { what }, known: [] },
})

export interface Merged {
  /** The whole policy, as one would have written it. */
  value: unknown
  /** Where the own file says what stands at a path of the whole; undefined where the base does. */
  ownPathOf(path: Path): Path | undefined
  /** Whether anything at or below a path of the whole is the company's own. */
  isMixed(path: Path): boolean
  /** The paths that the own file takes away, by the path in the whole where they stood. */
  takenAway: readonly { path: Path; own: Path }[]
  /** Names that the own file adds, by their path in the whole, with the names that are there. */
  added: readonly { path: Path; own: Path; name: string; known: readonly string[] }[]
  problems: readonly MergeProblem[]
}

/** Keys of the own file that speak about the file itself. */
export const EXTENDS = 'extends'
export const WITHOUT = 'without'

/**
 * The whole policy of a company: its own parts over those of the base, by their ids. What is new stands behind what the
 * own file names before it, else at the end; a mapping that names all there is says the order too.
 */
export function mergePolicy(base: unknown, own: unknown): Merged {
  const given = asMapping(own)
  const { roles, originOf } = ownRoles(asMapping(base).roles, given.roles)
  const parts = mappingOf(
    Object.entries(given)
      .filter(([key]) => key !== EXTENDS && key !== 'invariants')
      .map(([key, value]) => [key, key === 'roles' ? roles : value]),
  )
  const kept = whatGoesWith(asMapping(base), given)
  const merge = merger()
  const value = asMapping(merge.join(kept, parts, policyShape(), [], []))
  const added = Array.isArray(given.invariants) ? given.invariants : []
  const before = Array.isArray(kept.invariants) ? kept.invariants : []
  added.forEach((_, at) => {
    merge.note(['invariants', before.length + at], ['invariants', at], 'whole')
  })
  const whole = mappingOf([
    ...Object.entries(value).flatMap(([key, part]): [string, unknown][] =>
      key === 'version'
        ? [
            [key, part],
            ['base', given[EXTENDS]],
          ]
        : key === 'invariants'
          ? []
          : [[key, part]],
    ),
    [
      'invariants',
      given.invariants !== undefined && !Array.isArray(given.invariants) ? given.invariants : [...before, ...added],
    ],
  ])
  if (!Array.isArray(given.invariants) && given.invariants !== undefined)
    merge.note(['invariants'], ['invariants'], 'whole')
  merge.note(['base'], [EXTENDS], 'whole')
  return {
    value: whole,
    ownPathOf(path) {
      const found = merge.ownPathOf(path)
      return found === undefined ? undefined : originOf(found)
    },
    isMixed: merge.isMixed,
    takenAway: merge.takenAway.map(({ path, own }) => ({ path, own: originOf(own) })),
    added: merge.added.map((one) => ({ ...one, own: originOf(one.own) })),
    problems: merge.problems.map((problem) => ({ ...problem, path: originOf(problem.path) })),
  }
}

/** A node of the whole that the own file speaks of: all of it, or some of what is in it. */
type Told = { own: Path; how: 'whole' | 'partly' }

function merger() {
  const told = new Map<string, Told>()
  const takenAway: { path: Path; own: Path }[] = []
  const added: { path: Path; own: Path; name: string; known: readonly string[] }[] = []
  const problems: MergeProblem[] = []
  const note = (path: Path, own: Path, how: Told['how']): void => {
    told.set(keyOf(path), { own, how })
  }

  function join(base: unknown, own: unknown, shape: Shape, path: Path, from: Path): unknown {
    if (shape.kind === 'mapping' && isMapping(base) && isMapping(own) && !(shape.byKind && isOtherKind(base, own))) {
      note(path, from, 'partly')
      return joinMappings(base, own, shape, path, from)
    }
    if (shape.kind === 'list' && Array.isArray(base) && isMapping(own)) {
      note(path, from, 'partly')
      return joinNamed(base, own, shape, path, from)
    }
    if (shape.kind === 'list' && shape.adds && Array.isArray(base) && Array.isArray(own)) {
      note(path, from, 'partly')
      own.forEach((_, at) => {
        note([...path, base.length + at], [...from, at], 'whole')
      })
      return [...base, ...own]
    }
    note(path, from, 'whole')
    return own
  }

  function joinMappings(
    base: Mapping,
    own: Mapping,
    shape: Shape & { kind: 'mapping' },
    path: Path,
    from: Path,
  ): Mapping {
    const values = new Map(Object.entries(base))
    const named: string[] = []
    const fresh = new Set<string>()
    for (const [key, value] of Object.entries(own)) {
      const inner = shape.inner(key)
      const [at, ownAt] = [
        [...path, key],
        [...from, key],
      ]
      if (value === null && !inner.nullable) {
        takeAway(values, key, at, ownAt)
        continue
      }
      named.push(key)
      if (values.has(key)) values.set(key, join(values.get(key), value, inner, at, ownAt))
      else {
        values.set(key, value)
        fresh.add(key)
        added.push({ path: at, own: ownAt, name: key, known: Object.keys(base) })
        note(at, ownAt, 'whole')
      }
    }
    return mappingOf(inOrder([...values.keys()], named, fresh).map((key) => [key, values.get(key)]))
  }

  function joinNamed(
    base: unknown[],
    own: Mapping,
    shape: Shape & { kind: 'list' },
    path: Path,
    from: Path,
  ): unknown[] {
    const items = new Map<string, { value: unknown; own?: { from: Path; value: unknown; whole: boolean } }>()
    for (const [at, item] of base.entries()) items.set(unused(items, shape.nameOf(item) ?? String(at)), { value: item })
    const named: string[] = []
    const fresh = new Set<string>()
    const spoken = new Set<string>()
    for (const [key, value] of Object.entries(own)) {
      const name = plainWayName(key)
      const ownAt = [...from, key]
      const there = items.get(name)
      if (spoken.has(name)) problems.push(toldTwice(ownAt, name))
      spoken.add(name)
      if (value === null) {
        if (there === undefined) problems.push(notThere(ownAt, key, items.keys()))
        else takenAway.push({ path: [...path, base.indexOf(there.value)], own: ownAt })
        items.delete(name)
        continue
      }
      named.push(name)
      if (there === undefined) fresh.add(name)
      items.set(name, { value: there?.value, own: { from: ownAt, value, whole: there === undefined } })
    }
    return inOrder([...items.keys()], named, fresh).map((name, at) => {
      const item = items.get(name)
      if (item?.own === undefined) return item?.value
      const here = [...path, at]
      if (!item.own.whole) return join(item.value, item.own.value, shape.item, here, item.own.from)
      note(here, item.own.from, 'whole')
      const known = base.flatMap((one) => shape.nameOf(one) ?? [])
      added.push({ path: here, own: item.own.from, name, known })
      return called(item.own.value, name, shape)
    })
  }

  function takeAway(values: Map<string, unknown>, key: string, at: Path, own: Path): void {
    if (values.has(key)) takenAway.push({ path: at, own })
    else problems.push(notThere(own, key, values.keys()))
    values.delete(key)
  }

  return {
    ...{ join, note, takenAway, added, problems },
    ownPathOf(path: Path): Path | undefined {
      for (let length = path.length; length >= 0; length -= 1) {
        const found = told.get(keyOf(path.slice(0, length)))
        if (found === undefined) continue
        const rest = path.slice(length)
        return rest.length === 0 || found.how === 'whole' ? [...found.own, ...rest] : undefined
      }
      return undefined
    },
    isMixed: (path: Path): boolean => told.get(keyOf(path))?.how === 'partly',
  }
}

const keyOf = (path: Path): string => path.join('\0')

const isOtherKind = (base: Mapping, own: Mapping): boolean =>
  'kind' in own && own.kind !== null && own.kind !== base.kind

/** The order of an own list: earlier items keep their place; where all are named, in the order in which they are named. */
function inOrder(all: readonly string[], named: readonly string[], fresh: ReadonlySet<string>): string[] {
  const listed = new Set(named)
  if (all.every((name) => listed.has(name))) return [...named]
  const order = all.filter((name) => !fresh.has(name))
  for (const [at, name] of named.entries()) {
    if (!fresh.has(name)) continue
    const before = named[at - 1]
    order.splice(before === undefined ? order.length : order.indexOf(before) + 1, 0, name)
  }
  return order
}

/** An item that is new has its name from the key under which it stands. */
function called(value: unknown, name: string, shape: Shape & { kind: 'list' }): unknown {
  if (!isMapping(value) || shape.nameOf(value) !== undefined) return value
  const ends = endsIn(name)
  for (const own of [ends ?? {}, { id: name }, { field: name }]) {
    const made = { ...own, ...value }
    if (shape.nameOf(made) !== undefined) return made
  }
  return value
}

export const partAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (here, step) => (Array.isArray(here) ? here[Number(step)] : ownProperty(asMapping(here), String(step))),
    value,
  )
