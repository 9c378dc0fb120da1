import { ownProperty } from '../values/own-property.ts'
import type { Words } from './basics.ts'
import { namedAsBefore } from './named-as-before.ts'
import { isMapping, isSame, keysThere, type Mapping } from './own/mapping.ts'
import { namedItems, policyShape, type Shape } from './own/shape.ts'
import type { Policy } from './policy.schema.ts'
import type { Process } from './process.ts'

export type Part = 'process' | 'phase' | 'way' | 'gate' | 'field' | 'role' | 'clock'

/** One thing that a revision of the policy added, took away or made otherwise (R9-4). */
export interface PolicyChange {
  kind: 'added' | 'removed' | 'changed'
  /** The thing that people have a word for; undefined where there is none, and the path alone says what it is. */
  part?: Part
  name: Words
  /** The process in which it is. */
  of?: Words
  clause?: string
  /** Where it stands: ids, and what items of lists are called. */
  path: readonly string[]
  /** The parts of the thing that differ; empty where it is the whole of it. */
  within: readonly string[]
  /** As JSON; undefined where there was, or is, nothing. */
  before: string | undefined
  after: string | undefined
}

interface Difference {
  path: readonly string[]
  before: unknown
  after: unknown
}

/**
 * Everything that differs between two policies, part by part: in words where people have words for it. Where a process is
 * like another, what changed in that one is told there.
 */
export function policyDiff(before: Policy, after: Policy): PolicyChange[] {
  const found = differences(before, after, policyShape(), [])
  const keys = new Set(found.map(keyOf))
  return found.filter((one) => !isOfParent(one, keys, before, after)).map((one) => inWords(one, before, after))
}

const keyOf = ({ path, before, after }: Difference): string => JSON.stringify([path, before ?? null, after ?? null])

function isOfParent(one: Difference, told: ReadonlySet<string>, before: Policy, after: Policy): boolean {
  const [section, id = '', ...rest] = one.path
  if (section !== 'processes' || rest.length === 0) return false
  const [was, is] = [ownProperty(before.processes, id)?.like, ownProperty(after.processes, id)?.like]
  return is !== undefined && is === was && told.has(keyOf({ ...one, path: ['processes', is, ...rest] }))
}

/** The differences, down to where one thing stands instead of another. */
function differences(before: unknown, after: unknown, shape: Shape, path: readonly string[]): Difference[] {
  if (isSame(before, after)) return []
  const whole = [{ path, before, after }]
  const inner = (
    old: ReadonlyMap<string, unknown>,
    now: ReadonlyMap<string, unknown>,
    shapeOf: (key: string) => Shape,
  ) => {
    const keys = [...new Set([...old.keys(), ...now.keys()])]
    const found = keys.flatMap((key): Difference[] => {
      const here = [...path, key]
      if (!old.has(key) || !now.has(key)) return [{ path: here, before: old.get(key), after: now.get(key) }]
      return differences(old.get(key), now.get(key), shapeOf(key), here)
    })
    const order = (of: ReadonlyMap<string, unknown>) => [...of.keys()].filter((key) => old.has(key) && now.has(key))
    const isMoved = !isSame(order(old), order(now))
    // The order of phases is that of the board; of what is only put elsewhere that is all there is to say.
    return isMoved ? [...found, { path: [...path, ORDER], before: order(old), after: order(now) }] : found
  }
  if (shape.kind === 'mapping' && isMapping(before) && isMapping(after))
    return inner(entries(before), entries(after), (key) => shape.inner(key))
  if (shape.kind !== 'list' || !Array.isArray(before) || !Array.isArray(after)) return whole
  const old = namedItems(before, shape)
  const now = old === undefined ? undefined : namedAsBefore(after, shape, old)
  return old === undefined || now === undefined ? whole : inner(old, now, () => shape.item)
}

const ORDER = '(order)'

const entries = (mapping: Mapping): Map<string, unknown> =>
  new Map(keysThere(mapping).map((key) => [key, mapping[key]]))

function inWords({ path, before, after }: Difference, old: Policy, now: Policy): PolicyChange {
  const [one, other] = after === undefined ? [old, now] : [now, old]
  const thing = thingAt(path, one, old) ?? thingAt(path, other, old)
  const within = thing === undefined ? [] : path.slice(thing.depth)
  const isWhole = within.length === 0
  const kind = isWhole && before === undefined ? 'added' : isWhole && after === undefined ? 'removed' : 'changed'
  const { depth: _, ...words } = thing ?? { depth: 0, name: path.join(' › ') }
  return { kind, ...words, path, within, before: text(before), after: text(after) }
}

const text = (value: unknown): string | undefined =>
  value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value)

type Thing = Pick<PolicyChange, 'part' | 'name' | 'of' | 'clause'> & { depth: number }

/** The thing of which a path is, or leads into. */
function thingAt(
  [section, id, inner, name, ...rest]: readonly string[],
  policy: Policy,
  before: Policy,
): Thing | undefined {
  if (id === undefined) return undefined
  const named = (part: Part, label: Words | undefined): Thing | undefined =>
    label === undefined ? undefined : { part, name: label, depth: 2 }
  if (section === 'roles') return named('role', ownProperty(policy.roles, id)?.label)
  if (section === 'fields') return named('field', ownProperty(policy.fields, id)?.label)
  if (section === 'clocks') return named('clock', ownProperty(policy.clocks, id)?.label)
  const process = section === 'processes' ? ownProperty(policy.processes, id) : undefined
  if (process === undefined) return undefined
  const of = process.label
  const phase = inner === 'phases' && name !== undefined ? ownProperty(process.phases, name)?.label : undefined
  if (phase !== undefined) return { part: 'phase', name: phase, of, depth: 4 }
  const way =
    inner === 'transitions' && name !== undefined ? wayAt(process, name, ownProperty(before.processes, id)) : undefined
  if (way === undefined) return { part: 'process', name: of, depth: 2 }
  const [list, gate] = rest
  if (list !== 'gates' || gate === undefined) return { part: 'way', name: way.name, of, depth: 4 }
  const clause = way.clauses.get(gate)
  return { part: 'gate', name: way.name, of, ...(clause === undefined ? {} : { clause }), depth: 6 }
}

function wayAt(
  process: Process,
  name: string,
  before: Process | undefined,
): { name: Words; clauses: Map<string, string> } | undefined {
  const shape = waysShape()
  const found = wayIn(process, name)
  if (found === undefined) return undefined
  const label = (phase: string): Words => process.phases[phase]?.label ?? phase
  const gates = shape?.item.kind === 'mapping' ? shape.item.inner('gates') : undefined
  const was = gates?.kind === 'list' ? namedItems(wayIn(before, name)?.gates ?? [], gates) : undefined
  const all = gates?.kind === 'list' ? namedAsBefore(found.gates, gates, was ?? new Map()) : undefined
  return {
    name: arrow(found.from.map(label), label(found.to)),
    clauses: new Map([...(all ?? [])].map(([gate, one]) => [gate, String((one as { clause: unknown }).clause)])),
  }
}

function wayIn(process: Process | undefined, name: string): Process['transitions'][number] | undefined {
  const shape = waysShape()
  const found = shape === undefined ? undefined : namedItems(process?.transitions ?? [], shape)?.get(name)
  return isMapping(found) ? (found as unknown as Process['transitions'][number]) : undefined
}

/** How ways are called, as the whole policy's shape has it. */
function waysShape(): (Shape & { kind: 'list' }) | undefined {
  const steps = ['processes', '', 'transitions']
  const found = steps.reduce<Shape>(
    (shape, key) => (shape.kind === 'mapping' ? shape.inner(key) : shape),
    policyShape(),
  )
  return found.kind === 'list' ? found : undefined
}

function arrow(from: readonly Words[], to: Words): Words {
  const both = (words: Words) => (typeof words === 'string' ? { ja: words, en: words } : words)
  const [ends, other] = [from.map(both), both(to)]
  const ja = `${ends.map((one) => one.ja ?? one.en ?? '').join('・')} → ${other.ja ?? other.en ?? ''}`
  return { ja, en: `${ends.map((one) => one.en ?? one.ja ?? '').join(', ')} → ${other.en ?? other.ja ?? ''}` }
}
