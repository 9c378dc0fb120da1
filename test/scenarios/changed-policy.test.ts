import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { checkPolicyText } from '../../src/adapters/policy/check-policy-text.ts'
import { loadPolicy } from '../../src/adapters/policy/load-policy.ts'
import { issueBody } from '../../src/domain/issue-form/issue-body.ts'
import { formsOf } from '../../src/domain/policy/form-of.ts'
import { defaultPolicy } from '../../src/sandbox/organisation/templates.ts'
import { eachText, englishOnly, type Node, withPhaseRenamed } from './change-policy.ts'
import { type Company, company } from './company.ts'
import { STOLEN } from './report.ts'
import { filledIn, notify, planOf, RECORD, recordOf } from './walk.ts'

/** A company's changes to the default policy, without a line of code. */
const CHANGED = stringify(changed(parse(defaultPolicy() ?? '') as Node))

function changed(policy: Node): Node {
  const english = englishOnly(policy) as Node
  const renamed = withPhaseRenamed(english, 'analysis', 'triage', { label: 'Triage', steps: 'analysis' })
  const split = eachText(renamed, (text) => (text === 'sysadmin' ? ['network', 'servers'] : text)) as Node
  return { ...withGateAdded(withRolesSplit(split)), locale: 'en' }
}

function withRolesSplit(policy: Node): Node {
  const { sysadmin: _, ...roles } = policy.roles as Node
  return {
    ...policy,
    roles: {
      ...roles,
      network: { label: 'network administrator', users: ['sysadmin', 'deputy'] },
      servers: { label: 'server administrator', users: ['responder', 'deputy'] },
    },
  }
}

function withGateAdded(policy: Node): Node {
  const processes = policy.processes as Record<string, { transitions: { from: unknown; gates?: Node[] }[] }>
  const incident = processes.incident
  if (incident === undefined) throw new Error('There is no incident process')
  const transitions = incident.transitions.map((one) =>
    one.from === 'eradication'
      ? { ...one, gates: [...(one.gates ?? []), { kind: 'facts', facts: ['insurer-told'], clause: 'R4.3-2c' }] }
      : one,
  )
  return {
    ...policy,
    fields: { ...(policy.fields as Node), 'insurer-told': { kind: 'line', label: 'Insurer told', clause: 'R4.3-2c' } },
    processes: { ...processes, incident: { ...incident, transitions } },
  }
}

describe('a policy changed as nobody foresaw: a phase renamed, a gate added, a role split, English only', () => {
  let office: Company
  let number: number
  beforeAll(async () => {
    office = await company({ policyText: CHANGED })
  })
  afterAll(() => office.stop())
  const as: Company['as'] = (login) => office.as(login)

  it('is legal as it stands', () => {
    expect(checkPolicyText(CHANGED, 'hikeshi.yml')).toEqual([])
  })

  it('R1-1 is reported by its one form, and answered in English', async () => {
    const { policy } = loadPolicy(CHANGED, { file: 'hikeshi.yml' })
    const forms = formsOf(policy ?? expect.fail('It can be read')).filter(({ process }) => process === 'incident')
    expect(forms.map(({ language }) => language)).toEqual(['en'])
    number = await as('reporter').report(
      issueBody(forms[0]?.form ?? expect.fail('It has a form'), {
        ...STOLEN,
        description: 'My laptop is gone',
        'detected-at': 'now',
      }),
    )
    expect(await office.phase(number)).toBe('reported')
    expect(await office.status(number)).not.toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}]/u)
  })

  it('R4.2-2 the renamed phase is entered by its label, its card and its command, and shows its steps', async () => {
    await as('officer').says(number, '/set category breach')
    await as('officer').labels(number, 'phase: triage')
    expect(await office.phase(number)).toBe('triage')
    expect(await office.column(number)).toBe('Triage')
    expect(await office.status(number)).toMatch(/Triage[\s\S]*\n1\. /)
    await as('responder').says(number, '/phase analysis')
    expect(await office.refusal(number)).not.toEqual([])
    expect(await office.phase(number)).toBe('triage')
  })

  it('R4.3-1 both halves of the split role do what the whole did, and nobody else does', async () => {
    await as('responder').says(number, '/contain Wiped from afar')
    await as('officer').says(
      number,
      recordOf({ systems: 'staff-devices', severity: 'medium', damage: 'One device', cause: 'Theft' }),
    )
    await as('responder').says(number, '/evidence "sign-in log" "safe"')
    await as('sysadmin').moves(number, 'Eradication')
    expect(await office.phase(number)).toBe('eradication')
    await as('reporter').says(number, recordOf({ 'eradication-measures': 'Certificates revoked' }))
    expect((await office.refusal(number))[0]).toMatch(/^not-for-you/)
    await as('sysadmin').says(number, recordOf({ 'eradication-measures': 'Certificates revoked' }))
  })

  it('R4.3-2c refused: the added gate holds until what it asks for is recorded', async () => {
    const answer = await as('sysadmin').says(number, '/phase recovery')
    expect(answer).toContain('Insurer told')
    expect(await office.refusal(number)).toEqual(['fact-missing R4.3-2c'])
    await as('responder').says(number, '/set insurer-told By phone')
    await as('sysadmin').says(number, '/phase recovery')
    expect(await office.phase(number)).toBe('recovery')
  })

  it('R1-3 goes on to its end, with the plan approved by the officer and both halves of the split role', async () => {
    await as('responder').says(number, recordOf(RECORD))
    await as('sysadmin').says(number, '/recovered staff-devices')
    await as('officer').says(number, '/phase learning')
    const { pull, path } = await planOf(office, number)
    await as('sysadmin').writes(pull.head.ref, path, filledIn((await office.file(path, pull.head.ref)) ?? ''))
    await as('officer').approves(pull.number)
    await as('responder').approves(pull.number)
    await as('sysadmin').approves(pull.number)
    await as('officer').merges(pull.number)
    await as('officer').says(number, recordOf({ 'went-wrong': 'Told late', 'went-well': 'Wiped fast' }))
    await as('officer').says(number, '/set harm third-party: theft')
    await as('board').says(number, '/acknowledge board-report')
    await notify(office, number)
    await as('officer').says(number, '/action @sysadmin 2031-03-31 Hand out locks')
    await as('officer').moves(number, 'Closed')
    expect(await office.phase(number)).toBe('closed')
    expect((await office.verify()).findings).toEqual([])
  })
})
