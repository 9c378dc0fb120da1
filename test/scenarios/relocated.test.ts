import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { auditCommand } from '../../src/hosts/cli/definitions/audit.ts'
import { runCommand } from '../hosts/cli/run-command.ts'
import { isWrite } from '../support/is-write.ts'
import { asApp } from './as-app.ts'
import { type Company, company } from './company.ts'
import { filled } from './desk.ts'
import { quietRepository } from './quiet.ts'
import { report, STOLEN } from './report.ts'

describe('R2-2 an issue that is moved or deleted takes no case with it', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const github = async (settings: unknown) => {
    await office.control('POST', '/github', settings)
    await office.sandbox.idle()
  }
  const at = (repository: string) => `/repos/${repository}/issues`
  const listed = async (repository: string) => {
    const { body } = await office.call('admin', 'GET', `${at(repository)}?state=all&per_page=100`)
    return body as {
      number: number
      title: string
      body: string
      user: { login: string }
      labels: { name: string }[]
    }[]
  }
  const written = async () => (await office.exchanges()).filter((one) => isWrite(one) && !one.path.includes('/labels/'))

  it('R8-2 moved to where few may read, it is the same case there: its author reported it, and both records are linked', {
    timeout: 240_000,
  }, async () => {
    const { incidents, restricted } = office.sandbox.repos
    const quiet = quietRepository(office)
    const number = await office.as('reporter').report(report(STOLEN))
    await office.as('officer').says(number, '/contain 端末を回線から外した')
    await github({ transfer: { issue: `${incidents}#${number}`, to: restricted, by: 'officer' } })

    expect((await office.call('admin', 'GET', `${at(incidents)}/${number}`)).status).toBe(200)
    const [moved] = await listed(restricted)
    expect(moved?.user.login).toBe('reporter')
    const there = moved?.number ?? 0
    expect(await quiet.phase(there)).toBe('containment')
    const ledger = await quiet.ledger(there)
    const opened = ledger.find(({ type }) => type === 'case-opened')
    expect(opened?.data).toMatchObject({ process: 'restricted-incident', reporter: { login: 'reporter' } })
    expect(
      ledger.filter(({ type }) => type === 'issue-relocated').map(({ data, actor }) => [data, actor.login]),
    ).toEqual([[{ what: 'arrived', repository: incidents, issue: number }, 'officer']])
    expect(JSON.stringify(ledger)).toContain('端末を回線から外した')
    const old = await office.ledger(number)
    expect(old.at(-1)).toMatchObject({
      type: 'issue-relocated',
      data: { what: 'transferred', repository: restricted, issue: there },
    })
    // Nobody else who can read the old repository is told where it went.
    expect((await listed(incidents)).filter(({ body }) => body.includes('stands-for='))).toEqual([])

    await office.sweep()
    await office.forget()
    await office.sweep()
    expect(await written()).toEqual([])
    const said = await quiet.said(there)
    expect(said.filter((text) => text.includes('<!-- hikeshi:status -->'))).toHaveLength(1)
  })

  it('deleted: the officer is told once, the record says so, and its deadlines go on', {
    timeout: 240_000,
  }, async () => {
    const { incidents } = office.sandbox.repos
    const number = await office.as('reporter').report(report(STOLEN))
    await github({ delete: { issue: `${incidents}#${number}`, by: 'deputy' } })
    expect((await office.call('admin', 'GET', `${at(incidents)}/${number}`)).status).toBe(410)
    const standing = async () => (await listed(incidents)).filter(({ body }) => body.includes(`stands-for=${number}:`))
    const [standIn, ...more] = await standing()
    expect(more).toEqual([])
    expect(standIn?.body).toMatch(/@officer.*03-5550-0100/s)
    expect((await office.ledger(number)).at(-1)).toMatchObject({
      type: 'issue-relocated',
      actor: { login: 'deputy' },
      data: { what: 'deleted' },
    })
    await office.control('POST', '/clock', { advance: 'P2D' })
    await office.sweep()
    const calls = (await office.comments(standIn?.number ?? 0)).map(({ body }) => body)
    expect(calls.join()).toMatch(/@\w+/)
    expect(calls.length).toBeGreaterThan(0)
    await office.forget()
    await office.sweep()
    expect(await written()).toEqual([])
    expect(await standing()).toHaveLength(1)
  })

  it('deleted, and a crash came before anybody was told: the next sweep tells it, once', {
    timeout: 240_000,
  }, async () => {
    const { incidents } = office.sandbox.repos
    const number = await office.as('reporter').report(report(STOLEN))
    await github({ delete: { issue: `${incidents}#${number}`, by: 'deputy' } })
    const standing = async () => (await listed(incidents)).filter(({ body }) => body.includes(`stands-for=${number}:`))
    const [first] = await standing()
    // As if it had never been opened: the record says that the issue is gone, and nobody was told.
    await office.control('POST', '/faults', { drop: 1 })
    await github({ delete: { issue: `${incidents}#${first?.number}`, by: 'admin' } })
    await office.control('POST', '/faults', {})
    expect(await standing()).toEqual([])
    const lines = (await office.ledger(number)).length
    await office.sweep()
    expect((await standing()).map(({ body }) => /@officer/.test(body))).toEqual([true])
    expect((await office.ledger(number)).filter(({ type }) => type === 'issue-relocated')).toHaveLength(1)
    expect((await office.ledger(number)).length).toBe(lines)
    await office.sweep()
    await office.forget()
    await office.sweep()
    expect(await written()).toEqual([])
    expect(await standing()).toHaveLength(1)
  })

  it('R4.3-1 deleted when a deadline is over: its people are called by the same round that finds it, and by no later one', {
    timeout: 240_000,
  }, async () => {
    const { incidents } = office.sandbox.repos
    const number = await office.as('reporter').report(report(STOLEN))
    await office.control('POST', '/clock', { advance: 'P2D' })
    await office.control('POST', '/faults', { drop: 1 })
    await github({ delete: { issue: `${incidents}#${number}`, by: 'deputy' } })
    await office.control('POST', '/faults', {})
    await office.sweep()
    const [standIn] = (await listed(incidents)).filter(({ body }) => body.includes(`stands-for=${number}:`))
    const called = (await office.comments(standIn?.number ?? 0)).map(({ body }) => body).join()
    expect(called).toContain('責任者の最初の対応')
    await office.forget()
    await office.sweep()
    expect(await written()).toEqual([])
  })

  it('moved to where no policy judges: its officer is told, and nothing of the old case is written to what it became', {
    timeout: 240_000,
  }, async () => {
    const { incidents, runbooks } = office.sandbox.repos
    const number = await office.as('reporter').report(report(STOLEN))
    await github({ transfer: { issue: `${incidents}#${number}`, to: runbooks, by: 'admin' } })
    const [standIn] = (await listed(incidents)).filter(({ body }) => body.includes(`stands-for=${number}:`))
    expect(standIn?.body).toMatch(/@officer/)
    const there = (await listed(runbooks)).find(({ title }) => title === 'Report')
    expect(there?.labels).toEqual([])
    await office.sweep()
    expect((await listed(runbooks)).find(({ title }) => title === 'Report')?.labels).toEqual([])
  })

  it('unheard: the sweep finds what was deleted and what was moved, tells it once, and nobody is taken for who did it', {
    timeout: 240_000,
  }, async () => {
    const { incidents, restricted, runbooks } = office.sandbox.repos
    const [deleted, moved, away] = [
      await office.as('reporter').report(report({ ...STOLEN, description: '鍵がない' })),
      await office.as('reporter').report(report({ ...STOLEN, description: '名札がない' })),
      await office.as('reporter').report(report({ ...STOLEN, description: '鞄がない' })),
    ]
    const kept = await office.as('reporter').report(report({ ...STOLEN, description: '財布がない' }))
    await office.control('POST', '/clock', { advance: 'PT11M' })
    await office.control('POST', '/faults', { drop: 1 })
    await github({ delete: { issue: `${incidents}#${deleted}`, by: 'deputy' } })
    await github({ transfer: { issue: `${incidents}#${moved}`, to: restricted, by: 'officer' } })
    await github({ transfer: { issue: `${incidents}#${away}`, to: runbooks, by: 'admin' } })
    await office.control('POST', '/faults', {})
    await office.sweep()
    const last = async (number: number) => (await office.ledger(number)).at(-1)
    expect(await last(deleted)).toMatchObject({ actor: { login: 'hikeshi[bot]' }, data: { what: 'deleted' } })
    expect(await last(moved)).toMatchObject({ data: { what: 'transferred', repository: restricted } })
    expect(await last(away)).toMatchObject({ data: { what: 'transferred', repository: runbooks } })
    expect((await last(kept))?.type).not.toBe('issue-relocated')
    const standing = async () => {
      const all = (await listed(incidents)).map(({ body }) => /stands-for=(\d+):/.exec(body ?? '')?.[1])
      return [deleted, moved, away, kept].map((number) => all.filter((one) => one === String(number)).length)
    }
    expect(await standing()).toEqual([1, 0, 1, 0])
    const there = (await listed(restricted)).filter(({ body }) => body.includes('名札がない'))
    expect(there).toHaveLength(1)
    const ledger = await quietRepository(office).ledger(there[0]?.number ?? 0)
    expect(ledger.find(({ type }) => type === 'case-opened')?.data).toMatchObject({ reporter: { login: 'reporter' } })
    expect(ledger.filter(({ type }) => type === 'issue-relocated').map(({ data }) => data)).toEqual([
      { what: 'arrived', repository: incidents, issue: moved },
    ])
    await office.sweep()
    await office.forget()
    await office.sweep()
    expect(await written()).toEqual([])
    expect(await standing()).toEqual([1, 0, 1, 0])
  })

  it('R4.4-5 the audit names what was deleted and what was moved away, each with the line of its record', {
    timeout: 240_000,
  }, async () => {
    const { incidents, restricted, runbooks } = office.sandbox.repos
    const year = new Date().getUTCFullYear()
    vi.stubEnv('GITHUB_API_URL', office.sandbox.url)
    vi.stubEnv('GITHUB_TOKEN', office.sandbox.tokens.admin ?? '')
    const asked = ['--repo', incidents, '--app', office.sandbox.app.slug, '--locale', 'en']
    const { out: markdown } = await runCommand(auditCommand(), ...asked)
    const { gone: told } = JSON.parse((await runCommand(auditCommand(), ...asked, '--json')).out)
    vi.unstubAllEnvs()
    const section = markdown.split('### Cases whose issue is not where it was')[1]?.split('\n### ')[0] ?? ''
    const lines = section.split('\n').filter((line) => line.startsWith('- '))
    const name = incidents.split('/')[1]
    const linked = lines.filter((line) => /blob\/refs\/heads\/hikeshi\/ledger\/\d{4}\/\d{6}\.jsonl#L\d+\): /.test(line))
    expect(linked).toEqual(lines)
    const gone = (words: string) => lines.filter((line) => line.includes(words)).length
    expect([gone(': deleted ('), gone(`: moved to \`${runbooks}#`), gone(': moved to where few may read')]).toEqual([
      4, 2, 2,
    ])
    expect(section).toContain('by `deputy`')
    expect(section).toContain('found by `hikeshi[bot]`')
    expect(section).not.toContain(restricted)
    expect(markdown).toContain(`/${name}/blob/refs/heads/hikeshi/ledger/${year}/`)
    expect(markdown).toContain('The issue of a case was deleted on GitHub')
    const [first] = lines
    const [, path = '', at = ''] = /(ledger\/[^#]+)#L(\d+)/.exec(first ?? '') ?? []
    const ledger = await office.ledger(Number(/(\d{6})\.jsonl/.exec(path)?.[1]))
    expect(ledger[Number(at) - 1]?.type).toBe('issue-relocated')
    expect(told).toHaveLength(lines.length)
    expect(JSON.stringify(told)).not.toContain(restricted)
  })

  it('refused: a record that carries another repository’s id tells of no issue that is gone from this one', {
    timeout: 240_000,
  }, async () => {
    const { incidents, restricted } = office.sandbox.repos
    const quiet = quietRepository(office)
    const body = filled('restricted-incident', {
      pointer: '責任者の金庫の封筒',
      kind: 'insider-leak',
      systems: ['file-share'],
    })
    const { number } = await quiet.opens('officer', 'hikeshi: restricted-incident', body)
    const path = `contents/ledger/${new Date().getUTCFullYear()}/${String(number).padStart(6, '0')}.jsonl`
    const kept = (await office.call('admin', 'GET', `/repos/${restricted}/${path}?ref=hikeshi`)).body
    const foreign = path.replace(/\d{6}/, '000900')
    const { content } = kept as { content: string }
    await asApp(office.sandbox, 'PUT', `/repos/${incidents}/${foreign}`, {
      ...{ message: 'Bring a record', branch: 'hikeshi', content: content.replaceAll('\n', '') },
    })
    await office.control('POST', '/clock', { advance: 'PT11M' })
    await office.sweep()
    const there = (await office.call('admin', 'GET', `/repos/${incidents}/${foreign}?ref=hikeshi`)).body
    expect((there as { content: string }).content).toBe(content)
    expect((await listed(incidents)).filter(({ body }) => body?.includes('stands-for=900:'))).toEqual([])
    // A check of the records tells of it all the same.
    expect((await office.verify()).findings.map(({ code }) => code)).toContain('foreign-binding')
    await office.call('admin', 'DELETE', `/repos/${incidents}/${foreign}`, {
      ...{ message: 'Take it away', branch: 'hikeshi', sha: (there as { sha: string }).sha },
    })
  })

  it('refused: issues that are switched off for a while are not taken for deleted', { timeout: 240_000 }, async () => {
    const { incidents } = office.sandbox.repos
    const number = await office.as('reporter').report(report({ ...STOLEN, description: '傘がない' }))
    await office.control('POST', '/clock', { advance: 'PT11M' })
    await office.call('admin', 'PATCH', `/repos/${incidents}`, { has_issues: false })
    expect((await office.call('admin', 'GET', `${at(incidents)}/${number}`)).status).toBe(410)
    const lines = (await office.ledger(number)).length
    await office.control('POST', '/sweep').catch(() => undefined)
    await office.sandbox.idle()
    await office.call('admin', 'PATCH', `/repos/${incidents}`, { has_issues: true })
    await office.sweep()
    expect((await office.ledger(number)).length).toBe(lines)
    await office.as('responder').says(number, '/contain 傘を止めた')
    expect(await office.phase(number)).toBe('containment')
  })
})
