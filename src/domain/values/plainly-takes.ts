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
  switch (def.type) {
    case 'lazy':
      return plainlyTakes(def.getter())
    case 'string':
      return 'format' in def ? UNDECIDED : stringTakes(checks)
    case 'number':
      return 'format' in def && def.format === 'safeint' ? Number.isSafeInteger : UNDECIDED
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'literal':
    case 'enum': {
      const known = new Set<unknown>(def.type === 'literal' ? def.values : Object.values(def.entries))
      return (value) => known.has(value)
    }
    case 'array': {
      const takes = plainlyTakes(def.element)
      return (value) => Array.isArray(value) && value.every(takes)
    }
    case 'object':
      return def.catchall?._zod.def.type !== 'never' ? UNDECIDED : objectTakes(def.shape)
    default:
      return UNDECIDED
  }
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
