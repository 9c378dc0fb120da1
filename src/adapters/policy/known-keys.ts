import * as z from 'zod'
import { policySchema } from '../../domain/policy/policy.schema.ts'

type Schema = z.core.JSONSchema._JSONSchema
let whole: z.core.JSONSchema.BaseSchema | undefined

/** The keys that may stand in the mapping at this path: what a mistyped one was probably meant to be. */
export function knownKeys(path: readonly (string | number)[], value: unknown): string[] {
  whole ??= z.toJSONSchema(policySchema, { io: 'input', unrepresentable: 'any' })
  let schemas = branches(whole)
  let here = value
  for (const step of path) {
    here = typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined
    schemas = schemas.flatMap((schema) => inside(schema, step)).flatMap(branches)
    schemas = fitting(schemas, here)
  }
  return [...new Set(schemas.flatMap(({ properties }) => Object.keys(properties ?? {})))]
}

function inside(schema: z.core.JSONSchema.BaseSchema, step: string | number): Schema[] {
  const list = Array.isArray(schema.items) ? schema.items : [schema.items]
  const next = typeof step === 'number' ? list : [schema.properties?.[step] ?? schema.additionalProperties]
  return next.filter((one) => one !== undefined)
}

function branches(schema: Schema): z.core.JSONSchema.BaseSchema[] {
  if (typeof schema === 'boolean') return []
  const name = schema.$ref?.split('/').at(-1)
  const referred = name === undefined ? undefined : whole?.$defs?.[name]
  const among = [...(referred === undefined ? [] : [referred]), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  return among.length > 0 ? among.flatMap(branches) : [schema]
}

/** Where a `kind` says which branch is meant, the keys of the others are no help. */
function fitting(schemas: z.core.JSONSchema.BaseSchema[], value: unknown): z.core.JSONSchema.BaseSchema[] {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined
  const fits = schemas.filter((schema) => {
    const wanted = schema.properties?.kind
    return typeof wanted === 'object' && wanted.const === kind
  })
  return fits.length > 0 ? fits : schemas
}
