import { describe, expect, it } from 'vitest'
import { MEMBERS } from '../../src/sandbox/organisation/people.ts'
import { readPolicy } from '../../src/sandbox/organisation/read-policy.ts'
import { defaultPolicy } from '../../src/sandbox/organisation/templates.ts'

const text = defaultPolicy() ?? ''
const members = (policy: string, team: string) =>
  readPolicy(policy, MEMBERS).teams.flatMap(({ name, members: those }) => (name === team ? those : []))

describe('the teams of the embedded GitHub', () => {
  it('have in them who plays their role', () => {
    expect(members(text, 'responders')).toEqual(['responder'])
    expect(members(text, 'representatives')).toContain('executive')
  })

  it('keep their people where a company calls the roles otherwise', () => {
    const renamed = text.replace('  officer: { label', '  ciso: { label').replace('  responder:\n', '  first-aider:\n')
    expect(members(renamed, 'security-officer')).toEqual(['officer'])
    expect(members(renamed, 'responders')).toEqual(['responder'])
  })

  it('are empty where nobody is known to be in them', () => {
    expect(
      members(text.replace('teams: [board]', 'teams: [elders]').replace('  board: {', '  council: {'), 'elders'),
    ).toEqual([])
  })
})
