import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLSchema, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import { expect, it } from 'vitest'
import { GRAPHQL_SCHEMA } from '../../src/sandbox/front/graphql-schema.ts'

const fixture = new URL('../fixtures/github/schema.graphql', import.meta.url)

const fieldsOf = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .flatMap((type) => {
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return []
      return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, String(field.type)] as const)
    })

it('has no name and no type that GitHub has not', () => {
  const github = new Map(fieldsOf(buildSchema(readFileSync(fixture, 'utf8'))))
  const ours = fieldsOf(buildSchema(GRAPHQL_SCHEMA))
  expect(ours.length).toBeGreaterThan(150)
  expect(
    ours
      .filter(([name, type]) => github.get(name) !== type)
      .map(([name, type]) => `${name}: ${type}, GitHub ${github.get(name)}`),
  ).toEqual([])
})
