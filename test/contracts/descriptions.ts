import { readFileSync } from 'node:fs'

/** JSON Schema as the extraction writes it (2019-09, references to `#/schemas/<name>`). */
export interface Schema {
  $ref?: string
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: boolean | Schema
  allOf?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  [keyword: string]: unknown
}

export interface Parameter {
  name: string
  in: 'path' | 'query'
  required?: true
  multiSegment?: true
  schema: Schema
}

export interface Operation {
  parameters: Parameter[]
  body?: { required?: true; schema: Schema }
  /** By status; `null` where GitHub answers without a body. */
  responses: Record<string, Schema | null>
}

/** GitHub's REST operations, keyed `GET /repos/{owner}/{repo}`. */
export const rest: { operations: Record<string, Operation>; schemas: Record<string, Schema> } = read('rest.json')

/** Webhook payloads, keyed `issues.opened`, or `push` where an event has no actions. */
export const webhooks: { events: Record<string, Schema>; schemas: Record<string, Schema> } = read('webhooks.json')

/** The part of GitHub's GraphQL schema that is kept, as SDL. */
export const graphqlSdl = readFixture('schema.graphql')

function read<T>(name: string): T {
  return JSON.parse(readFixture(name))
}

function readFixture(name: string): string {
  return readFileSync(new URL(`../fixtures/github/${name}`, import.meta.url), 'utf8')
}
