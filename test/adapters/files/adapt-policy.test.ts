import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { adaptPolicy } from '../../../src/adapters/files/adapt-policy.ts'
import { checkPolicyText } from '../../../src/adapters/policy/check-policy-text.ts'
import { loadPolicy } from '../../../src/adapters/policy/load-policy.ts'
import type { Choices } from '../../../src/app/set-up/choices.ts'
import { isNamePlaceholder, isPhonePlaceholder } from '../../../src/domain/policy/placeholders.ts'
import type { Policy } from '../../../src/domain/policy/policy.schema.ts'

const template = readFileSync(new URL('../../../templates/policy/hikeshi.yml', import.meta.url), 'utf8')
const choices: Choices = { locale: 'ja', mode: 'app', action: 'a/b@v1', sweepEvery: 3, people: {} }
const read = (text: string): Policy => {
  const { policy, problems } = loadPolicy(text, { file: 'hikeshi.yml' })
  if (policy === undefined) throw new Error(problems.map(({ line, message }) => `${line}: ${message}`).join('\n'))
  return policy
}
const adapted = (more: Partial<Choices>, text = template): string =>
  adaptPolicy(text, read(text), { ...choices, ...more })
/** Two people for each role, so that nobody stands alone. */
const everyone = Object.fromEntries(
  Object.keys(read(template).roles).map((role) => [role, [`${role}-one`, `${role}-two`]]),
)
const changed = (text: string): string[] => {
  const before = new Set(template.split('\n'))
  return text.split('\n').filter((line) => !before.has(line))
}

describe('adaptPolicy', () => {
  it('says where editors find the schema, and leaves every other line as it was', () => {
    expect(changed(adapted({}))).toEqual(['# yaml-language-server: $schema=./hikeshi.schema.json'])
  })

  it('sets what was chosen, and nothing else', () => {
    const text = adapted({
      locale: 'en',
      company: 'Aoki: "A" #1',
      phone: '03-1',
      repository: { owner: 'aoki', name: 'cases' },
    })
    const before = read(template)
    expect(read(text)).toEqual({
      ...before,
      locale: 'en',
      company: { name: 'Aoki: "A" #1', phone: '03-1' },
      repositories: { ...before.repositories, incidents: 'cases' },
    })
  })

  it('R4-2 the template says nothing that could be taken for a company or a number', () => {
    const { name, phone } = read(template).company
    expect([isNamePlaceholder(name), isPhonePlaceholder(phone)]).toEqual([true, true])
  })

  it('with one repository has no board, no teams and no second repository', () => {
    const policy = read(
      adapted({ mode: 'one-repository', repository: { owner: 'aoki', name: 'cases' }, people: everyone }),
    )
    expect(policy.board).toBeUndefined()
    expect(new Set(Object.values(policy.repositories))).toEqual(new Set(['cases']))
    expect(Object.values(policy.roles).flatMap(({ teams }) => teams)).toEqual([])
    expect(policy.roles.officer?.users).toEqual(['officer-one', 'officer-two'])
    const kept = Object.entries(read(template).processes).filter(([, { repository }]) => repository !== 'restricted')
    expect(Object.keys(policy.processes)).toEqual(kept.map(([id]) => id))
  })

  it.each(['app', 'action', 'one-repository'] as const)('is proved without a finding: %s', (mode) => {
    expect(checkPolicyText(adapted({ mode, people: everyone }), 'hikeshi.yml')).toEqual([])
  })

  it('drops a process that only few may read, with the clocks and invariants that speak of it', () => {
    const more = template
      .replace(/^processes:$/m, `processes:\n${SECRET}`)
      .replace(/^clocks:$/m, `clocks:\n${CLOCKS}`)
      .replace(/^invariants:$/m, `invariants:\n${INVARIANT}`)
    expect(read(more).processes).toHaveProperty('secret')
    const text = adapted({ mode: 'one-repository', people: everyone }, more)
    expect(changed(text).filter((line) => line.includes('secret'))).toEqual([])
    expect(read(text).clocks).toHaveProperty('shared')
    // The template has such processes of its own: theirs go as well.
    expect(read(text).invariants).toEqual(read(adapted({ mode: 'one-repository', people: everyone })).invariants)
  })
})

const SECRET = `  # Only few may read it.
  secret:
    label: Secret
    repository: restricted
    start: reported
    phases:
      reported: { label: Reported }
      closed: { label: Closed, end: completed }
    transitions:
      - { from: reported, to: closed, by: [officer] }
`
const CLOCKS = `  secret-end:
    label: Secret
    source: judgement
    in: secret
    start: { event: opened }
    stop: { phase: closed }
    length: P1D
  shared:
    label: Shared
    source: judgement
    in: [incident, secret]
    start: { event: opened }
    stop: { phase: closed }
    length: P1D
`
const INVARIANT = `  # Of the secret alone.
  - { only: { process: secret, role: officer, transition: { to: closed } } }
`
