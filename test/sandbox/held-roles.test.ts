import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { heldRoles } from '../../src/sandbox/playground/browser/github/held-roles.ts'
import { resolvedOf } from '../support/resolved-policy.ts'

const own = readFileSync(new URL('../fixtures/policies/own/two-people.yml', import.meta.url), 'utf8')
const { roles: named } = parse(resolvedOf(own) ?? '')
const { roles: base } = parse(readFileSync(new URL('../../templates/policy/hikeshi.yml', import.meta.url), 'utf8'))

it("R4.1-1b whom a company's own policy names has the roles, and what they bring in a case", () => {
  expect(heldRoles(named, 'aoki', new Set())).toEqual(['officer', 'sysadmin', 'responder', 'board', 'investigator'])
  expect(heldRoles(named, 'Mori', new Set())).toEqual([
    ...['deputy', 'representative', 'responder', 'board', 'decider', 'executive'],
  ])
})

it('R4.1-1b nobody else has any, and a team that the policy does not name brings none', () => {
  expect(heldRoles(named, 'tanaka', new Set(['security-officer']))).toEqual([])
  expect(heldRoles(base, 'tanaka', new Set())).toEqual([])
})

it('R4.1-1b whoever is in a team of the base has its roles', () => {
  expect(heldRoles(base, 'tanaka', new Set(['representatives']))).toEqual(['representative', 'decider', 'executive'])
})
