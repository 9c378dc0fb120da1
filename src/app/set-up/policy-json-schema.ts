import * as z from 'zod/mini'
import { policySchema } from '../../domain/policy/policy.schema.ts'
import { AWAY, ownJsonSchema } from './own-json-schema.ts'
import { SCHEMA_WORDS } from './schema-words.ts'

type Node = { [key: string]: unknown }

/** The policy's schema for editors (JSON Schema, draft 2020-12): what a person may write, before defaults are filled in. */
export function policyJsonSchema(): Node {
  const schema: Node = z.toJSONSchema(policySchema, { io: 'input', target: 'draft-2020-12' })
  const described: Node = { title: 'Hikeshi policy', ...schema }
  const process = schemaNodeAt(described, 'processes.*')
  // A process that is like another need not write again what it has from that one.
  if (process !== undefined) {
    const { required } = process
    Object.assign(process, { required: ['label'], anyOf: [{ required: ['like'] }, { required }] })
  }
  for (const [path, words] of Object.entries(SCHEMA_WORDS)) {
    for (const node of nodesAt(described, path.split('.'))) node.description = words
  }
  return described
}

/** Of a file that may be either: a company's own over a base, or a whole policy. */
export function policyFileSchema(): Node {
  const { $schema, $defs, title, ...whole } = policyJsonSchema()
  // By entries: an object with a `then` is taken for a promise by whoever awaits it.
  return Object.fromEntries([
    ['$schema', $schema],
    ['title', title],
    ['$defs', { ...asNode($defs), ...AWAY }],
    ['if', { required: ['extends'] }],
    ['then', ownJsonSchema(whole, '#/else')],
    ['else', whole],
  ])
}

/** As it is kept in a file. */
export const policyJsonSchemaText = (): string => `${JSON.stringify(policyFileSchema(), undefined, 2)}\n`

/**
 * The part of the schema behind keys joined by dots; `*` stands for any key of a record or any item of a list. Where several
 * shapes have it, that of the first.
 */
export const schemaNodeAt = (schema: Node, path: string): Node | undefined => nodesAt(schema, path.split('.'))[0]

function nodesAt(node: Node, path: readonly string[]): Node[] {
  const [step, ...more] = path
  if (step === undefined) return [node]
  const next = step === '*' ? (node.additionalProperties ?? node.items) : asNode(node.properties)?.[step]
  const inner = asNode(next)
  return inner === undefined ? shapesOf(node).flatMap((shape) => nodesAt(shape, path)) : nodesAt(inner, more)
}

/** A field is one of several kinds, each with a shape of its own. */
const shapesOf = ({ oneOf, anyOf }: Node): Node[] => {
  const shapes = oneOf ?? anyOf
  return Array.isArray(shapes) ? shapes.map(asNode).filter((shape) => shape !== undefined) : []
}

const asNode = (value: unknown): Node | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : undefined
