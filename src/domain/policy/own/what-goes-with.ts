import { safeguardOfInvariant } from '../safeguards/safeguard-ids.ts'
import { asMapping, isMapping, type Mapping, mappingOf } from './mapping.ts'

/**
 * The base without what speaks only of things that the own file takes away: the clocks of a process that the company does
 * not have, how incidents of a system are noticed, the invariants that it does without. The things themselves are still
 * there, for the merge to take away.
 */
export function whatGoesWith(base: Mapping, own: Mapping): Mapping {
  const gone = (section: string): ReadonlySet<string> => new Set(goneIn(own[section]))
  const [processes, systems, works] = [gone('processes'), gone('systems'), gone('works')]
  const clocks = clocksWithout(asMapping(base.clocks), processes)
  const goneClocks = new Set([
    ...Object.keys(asMapping(base.clocks)).filter((id) => !(id in clocks)),
    ...gone('clocks'),
  ])
  return {
    ...base,
    ...('fields' in base ? { fields: fieldsWithout(base, gone('roles'), processes) } : {}),
    ...('clocks' in base ? { clocks } : {}),
    ...('detection' in base ? { detection: without(asMapping(base.detection), systems) } : {}),
    ...('systems' in base ? { systems: each(base.systems, (one) => lessIn(one, 'works', works)) } : {}),
    processes: each(base.processes, (process, id) =>
      processes.has(id) ? process : processWithout(asMapping(process), processes, goneClocks),
    ),
    invariants: listOf(base.invariants).filter(
      (one) => !speaksOf(one, processes) && !statedIn(own.without).has(safeguardOfInvariant(one) ?? ''),
    ),
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const goneIn = (section: unknown): string[] =>
  Object.entries(asMapping(section)).flatMap(([id, value]) => (value === null ? [id] : []))

/** Safeguards that the company says it does without. */
const statedIn = (statements: unknown): ReadonlySet<unknown> =>
  new Set(listOf(statements).map((one) => asMapping(one).safeguard))

const speaksOf = (invariant: unknown, processes: ReadonlySet<string>): boolean =>
  Object.values(asMapping(invariant)).some((said) => {
    const { process } = asMapping(said)
    return typeof process === 'string' && processes.has(process)
  })

/** The fields that only roles which are gone could record, and that nothing left asks for, go with those roles. */
function fieldsWithout(base: Mapping, roles: ReadonlySet<string>, processes: ReadonlySet<string>): Mapping {
  const fields = asMapping(base.fields)
  if (roles.size === 0) return fields
  const { fields: _, processes: all, ...others } = base
  const invariants = listOf(base.invariants).filter((one) => !speaksOf(one, processes))
  const asking = new Set(textsIn([without(asMapping(all), processes), { ...others, invariants }]))
  return mappingOf(
    Object.entries(fields).flatMap(([id, field]) => {
      const setters = listOf(asMapping(field)['set-by'])
      const left = setters.filter((one) => !(typeof one === 'string' && roles.has(one)))
      if (left.length === setters.length) return [[id, field] as const]
      if (!asking.has(id)) return []
      return left.length === 0 ? [[id, field] as const] : [[id, { ...asMapping(field), 'set-by': left }] as const]
    }),
  )
}

function clocksWithout(clocks: Mapping, processes: ReadonlySet<string>): Mapping {
  if (processes.size === 0) return clocks
  return mappingOf(
    Object.entries(clocks).flatMap(([id, clock]) => {
      const all = asMapping(clock).in
      const names = Array.isArray(all) ? all : [all]
      const left = names.filter((one) => !(typeof one === 'string' && processes.has(one)))
      if (left.length === 0) return []
      return [[id, left.length === names.length ? clock : { ...asMapping(clock), in: left }] as const]
    }),
  )
}

/** Editions tell of what there is, exceptions reach no further, and nothing goes on in a process that is gone. */
function processWithout(process: Mapping, processes: ReadonlySet<string>, clocks: ReadonlySet<string>): Mapping {
  const documents = isMapping(process.documents)
    ? {
        documents: each(process.documents, (one) => {
          const less = lessIn(lessIn(one, 'processes', processes), 'clocks', clocks)
          return isMapping(less) && isMapping(less.about) ? { ...less, about: without(less.about, processes) } : less
        }),
      }
    : {}
  const waiver = isMapping(process.waiver) ? { waiver: lessIn(process.waiver, 'of', processes) } : {}
  const { restricts, ...others } = process
  const isGone = isMapping(restricts) && processes.has(String(restricts.opens))
  return { ...(isGone ? others : process), ...documents, ...waiver }
}

function lessIn(value: unknown, key: string, gone: ReadonlySet<string>): unknown {
  if (!isMapping(value) || !Array.isArray(value[key]) || gone.size === 0) return value
  return { ...value, [key]: value[key].filter((one: unknown) => !(typeof one === 'string' && gone.has(one))) }
}

const without = (mapping: Mapping, gone: ReadonlySet<string>): Mapping =>
  gone.size === 0 ? mapping : mappingOf(Object.entries(mapping).filter(([key]) => !gone.has(key)))
const each = (mapping: unknown, change: (value: unknown, key: string) => unknown): Mapping =>
  mappingOf(Object.entries(asMapping(mapping)).map(([key, value]) => [key, change(value, key)]))
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
