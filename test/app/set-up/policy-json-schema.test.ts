import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  policyFileSchema,
  policyJsonSchema,
  policyJsonSchemaText,
  schemaNodeAt,
} from '../../../src/app/set-up/policy-json-schema.ts'
import { SCHEMA_WORDS } from '../../../src/app/set-up/schema-words.ts'
import { asMapping } from '../../../src/domain/policy/own/mapping.ts'

const read = (path: string): string => readFileSync(new URL(`../../../templates/${path}`, import.meta.url), 'utf8')
const schema = policyJsonSchema()
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema)
const policy = (): Record<string, unknown> => parse(read('policy/hikeshi.yml'))

describe("the JSON schema of a company's file", () => {
  const file = new Ajv2020({ allErrors: true, strict: false }).compile(policyFileSchema())
  const own = { extends: 'default@1', company: { name: 'Acme' } }

  it('R9 takes a whole policy, and what builds on a base', () => {
    expect(file(policy())).toBe(true)
    expect(file(own)).toBe(true)
    expect(file({ company: { name: 'Acme' } })).toBe(false)
  })

  it.each([
    ['nothing in the place of a part', { systems: { archive: null }, board: null }],
    ['people as they are', { roles: { officer: ['aoki', 'team:a'], responder: 'team:b', board: { outside: 'x' } } }],
    ['some keys of a part', { clocks: { recovery: { tell: ['officer'] } } }],
    [
      'single ways, gates and options by their names',
      {
        processes: { incident: { transitions: { 'learning -> closed': { gates: { settled: null } } } } },
        fields: { done: { options: { shouted: { label: 'Shouted' } } } },
      },
    ],
    ['a list as it stands in a whole policy', { fields: { done: { options: [{ id: 'shouted', label: 'Shouted' }] } } }],
    ['a statement of what it does without', { without: [{ safeguard: 'x', clause: 'R4.4-1', reason: 'because' }] }],
  ])('takes %s', (_what, more) => {
    expect(file({ ...own, ...more })).toBe(true)
  })

  it.each([
    ['a key that is none', { clokcs: {} }],
    ['a base that is none', { extends: 'default' }],
    ['the base of a whole policy', { base: 'default@1' }],
    ['a length that is a number', { clocks: { recovery: { length: 5 } } }],
    ['a list where a mapping stands', { systems: [] }],
  ])('refuses %s', (_what, more) => {
    expect(file({ ...own, ...more })).toBe(false)
  })

  it('explains what an editor shows', () => {
    expect(schemaNodeAt(asMapping(policyFileSchema().then), 'clocks')?.description).toBe(SCHEMA_WORDS.clocks)
  })
})

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
