import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WORD_LABEL } from '../../src/adapters/github/ledger/word-label.ts'
import { doctorCommand } from '../../src/hosts/cli/definitions/doctor.ts'
import { runCommand } from '../hosts/cli/run-command.ts'
import { readyPolicy } from '../support/ready-policy.ts'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

const ASKING = `${readyPolicy()}
issues: { types: { incident: Incident, drill: Drill }, severity-field: Severity, blocked-by-actions: true }
`
const ALL = {
  issueTypes: ['Task', 'incident', 'Drill'],
  issueFields: { Severity: ['Low', 'Medium', '高', 'Critical'], Effort: ['High'] },
  issueSettings: 'there',
}

interface Shown {
  id: number
  type: { name: string } | null
  issue_field_values: { issue_field_name: string; value: string }[]
  issue_dependencies_summary: { blocked_by: number; total_blocked_by: number }
}

/** A way of looking at a company, and at what is shown of its issues beside their labels. */
function looking(office: Company) {
  const incidents = `/repos/${office.sandbox.repos.incidents}/issues`
  const issue = async (number: number) =>
    (await office.call('admin', 'GET', `${incidents}/${number}`)).body as unknown as Shown
  return {
    issue,
    async shown(number: number) {
      const { type, issue_field_values, issue_dependencies_summary } = await issue(number)
      const values = issue_field_values.map((one) => `${one.issue_field_name}: ${one.value}`)
      return { type: type?.name, values, blockedBy: issue_dependencies_summary.total_blocked_by }
    },
    blockers: async (number: number) => {
      const { body } = await office.call('admin', 'GET', `${incidents}/${number}/dependencies/blocked_by`)
      return (body as { title: string }[]).map(({ title }) => title)
    },
    /** The writes to it, as GitHub counts them. */
    async written() {
      return (await office.exchanges())
        .filter(({ method, path, requestBody }) => {
          const isType = method === 'PATCH' && Object.hasOwn((requestBody ?? {}) as object, 'type')
          return isType || (method === 'POST' && /issue-field-values$|blocked_by$/.test(path))
        })
        .map(({ method, path, status }) => `${method} ${path.replace(/^.*\/issues\/\d+/, '')} ${status}`)
    },
    async asked() {
      return (await office.exchanges()).filter(({ path }) =>
        /issue-types|issue-fields|blocked_by|field-values/.test(path),
      )
    },
    async written_by_sweeps(times: number) {
      await office.forget()
      for (let round = 0; round < times; round += 1) await office.sweep()
      // How far it has looked, each round leaves for the process after it.
      const word = `/labels/${WORD_LABEL}`
      return (await office.exchanges()).filter(
        ({ method, path }) => method !== 'GET' && !path.startsWith('/graphql') && !path.endsWith(word),
      )
    },
  }
}

describe('where the policy names types, a field and dependencies of issues, and the organisation has them', () => {
  let office: Company
  let look: ReturnType<typeof looking>
  let number: number
  beforeAll(async () => {
    office = await company({ policyText: ASKING })
    look = looking(office)
    await office.control('POST', '/github', ALL)
    number = await office.as('reporter').report(report(STOLEN))
  })
  afterAll(() => office.stop())

  it('R4.2-2 a case has its type and its severity from the start, by whatever spelling and language they are called', async () => {
    expect(await look.shown(number)).toEqual({ type: 'incident', values: ['Severity: Medium'], blockedBy: 0 })
  })

  it('R4.2-2 the field follows the severity that the officer sets', async () => {
    await office.as('officer').says(number, '/set severity high')
    expect((await look.shown(number)).values).toEqual(['Severity: 高'])
    await office.as('officer').says(number, '/set severity critical')
    expect((await look.shown(number)).values).toEqual(['Severity: Critical'])
  })

  it('R4.4-3 an action item is shown as what blocks its case, as long as it is open', async () => {
    await office.as('officer').says(number, '/action @sysadmin 2031-03-31 施錠を配る')
    expect(await look.blockers(number)).toEqual([expect.stringContaining('施錠を配る')])
    await office.as('sysadmin').says(number, '/done a1')
    await office.as('officer').says(number, '/done a1')
    expect((await look.issue(number)).issue_dependencies_summary).toMatchObject({ blocked_by: 0, total_blocked_by: 1 })
  })

  it('R4.2-4 a sweep with nothing new writes none of it', async () => {
    await office.sweep()
    expect(await look.written_by_sweeps(2)).toEqual([])
  })

  it('what somebody sets by hand is put back, and asks for nothing', async () => {
    const at = `/repos/${office.sandbox.repos.incidents}/issues/${number}`
    const lines = (await office.ledger(number)).length
    await office.call('admin', 'PATCH', at, { type: 'Task' })
    const fields = (await office.call('admin', 'GET', `/orgs/${office.sandbox.org}/issue-fields`)).body
    const [field] = fields as unknown as { id: number }[]
    await office.call('admin', 'POST', `${at}/issue-field-values`, {
      issue_field_values: [{ field_id: field?.id, value: 'Low' }],
    })
    await office.sweep()
    expect(await look.shown(number)).toMatchObject({ type: 'incident', values: ['Severity: Critical'] })
    expect((await office.ledger(number)).length).toBe(lines)
  })

  it('R4.4-3 one that a crash left untied is found by the sweep, once', async () => {
    const other = await office.as('reporter').report(report({ ...STOLEN, description: '鍵束が見つからない' }))
    await office.control('POST', '/faults', { killAt: 6 })
    await office.as('officer').comments(other, '/action @sysadmin 2031-03-31 錠を替える')
    await office.sandbox.idle()
    await office.control('POST', '/faults', {})
    await office.control('POST', '/clock', { advance: 'PT11M' })
    await office.sweep()
    await office.sweep()
    expect(await look.blockers(other)).toEqual([expect.stringContaining('錠を替える')])
    expect(await look.written_by_sweeps(1)).toEqual([])
  })
})

describe('where GitHub turns them away', () => {
  let office: Company
  let look: ReturnType<typeof looking>
  beforeAll(async () => {
    office = await company({ policyText: ASKING })
    look = looking(office)
  })
  afterAll(() => office.stop())

  const told = async (number: number) =>
    (await office.answers(number)).filter(({ body }) => body.includes('hikeshi:unset'))

  it('R4-2 refused for good: the report is a case all the same, and it is said once, with what to do', async () => {
    await office.control('POST', '/github', { ...ALL, issueSettings: 'refused' })
    const number = await office.as('reporter').report(report(STOLEN))
    expect(await office.phase(number)).toBe('reported')
    expect(await told(number)).toHaveLength(1)
    expect((await told(number))[0]?.body).toMatch(/タイプ.*深刻度のフィールド.*hikeshi doctor/s)
    expect(await look.written()).toHaveLength(2)
    await office.as('officer').says(number, '/action @sysadmin 2031-03-31 施錠を配る')
    expect((await office.ledger(number)).filter(({ type }) => type === 'action-added')).toHaveLength(1)
    await office.sweep()
    expect(await look.written_by_sweeps(2)).toEqual([])
    expect(await told(number)).toHaveLength(1)
  })

  it('taken up once a severity is set that was not turned away before', async () => {
    await office.control('POST', '/github', ALL)
    const number = await office.as('reporter').report(report({ ...STOLEN, description: '端末がない' }))
    await office.control('POST', '/github', { issueSettings: 'refused' })
    await office.as('officer').says(number, '/set severity high')
    expect((await look.shown(number)).values).toEqual(['Severity: Medium'])
    await office.control('POST', '/github', { issueSettings: 'there' })
    await office.as('officer').says(number, '/set severity critical')
    expect((await look.shown(number)).values).toEqual(['Severity: Critical'])
  })

  for (const [why, settings] of [
    ['the organisation has none of them', { issueTypes: [], issueFields: {}, issueSettings: 'there' }],
    ['the server is older than they are', { ...ALL, issueSettings: 'missing' }],
  ] as const)
    it(`R4-2 ${why}: nothing is written and nothing said`, async () => {
      await office.control('POST', '/github', settings)
      await office.control('POST', '/clock', { advance: 'PT11M' })
      await office.forget()
      const number = await office.as('reporter').report(report({ ...STOLEN, description: `鞄がない（${why}）` }))
      await office.as('officer').says(number, '/set severity high')
      expect(await office.phase(number)).toBe('reported')
      expect(await look.written()).toEqual([])
      expect(await told(number)).toEqual([])
      expect(await look.written_by_sweeps(1)).toEqual([])
    })

  it('where the app may not see the fields, the type is set all the same', async () => {
    await office.control('POST', '/github', { ...ALL, issueSettings: 'fields-unseen' })
    await office.control('POST', '/clock', { advance: 'PT11M' })
    const number = await office.as('reporter').report(report({ ...STOLEN, description: '社員証がない' }))
    expect(await look.shown(number)).toMatchObject({ type: 'incident', values: [] })
    expect(await told(number)).toEqual([])
  })
})

describe('where the policy names none of them', () => {
  it('R4-2 nothing is asked and nothing written, whatever the organisation has', async () => {
    const office = await company()
    const look = looking(office)
    await office.control('POST', '/github', ALL)
    const number = await office.as('reporter').report(report(STOLEN))
    await office.as('officer').says(number, '/action @sysadmin 2031-03-31 施錠を配る')
    await office.sweep()
    expect(await look.asked()).toEqual([])
    expect(await look.shown(number)).toEqual({ type: undefined, values: [], blockedBy: 0 })
    await office.stop()
  })
})

describe('hikeshi doctor', () => {
  let office: Company
  const environment = { ...process.env }
  beforeAll(async () => {
    office = await company({ policyText: ASKING })
  })
  afterAll(async () => {
    process.env = environment
    await office.stop()
  })

  const findings = async () => {
    const { url, tokens, repos } = office.sandbox
    Object.assign(process.env, { GITHUB_API_URL: url, GITHUB_TOKEN: tokens.admin })
    const ran = await runCommand(doctorCommand(), '--repo', repos.incidents, '--json')
    const { findings: all } = JSON.parse(ran.out) as { findings: { code: string; about: Record<string, string> }[] }
    return all
      .filter(({ code, about }) => code.startsWith('issue-') || about.topic === 'issue-settings')
      .map(({ code, about }) => [code, about.type ?? about.option ?? about.field ?? about.needs])
  }

  it('says which type, field and option the organisation lacks', async () => {
    await office.control('POST', '/github', { issueTypes: ['Drill'], issueFields: {}, issueSettings: 'there' })
    expect(await findings()).toEqual([
      ['issue-type-missing', 'Incident'],
      ['issue-field-missing', 'Severity'],
    ])
    await office.control('POST', '/github', { ...ALL, issueFields: { severity: ['Low', 'High', '中'] } })
    expect(await findings()).toEqual([['issue-option-missing', '重大']])
  })

  it('says what it takes to see the fields', async () => {
    await office.control('POST', '/github', { ...ALL, issueSettings: 'fields-unseen' })
    expect(await findings()).toEqual([['unseen', 'Issue Fields (organization): read']])
  })

  it('has nothing to say where all of it is there', async () => {
    await office.control('POST', '/github', ALL)
    expect(await findings()).toEqual([])
  })
})
