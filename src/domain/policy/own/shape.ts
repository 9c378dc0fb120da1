import type * as z from 'zod/mini'
import { policySchema } from '../policy.schema.ts'
import { gateName } from './gate-name.ts'
import { wayName } from './way-name.ts'

/** How a part of a company's own file meets the part of the base that stands at the same place. */
export type Shape =
  /** Key by key; `null` takes a key away. Where `kind` says what it is, another kind is another thing. */
  | { kind: 'mapping'; inner(key: string): Shape; byKind: boolean; nullable: boolean }
  /** A list replaces the base's (or adds to it); a mapping changes single items by their names. */
  | { kind: 'list'; nameOf(item: unknown): string | undefined; item: Shape; adds: boolean; nullable: boolean }
  /** The whole of it is replaced. */
  | { kind: 'value'; nullable: boolean }

type Schema = z.core.$ZodTypes

/** The shape of a policy, read from its schema: a new part of the schema is merged without a word here. */
export const policyShape = (): Shape => shapeOf(policySchema)

function shapeOf(schema: z.core.$ZodType): Shape {
  const { inner, nullable } = bare(schema)
  const { def } = inner._zod
  if (def.type === 'record') return { kind: 'mapping', inner: () => shapeOf(def.valueType), byKind: false, nullable }
  if (def.type === 'object') {
    const { shape } = def
    return { kind: 'mapping', byKind: false, nullable, inner: (key) => inside(shape, key) }
  }
  // Fields and gates are one of several kinds, with much in common.
  if (def.type === 'union' && 'discriminator' in def) {
    const shapes = def.options.map((option) => bare(option).inner._zod.def)
    return {
      kind: 'mapping',
      byKind: true,
      nullable,
      inner(key) {
        const found = shapes.find((one) => one.type === 'object' && Object.hasOwn(one.shape, key))
        return found?.type === 'object' ? inside(found.shape, key) : VALUE
      },
    }
  }
  if (def.type === 'array') {
    const nameOf = namesIn(def.element)
    if (nameOf !== undefined)
      return { kind: 'list', nameOf, item: shapeOf(def.element), adds: nameOf === gateName, nullable }
  }
  return { kind: 'value', nullable }
}

const VALUE: Shape = { kind: 'value', nullable: false }

function inside(shape: z.core.$ZodShape, key: string): Shape {
  const next = Object.hasOwn(shape, key) ? shape[key] : undefined
  return next === undefined ? VALUE : shapeOf(next)
}

/** Behind everything that only says whether it must be there, and as what it is read. */
function bare(one: z.core.$ZodType): { inner: Schema; nullable: boolean } {
  // Every schema is one of these; the library types its parts by what they have in common.
  let inner = one as Schema
  let nullable = false
  for (;;) {
    const { def } = inner._zod
    if (def.type === 'nullable') nullable = true
    if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default') inner = def.innerType as Schema
    else if (def.type === 'pipe') inner = def.in as Schema
    else return { inner, nullable }
  }
}

/** By what an item of a list is called: its id, its field, the way that it is, or what a gate asks for. */
function namesIn(element: z.core.$ZodType): ((item: unknown) => string | undefined) | undefined {
  const { def } = bare(element).inner._zod
  if (def.type === 'union' && 'discriminator' in def && def.discriminator === 'kind' && isGate(def)) return gateName
  if (def.type !== 'object') return undefined
  const keys = Object.keys(def.shape)
  if (keys.includes('id')) return byKey('id')
  if (keys.includes('from') && keys.includes('to')) return wayName
  return keys.includes('field') ? byKey('field') : undefined
}

const isGate = (def: z.core.$ZodUnionDef): boolean =>
  def.options.every((option) => {
    const inner = bare(option).inner._zod.def
    return inner.type === 'object' && Object.hasOwn(inner.shape, 'clause') && Object.hasOwn(inner.shape, 'when')
  })

const byKey =
  (key: string) =>
  (item: unknown): string | undefined => {
    const name: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, key) : undefined
    return typeof name === 'string' ? name : undefined
  }

/** The items of a list by their names, one of the same name told apart by a number; undefined where one has none. */
export function namedItems(
  list: readonly unknown[],
  shape: Shape & { kind: 'list' },
): Map<string, unknown> | undefined {
  const items = new Map<string, unknown>()
  for (const item of list) {
    const name = shape.nameOf(item)
    if (name === undefined) return undefined
    items.set(unused(items, name), item)
  }
  return items
}

/** Two items of one name are told apart by their number. */
export function unused(items: ReadonlyMap<string, unknown>, name: string): string {
  let free = name
  for (let number = 2; items.has(free); number += 1) free = `${name} ${number}`
  return free
}
