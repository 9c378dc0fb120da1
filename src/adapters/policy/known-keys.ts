import type * as z from 'zod/mini'
import { policySchema } from '../../domain/policy/policy.schema.ts'

type Schema = z.core.$ZodTypes

/** The keys that may stand in the mapping at this path: what a mistyped one was probably meant to be. */
export function knownKeys(path: readonly (string | number)[], value: unknown): string[] {
  let schemas = branches(policySchema)
  let here = value
  for (const step of path) {
    here = typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined
    schemas = fitting(schemas.flatMap((schema) => inside(schema, step)).flatMap(branches), here)
  }
  return [...new Set(schemas.flatMap((schema) => Object.keys(shapeOf(schema))))]
}

const shapeOf = ({ _zod: { def } }: Schema): z.core.$ZodShape => (def.type === 'object' ? def.shape : {})

function inside(schema: Schema, step: string | number): z.core.$ZodType[] {
  const { def } = schema._zod
  if (def.type === 'array') return [def.element]
  if (def.type === 'record') return [def.valueType]
  const next = shapeOf(schema)[step]
  return next === undefined ? [] : [next]
}

/** Everything that a person may write for this, before defaults are filled in. */
function branches(one: z.core.$ZodType): Schema[] {
  // Every schema is one of these; the library types its parts by what they have in common.
  const schema = one as Schema
  const { def } = schema._zod
  if (def.type === 'union') return def.options.flatMap(branches)
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default') return branches(def.innerType)
  if (def.type === 'pipe') return branches(def.in)
  return def.type === 'lazy' ? branches(def.getter()) : [schema]
}

/** Where a `kind` says which branch is meant, the keys of the others are no help. */
function fitting(schemas: Schema[], value: unknown): Schema[] {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined
  const fits = schemas.filter((schema) => {
    const wanted = shapeOf(schema).kind as Schema | undefined
    return wanted?._zod.def.type === 'literal' && wanted._zod.def.values.some((known) => known === kind)
  })
  return fits.length > 0 ? fits : schemas
}
