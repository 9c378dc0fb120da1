import { ownProperty } from '../values/own-property.ts'

type Path = readonly (string | number)[]
type Mapping = Record<string, unknown>

/** A policy as it was written, with processes that are like another spelt out. */
export interface Inherited {
  value: unknown
  /** Where that which stands at a path was written: in the process itself, or in the one that it is like. */
  originOf(path: Path): Path
  /** Names that mean nothing: of a process to be like, or of a part of `like` to do without. */
  problems: readonly { path: Path; what: string; like?: string; known: readonly string[] }[]
}

/** The parts that a process has by names: its own are added to, or stand instead of, those of the process that it is like. */
const BY_NAME: readonly string[] = ['phases', 'in-charge', 'pull-requests', 'documents', 'notices', 'acknowledgements']
/** The parts that make a process itself: they are never another's. */
const OF_ITSELF: readonly string[] = ['label', 'like', 'without', 'succeeds', 'mark', 'schedule', 'restricts', 'form']

/**
 * `like: incident` gives a process everything of another, and `without` takes parts of it away, so that a drill plays the
 * very response that the company has (R4.1-2). What is no such thing is left as it stands, for the schema to speak of.
 */
export function inherit(value: unknown): Inherited {
  const processes = isMapping(value) ? value.processes : undefined
  if (!isMapping(value) || !isMapping(processes)) return { value, originOf: (path) => path, problems: [] }
  const made = new Map<string, Heir>()
  const problems: Inherited['problems'][number][] = []
  const candidates = Object.keys(processes).filter((id) => !('like' in asMapping(processes[id])))
  for (const [id, written] of Object.entries(processes)) {
    const { like } = asMapping(written)
    if (like === undefined || !isMapping(written)) continue
    const parent = typeof like === 'string' && candidates.includes(like) ? ownProperty(processes, like) : undefined
    if (typeof like !== 'string' || !isMapping(parent)) {
      problems.push({ path: ['processes', id, 'like'], what: String(like), known: candidates })
      continue
    }
    const heir = heirOf(id, like, parent, written)
    made.set(id, heir)
    problems.push(...heir.problems)
  }
  const spelt = Object.entries(processes).map(([id, written]) => [id, made.get(id)?.value ?? written])
  return {
    value: made.size === 0 ? value : { ...value, processes: Object.fromEntries(spelt) },
    originOf: (path) => (path[0] === 'processes' ? made.get(String(path[1]))?.originOf(path) : undefined) ?? path,
    problems,
  }
}

interface Heir extends Inherited {
  value: Mapping
}

interface Way {
  transition: unknown
  origin: Path
}

function heirOf(id: string, like: string, parent: Mapping, written: Mapping): Heir {
  const without = listOf(written.without).map(String)
  const [kept, problems] = leaveOut(id, like, parent, without)
  const value: Mapping = { ...kept, ...written }
  for (const key of BY_NAME) {
    if (isMapping(kept[key]) && (isMapping(written[key]) || written[key] === undefined))
      value[key] = { ...kept[key], ...asMapping(written[key]) }
  }
  const ways = waysOf(id, like, kept, written)
  if (ways !== undefined) value.transitions = ways.map(({ transition }) => transition)
  const originOf = (path: Path): Path => {
    const [, , key, name, ...rest] = path
    if (key === undefined) return path
    const way = key === 'transitions' && typeof name === 'number' ? ways?.[name] : undefined
    if (way !== undefined) return [...way.origin, ...rest]
    const here = asMapping(written[key])
    const byName = BY_NAME.includes(String(key)) && name !== undefined && name in asMapping(kept[key])
    const mine = byName ? String(name) in here : key in written || !(key in kept)
    return mine ? path : ['processes', like, ...path.slice(2)]
  }
  return { value, originOf, problems }
}

/** The parent without what is left out: `links`, or `phases.joined` with every way there and from there. */
function leaveOut(
  id: string,
  like: string,
  parent: Mapping,
  without: readonly string[],
): [Mapping, Inherited['problems'][number][]] {
  const kept: Mapping = Object.fromEntries(Object.entries(parent).filter(([key]) => !OF_ITSELF.includes(key)))
  const problems = without.flatMap((what, at) => {
    const [key = '', name] = split(what)
    const inner = asMapping(kept[key])
    if (name === undefined ? key in kept : name in inner) {
      if (name === undefined) delete kept[key]
      else kept[key] = Object.fromEntries(Object.entries(inner).filter(([one]) => one !== name))
      return []
    }
    const known = Object.entries(kept).flatMap(([one, part]) => [
      one,
      ...(BY_NAME.includes(one) ? Object.keys(asMapping(part)).map((part) => `${one}.${part}`) : []),
    ])
    return [{ path: ['processes', id, 'without', at], what, like, known }]
  })
  const gone = without.flatMap((what) => (what.startsWith('phases.') ? [what.slice('phases.'.length)] : []))
  if (isMapping(kept['in-charge'])) kept['in-charge'] = omit(kept['in-charge'], gone)
  if (isMapping(kept.back))
    kept.back = { ...kept.back, from: listOf(kept.back.from).filter((one) => !isAmong(gone, one)) }
  return [kept, problems]
}

function split(what: string): [string, string?] {
  const at = what.indexOf('.')
  return at === -1 ? [what] : [what.slice(0, at), what.slice(at + 1)]
}

/** The parent's ways as far as both ends are still there and the process has none of its own between them, then its own. */
function waysOf(id: string, like: string, kept: Mapping, written: Mapping): Way[] | undefined {
  const mine = written.transitions ?? []
  if (!Array.isArray(kept.transitions) || !Array.isArray(mine)) return undefined
  const phases = [...Object.keys(asMapping(kept.phases)), ...Object.keys(asMapping(written.phases))]
  const replaced = (from: unknown, to: unknown): boolean =>
    mine.some((one) => isMapping(one) && one.to === to && listOf(one.from).includes(from))
  const theirs = kept.transitions.flatMap((transition: unknown, at): Way[] => {
    const origin = ['processes', like, 'transitions', at]
    if (!isMapping(transition)) return [{ transition, origin }]
    const { to } = transition
    const from = listOf(transition.from).filter((one) => isAmong(phases, one) && !replaced(one, to))
    return from.length === 0 || !isAmong(phases, to) ? [] : [{ transition: { ...transition, from }, origin }]
  })
  const added = mine.map((transition: unknown, at): Way => {
    return { transition, origin: ['processes', id, 'transitions', at] }
  })
  return [...theirs, ...added]
}

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const asMapping = (value: unknown): Mapping => (isMapping(value) ? value : {})
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])
const isAmong = (names: readonly string[], one: unknown): boolean => names.some((name) => name === one)
const omit = (mapping: Mapping, names: readonly string[]): Mapping =>
  Object.fromEntries(Object.entries(mapping).filter(([key]) => !names.includes(key)))
