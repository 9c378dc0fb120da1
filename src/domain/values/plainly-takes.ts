import type * as z from 'zod/mini'

type Plain = (value: unknown) => boolean

/** Left to the schema itself. */
const UNDECIDED: Plain = () => false

/**
 * Whether a value is what a schema takes, beyond doubt and without a copy of it: made of the schema's own definition, so that
 * there is none beside it. It says yes to nothing that the schema refuses or would change; where it says no, the schema is asked.
 */
export function plainlyTakes(schema: z.core.$ZodType): Plain {
  const { def } = (schema as z.core.$ZodTypes)._zod
  const { checks = [] } = def
  if (def.type !== 'string' && checks.length > 0) return UNDECIDED
  if (def.type === 'lazy') return plainlyTakes(def.getter())
  if (def.type === 'string') return 'format' in def ? UNDECIDED : stringTakes(checks)
  if (def.type === 'number') return 'format' in def && def.format === 'safeint' ? Number.isSafeInteger : UNDECIDED
  if (def.type === 'boolean') return (value) => typeof value === 'boolean'
  if (def.type === 'literal') return oneOf(def.values)
  if (def.type === 'enum') return oneOf(Object.values(def.entries))
  if (def.type === 'array') {
    const takes = plainlyTakes(def.element)
    return (value) => Array.isArray(value) && value.every(takes)
  }
  return def.type === 'object' && def.catchall?._zod.def.type === 'never' ? objectTakes(def.shape) : UNDECIDED
}

function oneOf(values: readonly unknown[]): Plain {
  const known = new Set(values)
  return (value) => known.has(value)
}

/** A check that is no pattern is left to the schema. */
function stringTakes(checks: readonly z.core.$ZodCheck<never>[]): Plain {
  const patterns = checks.map(({ _zod: { def } }) =>
    'pattern' in def && def.pattern instanceof RegExp ? def.pattern : undefined,
  )
  return (value) => typeof value === 'string' && patterns.every((pattern) => pattern?.test(value) === true)
}

function objectTakes(shape: Readonly<Record<string, z.core.$ZodType>>): Plain {
  const members = new Map(
    Object.entries(shape).map(([name, schema]) => {
      const { def } = (schema as z.core.$ZodTypes)._zod
      const isOptional = def.type === 'optional'
      return [name, { isOptional, takes: plainlyTakes(isOptional ? def.innerType : schema) }]
    }),
  )
  const needed = [...members].filter(([, { isOptional }]) => !isOptional).map(([name]) => name)
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    for (const name of needed) if (!Object.hasOwn(value, name)) return false
    return Object.entries(value).every(([name, member]) => members.get(name)?.takes(member) === true)
  }
}
