import type { Schema } from './descriptions.ts'

/**
 * The same schema, refusing properties that it does not name. GitHub ignores those silently, so a slip of the pen in a
 * request body would otherwise pass. Parts of a combination stay open: what counts is what all of them name together.
 */
export function closedSchema(schema: Schema, schemas: Record<string, Schema>): Schema {
  return close(schema, schemas, { insideCombination: false, under: [] })
}

interface Place {
  insideCombination: boolean
  under: string[]
}

function close(schema: Schema, schemas: Record<string, Schema>, place: Place): Schema {
  const name = schema.$ref?.replace('#/schemas/', '')
  if (name !== undefined) {
    const target = schemas[name]
    if (target === undefined || place.under.includes(name)) return schema
    return close(target, schemas, { ...place, under: [...place.under, name] })
  }
  const part = (one: Schema) => close(one, schemas, { ...place, insideCombination: false })
  const branch = (one: Schema) => close(one, schemas, { ...place, insideCombination: true })
  const closed: Schema = { ...schema }
  if (schema.properties) closed.properties = mapValues(schema.properties, part)
  if (schema.items) closed.items = part(schema.items)
  if (typeof schema.additionalProperties === 'object') closed.additionalProperties = part(schema.additionalProperties)
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    const branches = schema[keyword]
    if (branches) closed[keyword] = branches.map(branch)
  }
  if (!place.insideCombination && namesProperties(closed)) closed.unevaluatedProperties = false
  return closed
}

function namesProperties(schema: Schema): boolean {
  return (
    (schema.properties !== undefined && schema.additionalProperties === undefined) ||
    [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some(namesProperties)
  )
}

function mapValues(record: Record<string, Schema>, change: (schema: Schema) => Schema): Record<string, Schema> {
  return Object.fromEntries(Object.entries(record).map(([name, schema]) => [name, change(schema)]))
}
