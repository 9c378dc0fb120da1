import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { policyJsonSchema, policyJsonSchemaText, schemaNodeAt } from '../../../src/app/set-up/policy-json-schema.ts'
import { SCHEMA_WORDS } from '../../../src/app/set-up/schema-words.ts'

const read = (path: string): string => readFileSync(new URL(`../../../templates/${path}`, import.meta.url), 'utf8')
const schema = policyJsonSchema()
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema)
const policy = (): Record<string, unknown> => parse(read('policy/hikeshi.yml'))

describe('the JSON schema of a policy', () => {
  it('is the one that is kept: else `npm run --silent hikeshi -- generate --schema templates/schema/hikeshi.schema.json`', () => {
    expect(read('schema/hikeshi.schema.json')).toBe(policyJsonSchemaText())
  })

  it('accepts the default policy', () => {
    expect(validate(policy())).toBe(true)
  })

  it.each([
    ['a locale that is none', { locale: 'fr' }, '/locale', 'enum'],
    ['a key that is none', { locales: ['ja'] }, '', 'additionalProperties'],
    ['a role without a label', { roles: { officer: {} } }, '/roles/officer', 'required'],
    ['a board without a number', { board: { field: 'Status', project: 0 } }, '/board/project', 'exclusiveMinimum'],
    ['an id with capitals', { repositories: { Incidents: 'a' } }, '/repositories', 'propertyNames'],
  ])('refuses %s, at its place', (_what, more, path, keyword) => {
    expect(validate({ ...policy(), ...more })).toBe(false)
    expect(validate.errors).toContainEqual(expect.objectContaining({ instancePath: path, keyword }))
  })

  it('takes one id where it takes many, as people write them', () => {
    const from = schemaNodeAt(schema, 'processes.*.transitions.*.from')
    expect(from).toMatchObject({ anyOf: [{ type: 'string' }, { type: 'array' }] })
  })

  it.each(Object.keys(SCHEMA_WORDS))('explains %s where an editor shows it', (path) => {
    expect(schemaNodeAt(schema, path)?.description).toBe(SCHEMA_WORDS[path])
  })

  it('explains every key of the policy itself', () => {
    const keys = Object.keys(policy())
    expect(keys.filter((key) => schemaNodeAt(schema, key)?.description === undefined)).toEqual([])
  })
})
