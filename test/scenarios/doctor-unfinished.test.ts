import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyPolicy } from '../support/ready-policy.ts'
import { type Company, company } from './company.ts'
import { both, codes, doctor } from './diagnosis.ts'

const environment = { ...process.env }
afterAll(() => {
  process.env = environment
})

describe('hikeshi doctor on a company that nobody has finished setting up', () => {
  let here: Company
  const CHANGED: readonly [string, string][] = [
    ['board: { project: 1, field: Status }', 'board: { project: 1, field: Phase }'],
    ['runbooks: runbooks\n', 'runbooks: playbooks\n'],
    ['teams: [system-administrators] }', 'users: [nobody-of-that-name, sysadmin] }'],
  ]
  beforeAll(async () => {
    let text = readyPolicy()
    for (const [there, wanted] of CHANGED) {
      expect(text).toContain(there)
      text = text.replace(there, wanted)
    }
    here = await company({
      ...{ policyText: text, adopt: false, events: ['issues', 'issue_comment', 'push'] },
      permissions: { pull_requests: 'read', secrets: 'read' },
    })
  })
  afterAll(() => here.stop())

  it('finds everything that is missing, each with its remedy in both languages', async () => {
    const found = await doctor(here, both(here), '--locale', 'en')
    expect(found.code).toBe(1)
    expect(codes(found).sort()).toEqual([
      ...[
        'board-field-missing',
        'copy-missing',
        'event-missing',
        'form-missing',
        'labels-missing',
        'permission-missing',
      ],
      ...['permission-needless', 'policy-not-adopted', 'repository-missing', 'user-missing'],
    ])
    const of = (code: string) => found.findings.filter((finding) => finding.code === code)
    expect(of('permission-missing')).toMatchObject([{ about: { permission: 'pull_requests', level: 'write' } }])
    expect(of('permission-needless')).toMatchObject([{ level: 'hint', about: { permission: 'secrets' } }])
    expect(of('event-missing').map(({ about }) => about.event)).toContain('projects_v2_item')
    expect(of('repository-missing')).toMatchObject([{ about: { repository: 'playbooks' } }])
    expect(of('user-missing')).toMatchObject([{ about: { login: 'nobody-of-that-name', role: 'sysadmin' } }])
    const japanese = await doctor(here, both(here), '--locale', 'ja')
    expect(japanese.findings.every(({ what, remedy }) => /\p{Script=Hiragana}/u.test(what + remedy))).toBe(true)
    for (const { what, remedy } of [...found.findings, ...japanese.findings]) expect(what + remedy).not.toMatch(/[{}]/)
  })

  it('--fix makes labels and the board’s field; doing it again changes nothing', async () => {
    const fixed = await doctor(here, both(here), '--fix')
    expect(fixed.failed).toEqual([])
    expect(codes(fixed)).not.toContain('labels-missing')
    expect(codes(fixed)).not.toContain('board-field-missing')
    const fields = async () => (await here.call('admin', 'GET', '/orgs/example-corp/projectsV2/1/fields')).body
    const labels = async () =>
      (await here.call('admin', 'GET', `/repos/${here.sandbox.repos.incidents}/labels?per_page=100`)).body
    const made = [await fields(), await labels()]
    expect(await doctor(here, both(here), '--fix')).toMatchObject({ mended: 0, failed: [] })
    expect([await fields(), await labels()]).toEqual(made)
  })
})
