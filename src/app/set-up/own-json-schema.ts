import { asMapping, type Mapping, mappingOf } from '../../domain/policy/own/mapping.ts'
import { policyShape, type Shape } from '../../domain/policy/own/shape.ts'

/** Kept once, under `$defs`. */
export const AWAY = { away: { type: 'null', description: 'Takes away what the base has here.' } }
const NOTHING = { $ref: '#/$defs/away' }

/**
 * The schema of a company's own file, out of that of a whole policy: nothing is required, `null` takes a part away, and
 * single items of a list go by their names. What is replaced as a whole is as it is there, found behind `whole`.
 */
export function ownJsonSchema(schema: Mapping, whole: string): Mapping {
  const own = asMapping(partly(schema, policyShape(), whole))
  const properties = asMapping(own.properties)
  const { base: _base, version: _version, roles, invariants, ...others } = properties
  const people = [
    { type: 'string', description: 'A login of GitHub, or team:slug.' },
    { type: 'array', items: { type: 'string' }, description: 'Logins of GitHub, and team:slug.' },
  ]
  const [listed, nothing] = branchesOf(roles)
  return {
    ...own,
    properties: {
      extends: {
        type: 'string',
        pattern: '^[a-z][a-z0-9-]*@[1-9][0-9]*$',
        examples: ['default@1'],
        description: 'The base that this file builds on. Everything that is not said here is as the base has it.',
      },
      ...others,
      roles: {
        ...asMapping(roles),
        anyOf: [
          { ...listed, additionalProperties: { anyOf: [...people, ...branchesOf(listed?.additionalProperties)] } },
          nothing,
        ],
      },
      invariants: { ...asMapping(invariants), description: 'Invariants besides those of the base.' },
    },
    required: ['extends'],
  }
}

function partly(node: Mapping, shape: Shape, at: string): unknown {
  if (shape.kind === 'mapping') {
    const branch = Array.isArray(node.oneOf) ? 'oneOf' : 'anyOf'
    const branches: unknown = node[branch]
    if (Array.isArray(branches))
      return {
        ...described(node),
        anyOf: branches.map((one, index) => partly(asMapping(one), shape, `${at}/${branch}/${index}`)),
      }
    return mappingPart(node, shape, at)
  }
  const same = { $ref: at, ...described(node) }
  if (shape.kind === 'value' || !('items' in node)) return small(node) ? node : same
  const item = partly(asMapping(node.items), shape.item, `${at}/items`)
  return { ...described(node), anyOf: [{ $ref: at }, { type: 'object', additionalProperties: orNothing(item) }] }
}

function mappingPart(node: Mapping, shape: Shape & { kind: 'mapping' }, at: string): Mapping {
  const { required: _required, default: _default, anyOf: _anyOf, ...rest } = node
  const properties = Object.entries(asMapping(node.properties)).map(([key, part]): [string, unknown] => [
    key,
    orNothing(partly(asMapping(part), shape.inner(key), `${at}/properties/${escaped(key)}`)),
  ])
  const more = node.additionalProperties
  const isRecord = typeof more === 'object' && more !== null
  return {
    ...rest,
    ...('properties' in node ? { properties: mappingOf(properties) } : {}),
    ...(isRecord
      ? { additionalProperties: orNothing(partly(asMapping(more), shape.inner(''), `${at}/additionalProperties`)) }
      : {}),
  }
}

const branchesOf = (node: unknown): Mapping[] => {
  const { anyOf } = asMapping(node)
  return Array.isArray(anyOf) ? anyOf.map(asMapping) : []
}
const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')
const described = ({ description }: Mapping): Mapping => (description === undefined ? {} : { description })
const small = (node: Mapping): boolean => JSON.stringify(node).length < 60

/** The words for a key stand beside the choice, where editors look for them. */
const orNothing = (part: unknown): Mapping => ({ ...described(asMapping(part)), anyOf: [part, NOTHING] })
