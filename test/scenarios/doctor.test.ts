import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { template } from '../../src/adapters/files/package-files.ts'
import { githubClient } from '../../src/adapters/github/client/client.ts'
import { SET_OPTIONS } from '../../src/adapters/github/doctor/fixer.ts'
import { boardSettings } from '../../src/adapters/github/graphql/board-settings.ts'
import { doctorCommand } from '../../src/hosts/cli/definitions/doctor.ts'
import { laidOut, policyToTry } from '../../src/hosts/cli/sandbox-set-up.ts'
import { runCommand } from '../hosts/cli/run-command.ts'
import { readyPolicy } from '../support/ready-policy.ts'
import { type Company, company } from './company.ts'
import { appOf, both, codes, doctor, ownerOf } from './diagnosis.ts'
import { columnOf, report, STOLEN } from './report.ts'

const environment = { ...process.env }
afterAll(() => {
  process.env = environment
})

describe('hikeshi doctor on a company that is set up', () => {
  let here: Company
  beforeAll(async () => {
    here = await company(laidOut(await policyToTry(undefined, undefined)))
    await here.control('POST', '/sweep')
    for (const repository of Object.values(here.sandbox.repos)) await copies(repository)
    await here.forget()
  })
  afterAll(() => here.stop())

  const byAdmin = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await here.call('admin', method, path, body)
    expect(answer.status, `${method} ${path}`).toBeLessThan(300)
    return answer.body
  }
  const COPY = 'hikeshi-copy.yml'
  /** The workflows that `init` lays, and a run of one that has ended. */
  async function copies(repository: string, run: { conclusion?: string; at?: string } = {}): Promise<void> {
    const at = `/repos/${repository}/contents/.github/workflows/${COPY}`
    const content = Buffer.from(await template('workflows/copy.yml')).toString('base64')
    if ((await here.call('admin', 'GET', at)).status === 404) await byAdmin('PUT', at, { message: 'Lay it', content })
    await here.control('POST', '/workflow-runs', { workflow: `${repository}/${COPY}`, ...run })
  }
  const incidents = () => `/repos/${here.sandbox.repos.incidents}`
  const restricted = () => `/repos/${here.sandbox.repos.restricted}`

  it('finds nothing, whoever looks and in whichever language', async () => {
    expect(await doctor(here, both(here))).toEqual({
      ...{ code: 0, findings: [], mended: 0, failed: [], rehearsed: 'never' },
      github: { spoken: '2022-11-28', taken: ['2022-11-28', '2026-03-10'], server: null },
    })
    const said = await runCommand(doctorCommand(), '--repo', here.sandbox.repos.incidents, '--locale', 'ja')
    expect(said).toMatchObject({
      code: 0,
      out: expect.stringContaining('問題はありません。運用ポリシーが必要とするとおりに設定されています。\n'),
    })
  })

  it('says what it could not look at, and what that would take; that alone is no failure', async () => {
    const byOwner = await doctor(here, ownerOf(here), '--app', here.sandbox.app.slug, '--locale', 'en')
    expect(byOwner.code).toBe(0)
    expect(byOwner.findings).toMatchObject([{ code: 'unseen', level: 'hint', about: { topic: 'deliveries' } }])
    expect(byOwner.findings[0]?.remedy).toContain('APP_ID')
    const byApp = await doctor(here, appOf(here))
    expect(byApp.findings.every(({ code }) => code === 'unseen')).toBe(true)
  })

  it('asks for a token where there is none', async () => {
    for (const name of ['GITHUB_TOKEN', 'APP_ID', 'PRIVATE_KEY']) delete process.env[name]
    const ran = await runCommand(doctorCommand(), '--repo', here.sandbox.repos.incidents)
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('GITHUB_TOKEN') })
  })

  /** Somebody's act on the set-up, what doctor says of it, and how it is undone. */
  const defects: readonly [
    string,
    { level?: string; about: Record<string, string> },
    () => Promise<void>,
    () => Promise<void>,
  ][] = [
    [
      'repository-public',
      { about: { repository: 'incidents' } },
      async () => void (await byAdmin('PATCH', incidents(), { private: false })),
      async () => void (await byAdmin('PATCH', incidents(), { private: true })),
    ],
    [
      'repository-archived',
      { about: { repository: 'restricted' } },
      async () => void (await byAdmin('PATCH', restricted(), { archived: true })),
      async () => void (await byAdmin('PATCH', restricted(), { archived: false })),
    ],
    [
      'issues-off',
      { about: { repository: 'incidents' } },
      async () => void (await byAdmin('PATCH', incidents(), { has_issues: false })),
      async () => void (await byAdmin('PATCH', incidents(), { has_issues: true })),
    ],
    [
      'may-do-too-little',
      { about: { login: 'responder', repository: 'incidents', has: 'read', needs: 'triage' } },
      async () => void (await byAdmin('PUT', `${incidents()}/collaborators/responder`, { permission: 'pull' })),
      async () => void (await byAdmin('PUT', `${incidents()}/collaborators/responder`, { permission: 'triage' })),
    ],
    [
      'may-rewrite-records',
      { level: 'hint', about: { login: 'responder', repository: 'incidents' } },
      async () => void (await byAdmin('PUT', `${incidents()}/collaborators/responder`, { permission: 'push' })),
      async () => void (await byAdmin('PUT', `${incidents()}/collaborators/responder`, { permission: 'triage' })),
    ],
    [
      'may-read-restricted',
      { about: { login: 'responder', repository: 'restricted' } },
      async () => void (await byAdmin('PUT', `${restricted()}/collaborators/responder`, { permission: 'pull' })),
      async () => void (await byAdmin('DELETE', `${restricted()}/collaborators/responder`)),
    ],
    [
      'team-empty',
      { about: { team: 'system-administrators', role: 'sysadmin' } },
      async () => void (await byAdmin('DELETE', '/orgs/example-corp/teams/system-administrators/memberships/sysadmin')),
      async () => void (await byAdmin('PUT', '/orgs/example-corp/teams/system-administrators/memberships/sysadmin')),
    ],
    [
      'team-missing',
      { about: { team: 'responders', role: 'responder' } },
      async () => void (await byAdmin('DELETE', '/orgs/example-corp/teams/responders')),
      async () => {
        await byAdmin('POST', '/orgs/example-corp/teams', { name: 'responders' })
        await byAdmin('PUT', '/orgs/example-corp/teams/responders/memberships/responder')
      },
    ],
    [
      'automation-on',
      { about: { automation: 'Item closed' } },
      async () => void (await here.control('POST', '/board', { automations: ['Item closed'] })),
      async () => void (await here.control('POST', '/board', { automations: [] })),
    ],
    [
      'board-public',
      { about: { project: '1' } },
      async () => void (await here.control('POST', '/board', { public: true })),
      async () => void (await here.control('POST', '/board', { public: false })),
    ],
    [
      'copy-failed',
      { about: { repository: 'incidents', conclusion: 'failure' } },
      () => copies(here.sandbox.repos.incidents, { conclusion: 'failure' }),
      () => copies(here.sandbox.repos.incidents),
    ],
    [
      'copy-late',
      { about: { repository: 'runbooks' } },
      () => copies(here.sandbox.repos.runbooks, { at: '2026-01-01T00:00:00Z' }),
      () => copies(here.sandbox.repos.runbooks),
    ],
    [
      'copy-off',
      { about: { repository: 'restricted', state: 'disabled_manually' } },
      async () => void (await byAdmin('PUT', `${restricted()}/actions/workflows/${COPY}/disable`)),
      async () => void (await byAdmin('PUT', `${restricted()}/actions/workflows/${COPY}/enable`)),
    ],
    [
      'sweep-late',
      { about: { at: '2026-01-01T00:00Z', hours: '3' } },
      () => describeLabels('[sweep 2026-01-01T00:00Z/PT3H]'),
      () => describeLabels(`[sweep ${new Date().toISOString().slice(0, 16)}Z/PT3H]`),
    ],
  ]
  /** Every process has its label, and the latest stamp counts. */
  async function describeLabels(description: string): Promise<void> {
    for (const repository of [incidents(), restricted()]) {
      const all = (await byAdmin('GET', `${repository}/labels?per_page=100`)) as { name: string }[]
      for (const { name } of all.filter((label) => label.name.startsWith('hikeshi: ')))
        await byAdmin('PATCH', `${repository}/labels/${encodeURIComponent(name)}`, { description })
    }
  }

  it.each(defects)('finds %s, with its remedy, and nothing else', async (code, expected, spoil, undo) => {
    await spoil()
    const found = await doctor(here, both(here), '--locale', 'en')
    await undo()
    expect(codes(found)).toEqual([code])
    expect(found.findings[0]).toMatchObject({ level: 'broken', ...expected, remedy: expect.stringMatching(/\w{3}/) })
    expect(found.code).toBe(expected.level === 'hint' ? 0 : 1)
  })

  it('R4.2-1 finds a label and an option that were renamed; --fix gives them their names back and makes none anew', async () => {
    const labels = () => byAdmin('GET', `${incidents()}/labels?per_page=100`)
    const before = [await labels(), await optionsNow()]
    const rename = { new_name: 'Analysing' }
    await byAdmin('PATCH', `${incidents()}/labels/${encodeURIComponent('phase: analysis')}`, rename)
    await changeOptions((all) => all.map((one) => (one.name === '分析' ? { ...one, name: '調査' } : one)))
    const found = await doctor(here, both(here), '--locale', 'en')
    expect(found.findings).toMatchObject([
      { code: 'label-renamed', about: { was: 'phase: analysis', is: 'Analysing' }, fixable: true },
      { code: 'board-option-renamed', about: { option: '分析', is: '調査' }, fixable: true },
    ])
    // Nobody has agreed that options of the board change: the label alone gets its name back, and it is said why.
    const careful = await doctor(here, both(here), '--fix', '--locale', 'en')
    expect(careful).toMatchObject({ mended: 1, findings: [{ code: 'board-option-renamed' }] })
    expect(careful.failed).toEqual([expect.stringContaining('Options of the board were left as they are (分析)')])
    expect((await optionsNow()).map(({ name }) => name)).toContain('調査')
    expect(await doctor(here, both(here), '--fix', '--yes')).toMatchObject({ mended: 1, failed: [], findings: [] })
    expect([await labels(), await optionsNow()]).toEqual(before)
  })

  it('R4-2 R4.4-5 says where nothing copies a repository outside GitHub', async () => {
    const at = `${restricted()}/contents/.github/workflows/${COPY}`
    const { sha } = (await byAdmin('GET', at)) as { sha: string }
    await byAdmin('DELETE', at, { message: 'Take it away', sha })
    const found = await doctor(here, both(here), '--locale', 'en')
    expect(found).toMatchObject({
      code: 0,
      findings: [{ code: 'copy-missing', level: 'hint', about: { repositories: 'restricted' } }],
    })
    expect(found.findings[0]?.remedy).toContain('HIKESHI_COPY_URL')
    await copies(here.sandbox.repos.restricted)
    expect(codes(await doctor(here, both(here)))).toEqual([])
  })

  it('R4.4-1 finds a rule by which no plan can be merged into the default branch', async () => {
    await here.control('POST', '/github', { rules: { main: ['update', 'pull_request'] } })
    const found = await doctor(here, both(here), '--locale', 'en')
    await here.control('POST', '/github', { rules: {} })
    const hints = ['incidents', 'restricted', 'runbooks'].map((repository) => ({
      ...{ code: 'plan-ruled', level: 'hint', about: { repository, rules: 'update' } },
    }))
    expect(found).toMatchObject({ code: 0, findings: hints })
  })

  it('finds a label, a form and an option that are gone; --fix makes what GitHub lets be made, and once only', async () => {
    await byAdmin('DELETE', `${incidents()}/labels/${encodeURIComponent('phase: analysis')}`)
    await changeOptions((all) => all.filter(({ name }) => name !== '分析'))
    const form = (await byAdmin('GET', `${incidents()}/contents/.github/ISSUE_TEMPLATE/01-incident.ja.yml`)) as {
      sha: string
    }
    const spoilt = Buffer.from('name: something else\n').toString('base64')
    const put = { message: 'Spoil the form', content: spoilt, sha: form.sha }
    await byAdmin('PUT', `${incidents()}/contents/.github/ISSUE_TEMPLATE/01-incident.ja.yml`, put)
    const found = await doctor(here, both(here), '--locale', 'en')
    expect(found.code).toBe(1)
    expect(found.findings).toMatchObject([
      { code: 'labels-missing', about: { labels: 'phase: analysis', repository: 'incidents' }, fixable: true },
      { code: 'form-differs', about: { path: '.github/ISSUE_TEMPLATE/01-incident.ja.yml' }, fixable: false },
      { code: 'board-option-missing', about: { option: '分析' }, fixable: true },
    ])
    const fixed = await doctor(here, both(here), '--fix', '--yes')
    expect(fixed).toMatchObject({ mended: 2, failed: [], findings: [{ code: 'form-differs' }] })
    expect(await doctor(here, both(here), '--fix')).toMatchObject({ mended: 0, findings: [{ code: 'form-differs' }] })
  })

  type Options = NonNullable<NonNullable<Awaited<ReturnType<typeof boardSettings>>>['field']>['options']
  const fieldNow = async () => {
    const admin = githubClient({ auth: here.sandbox.tokens.admin ?? '', baseUrl: here.sandbox.url })
    return (await boardSettings(admin, { org: 'example-corp', project: 1, field: 'Status' }))?.field
  }
  const optionsNow = async (): Promise<Options> => (await fieldNow())?.options ?? []
  async function changeOptions(change: (all: Options) => Options): Promise<void> {
    const field = await fieldNow()
    const variables = { field: field?.id, options: change(field?.options ?? []) }
    await byAdmin('POST', '/graphql', { query: SET_OPTIONS.text, variables })
  }

  it('finds a policy that was pushed and not adopted, and one with mistakes', async () => {
    const at = `${incidents()}/contents/.github/hikeshi.yml`
    const push = async (text: string) => {
      const { sha } = (await byAdmin('GET', at)) as { sha: string }
      await byAdmin('PUT', at, { message: 'Change', content: Buffer.from(text).toString('base64'), sha })
    }
    const text = readyPolicy()
    await push(`${text}# changed\n`)
    const changed = await doctor(here, both(here), '--locale', 'en')
    expect(codes(changed)).toContain('policy-not-the-adopted')
    expect(changed.findings.find(({ code }) => code === 'policy-not-the-adopted')?.remedy).toMatch(
      /\/adopt [0-9a-f]{40}/,
    )
    await push(text.replace('clause: R4.2-3', 'clause: R99'))
    expect(codes(await doctor(here, both(here)))).toContain('policy-wrong')
    await push(text)
    expect(codes(await doctor(here, both(here)))).toEqual(['form-differs'])
  })

  it('R4.3-2 finds a schedule that GitHub switched off before any deadline is missed; --fix switches it on', async () => {
    const at = (name: string) => `${incidents()}/contents/.github/workflows/hikeshi-${name}.yml`
    const put = async (name: string) => {
      const content = Buffer.from(await template(`workflows/${name}.yml`)).toString('base64')
      await byAdmin('PUT', at(name), { message: 'Lay it', content })
    }
    await put('events')
    expect(codes(await doctor(here, both(here)))).toContain('schedule-missing')
    await put('sweep')
    const workflow = `${incidents()}/actions/workflows/hikeshi-sweep.yml`
    expect(codes(await doctor(here, both(here))).filter((code) => code.startsWith('schedule'))).toEqual([])
    const file = `${here.sandbox.repos.incidents}/hikeshi-sweep.yml`
    // As GitHub does it by itself after sixty quiet days.
    await here.control('POST', '/github', { workflows: { [file]: 'disabled_inactivity' } })
    const quiet = (await doctor(here, both(here), '--locale', 'en')).findings
    expect(quiet.find(({ code }) => code === 'schedule-off')).toMatchObject({
      ...{ level: 'broken', about: { repository: 'incidents', state: 'disabled_inactivity' }, fixable: true },
    })
    await byAdmin('PUT', `${workflow}/disable`)
    const { findings } = await doctor(here, both(here), '--locale', 'en')
    expect(findings.find(({ code }) => code === 'schedule-off')).toMatchObject({
      ...{ level: 'broken', about: { repository: 'incidents', state: 'disabled_manually' }, fixable: true },
      remedy: expect.stringContaining('cron'),
    })
    expect((await doctor(here, both(here), '--fix')).failed).toEqual([])
    expect(await byAdmin('GET', workflow)).toMatchObject({ state: 'active' })
    for (const name of ['events', 'sweep']) {
      const { sha } = (await byAdmin('GET', at(name))) as { sha: string }
      await byAdmin('DELETE', at(name), { message: 'Take it away', sha })
    }
  })

  it('R4.2-1 names an Enterprise Server without Projects, by its version; cases go on there by labels and comments', async () => {
    await here.control('POST', '/github', { projects: 'missing', subIssues: 'missing' })
    const found = await doctor(here, both(here), '--locale', 'en')
    expect(found.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['server-without-board']))
    expect(found).toMatchObject({ github: { server: '3.19.2' } })
    const said = await runCommand(doctorCommand(), '--repo', here.sandbox.repos.incidents, '--locale', 'en')
    expect(said.out).toContain('GitHub: API 2022-11-28 (it takes 2022-11-28, 2026-03-10); Enterprise Server 3.19.2.')
    const number = await here.as('reporter').report(report(STOLEN))
    await here.as('responder').says(number, '/contain 回線から外した')
    expect(await here.phase(number)).toBe('containment')
    expect(await here.status(number)).toContain('封じ込め')
    await here.control('POST', '/github', { projects: 'there', subIssues: 'there' })
    await here.sweep()
    expect(await here.column(number)).toBe(columnOf('containment'))
  })

  it('finds deliveries that failed until some attempt at them arrived', async () => {
    await here.control('POST', '/faults', { drop: 1, seed: 1 })
    await here.call('reporter', 'POST', `${incidents()}/issues`, { title: 'Lost', body: 'b' })
    await here.control('POST', '/idle')
    await here.control('POST', '/faults', { drop: 0, seed: 1 })
    const found = await doctor(here, both(here), '--locale', 'en')
    expect(found.findings).toMatchObject([
      { code: 'deliveries-failed', about: { event: 'issues' } },
      { code: 'form-differs' },
    ])
    const failed = (await here.deliveries()).filter(({ statusCode }) => statusCode === 502)
    for (const { id } of failed) await here.control('POST', '/redeliver', { id })
    await here.control('POST', '/idle')
    expect(codes(await doctor(here, both(here)))).toEqual(['form-differs'])
  })
})
