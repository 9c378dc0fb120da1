import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ownPolicyText, rolesToName } from '../../../src/adapters/files/own-policy-text.ts'
import { basePolicy } from '../../../src/adapters/files/set-up-checkouts.ts'
import { packageBases } from '../../../src/adapters/policy/bases.ts'
import { checkPolicyText } from '../../../src/adapters/policy/check-policy-text.ts'
import { companyPolicy } from '../../../src/adapters/policy/company-policy.ts'
import { resolvedText } from '../../../src/adapters/policy/resolved-text.ts'
import { type Choices, MODES } from '../../../src/app/set-up/choices.ts'
import { LANGUAGES } from '../../../src/domain/policy/languages.ts'
import { isNamePlaceholder, isPhonePlaceholder } from '../../../src/domain/policy/placeholders.ts'

const bases = packageBases()
const ground = basePolicy(bases)
const choices: Choices = { locale: 'ja', mode: 'app', action: 'a/b@v1', sweepEvery: 3, people: {} }

function laid(more: Partial<Choices>) {
  const all = { ...choices, ...more }
  const template = readFileSync(new URL(`../../../templates/policy/own.${all.locale}.yml`, import.meta.url), 'utf8')
  const text = ownPolicyText(template, ground, all)
  const read = companyPolicy(text, { file: 'hikeshi.yml', bases })
  if ('problems' in read) throw new Error(read.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'))
  return {
    text,
    policy: read.policy,
    found: read.own === undefined ? [] : checkPolicyText(resolvedText(read.own), 'r'),
  }
}

const everyone = (mode: Choices['mode']) =>
  Object.fromEntries(rolesToName(ground.policy, mode).map(({ id }) => [id, [`${id}-one`, `${id}-two`]]))

describe("the company's own file as it begins", () => {
  it.each(LANGUAGES.flatMap((locale) => MODES.map((mode) => [locale, mode] as const)))(
    'R9 is short, and with everybody named it is proved without a finding: %s, %s',
    (locale, mode) => {
      const { text, policy, found } = laid({
        locale,
        mode,
        company: 'Aoki',
        phone: '03-5550-0100',
        people: everyone(mode),
      })
      expect(text.split('\n').length).toBeLessThanOrEqual(120)
      expect(found).toEqual([])
      expect(policy.locale).toBe(locale)
      expect(policy.roles.officer?.users).toEqual(['officer-one', 'officer-two'])
      expect(Object.values(policy.roles).flatMap(({ teams }) => teams)).toEqual([])
    },
  )

  it('R4-2 says nothing that could be taken for a company or a number', () => {
    const { text, policy } = laid({})
    expect(text).toContain('# company:\n  # name:\n  # phone:\n')
    expect([isNamePlaceholder(policy.company.name), isPhonePlaceholder(policy.company.phone)]).toEqual([true, true])
    expect(laid({ company: 'Aoki: "A" #1', phone: '03-5550-0100' }).policy.company).toEqual({
      name: 'Aoki: "A" #1',
      phone: '03-5550-0100',
    })
  })

  it('roles that nobody was named for stay with the teams of the base', () => {
    const { policy } = laid({ people: { officer: ['aoki', 'team:chiefs'] } })
    expect(policy.roles.officer).toMatchObject({ users: ['aoki'], teams: ['chiefs'] })
    expect(policy.roles.deputy).toEqual(ground.policy.roles.deputy)
  })

  it('R8-2 with one repository has no board and no second repository, and says what it does without', () => {
    const { policy } = laid({ mode: 'one-repository', repository: { owner: 'aoki', name: 'cases' } })
    expect(policy.board).toBeUndefined()
    expect(policy.repositories).toEqual({ incidents: 'cases', runbooks: 'cases' })
    expect(Object.keys(policy.processes)).not.toContain('violation')
    expect(policy.without.map(({ safeguard }) => safeguard)).toEqual(['restricted-incident', 'violation'])
    expect(JSON.stringify(policy.clocks)).not.toContain('restricted-incident')
    expect(policy.roles).not.toHaveProperty('investigator')
  })

  it('R4.2-1 says so where one person has several roles', () => {
    const two = Object.fromEntries(
      rolesToName(ground.policy, 'app').map(({ id }, at) => [id, [at % 2 ? 'mori' : 'Aoki']]),
    )
    expect(laid({ people: two }).policy).toMatchObject({ people: 'few' })
    expect(laid({ people: two, locale: 'en' }).policy['people-reason']).toContain('only 2 people')
    expect(laid({ people: { officer: ['team:chiefs'] } }).policy.people).toBeUndefined()
  })
})
