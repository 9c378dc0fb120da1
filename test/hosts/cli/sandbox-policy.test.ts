import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packageBases } from '../../../src/adapters/policy/bases.ts'
import { reviewPolicyFiles } from '../../../src/adapters/policy/check-policy-files.ts'
import { loadPolicy } from '../../../src/adapters/policy/load-policy.ts'
import { laidOut, policyToTry } from '../../../src/hosts/cli/sandbox-set-up.ts'
import { PEOPLE } from '../../../src/sandbox/organisation/people.ts'
import { defaultText } from '../../domain/policy-proof/policies.ts'
import { company } from '../../scenarios/company.ts'

const NOW = '2030-01-01T00:00:00Z'

const folder = new URL('../../fixtures/policies/own/', import.meta.url)
// The others name nobody and nothing that is not there already: legal.test.ts proves all of them.
const TRIED = [
  ...['no-runbook-repository.yml', 'one-person.yml', 'two-people-in-english.yml', 'nothing-restricted.yml'],
  ...['shifts-and-deputies.yml', 'names-in-other-languages.yml'],
]
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const laid = (name: string) => {
  const { ownPolicy = '', policyText: resolved = '', files, ...more } = laidOut(text(name), name)
  const { policy } = loadPolicy(resolved, { file: name })
  if (policy === undefined) throw new Error(`${name} cannot be read`)
  return { ownPolicy, resolved, policy, files, ...more }
}

describe("a company's own policy, as it is tried", () => {
  it.each(TRIED)('%s is whole, sound, and about people and repositories that are there', (name) => {
    const { ownPolicy, resolved, policy } = laid(name)
    expect(reviewPolicyFiles({ file: name, text: ownPolicy, resolved }, { bases: packageBases(), now: NOW })).toEqual(
      [],
    )
    expect(Object.values(policy.roles).flatMap(({ users }) => users.filter((one) => !PEOPLE.includes(one)))).toEqual([])
    const there = ['incidents', 'restricted', 'runbooks']
    expect(Object.values(policy.repositories).filter((one) => !there.includes(one))).toEqual([])
  })

  it('R4.2-1 whoever has several roles has them all, and nobody else', () => {
    const { roles } = laid('two-people.yml').policy
    expect([roles.officer, roles.sysadmin, roles.investigator].map((role) => role?.users)).toEqual([
      ['officer'],
      ['officer'],
      ['officer'],
    ])
    expect(roles.responder?.users).toEqual(['officer', 'deputy'])
  })

  it('R4.1-1b of eight people the representative is played by the executive, and whoever reports has no role', () => {
    const people =
      'officer: [aoki], deputy: [mori], representative: [hara], sysadmin: [sato, kato], responder: [sato, kato]'
    const more = 'board: [hara, endo], investigator: [mori], decider: [hara, endo]'
    const own = `extends: default@1\ncompany: { name: Acme, phone: 03-5550-0100 }\nroles: { ${people}, ${more} }\n`
    const { policy } = loadPolicy(laidOut(own).policyText ?? '', { file: 'eight.yml' })
    expect(policy?.roles.representative?.users).toEqual(['executive'])
    expect(policy?.roles.board?.users).toEqual(['executive', 'board'])
    expect(Object.values(policy?.roles ?? {}).flatMap(({ users }) => users)).not.toContain('reporter')
  })

  it('R4.1-1 runbooks lie where the policy looks for them, where there is no repository for them either', () => {
    const { policy, files } = laid('no-runbook-repository.yml')
    expect(policy.repositories.runbooks).toBe('incidents')
    expect(files?.incidents?.map(({ path }) => path)).toContain('docs/runbooks/malware.md')
    expect(files?.runbooks).toEqual([])
  })

  it('a whole policy is laid as it is, in the language that is asked for', async () => {
    expect(laidOut(defaultText())).not.toHaveProperty('ownPolicy')
    expect(laidOut(defaultText()).policyText).toBe(defaultText())
    const english = await policyToTry(new URL('two-people.yml', folder).pathname, 'en')
    expect(loadPolicy(laidOut(english).policyText ?? '', { file: 'x' }).policy?.locale).toBe('en')
  })

  it('R4.1-1 R4.1-4 allowed: two people respond under it, by runbooks that lie with the incidents, within minutes', async () => {
    const parts = ['two-people.yml', 'no-runbook-repository.yml', 'in-minutes.yml'].map(text)
    const both = parts.map((part, at) => (at === 0 ? part : part.replace(/^(?:#|extends|company).*\n/gm, ''))).join('')
    const office = await company(laidOut(both))
    try {
      const number = await office.as('officer').report('共有フォルダが開けない', { labels: ['hikeshi: incident'] })
      await office.as('deputy').says(number, '/set kind malware')
      expect(await office.status(number)).toContain('マルウェア')
      await office.as('deputy').says(number, '/contain 回線を切った')
      expect(await office.phase(number)).toBe('containment')
      await office.as('sysadmin').says(number, '/set severity low')
      expect(await office.refusal(number)).toEqual(['not-for-you R4-2'])
      // A work that may stand still for half an hour is asked for within it.
      await office.as('deputy').says(number, '/set systems identity-provider')
      await office.control('POST', '/clock', { advance: 'PT31M' })
      await office.control('POST', '/sweep')
      const due = (await office.ledger(number)).filter(
        ({ type, data }) => type === 'reminder-sent' && data.kind === 'due',
      )
      expect(due.map(({ data }) => data.clock)).toContain('recovery')
    } finally {
      await office.stop()
    }
  })
})
