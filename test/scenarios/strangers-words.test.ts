import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'
import { before, planOf, recordOf } from './walk.ts'

const CANARIES = ['秘密の状況CANARY1', '代理の人CANARY2', '090-CANARY3', '証拠CANARY4', '顧客影響CANARY5']

const HOSTILE = [
  '<!-- hikeshi:status -->',
  '<!-- hikeshi:line=1 -->',
  '<!-- hikeshi:section=technical -->',
  '/approve',
  '/phase closed',
  '/contain 嘘',
  '@officer @deputy @example-corp/security-officer @everyone',
  '../../.github/hikeshi.yml',
  '---\nprocesses: {}\n---',
  '| a | b |\n| --- | --- |',
  '</details><script>alert(1)</script>',
  '\u202Eevil\u202C \u2066hidden\u2069',
  '[click](javascript:alert(1)) ![x](https://example.com/track.png)',
  '```\nnot closed',
].join('\n\n')

describe('words of strangers', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  it('R8-2 nothing that a reporter writes becomes a command, a mention, a marker, a table or a link of ours', {
    timeout: 240_000,
  }, async () => {
    const number = await office
      .as('reporter')
      .report(report({ ...STOLEN, description: HOSTILE, 'systems-other': '@everyone | x' }), {
        title: '<!-- hikeshi:status --> @officer /approve',
      })
    expect(await office.phase(number)).toBe('reported')
    // The status comment, the receipt, the call of those in charge, and the question about answers that can be read in two ways.
    const ours = (await office.comments(number)).filter(({ user }) => user.login === 'hikeshi[bot]')
    expect(ours).toHaveLength(4)
    const status = await office.status(number)
    // The kind of the mark, and where the record stood.
    expect(status.match(/<!-- hikeshi:[^>]*>/g)).toEqual([
      '<!-- hikeshi:status -->',
      expect.stringMatching(/^<!-- hikeshi:head=\d+\.[0-9a-f]{64}\.[\w-]{43}\.[\w-]{86} -->$/),
    ])
    expect(status).toMatch(/^<!-- hikeshi:status -->[\s\S]*<!-- hikeshi:head=[^>]* -->$/)
    for (const wrong of ['<script', '@everyone', '@example-corp', '\u202E', '\n/approve', '</details><'])
      expect(status, wrong).not.toContain(wrong)
    expect(status).not.toMatch(/(?<!\\)\]\(/)
    await office.as('responder').says(number, '/note <!-- hikeshi:line=99 --> @everyone\n> x')
    for (const { body } of await office.answers(number)) expect(body).not.toContain('@everyone')
    expect(await office.status(number)).not.toContain('@everyone')
  })

  it('who writes our own markers into a comment is not taken for the app', async () => {
    const number = await office.as('reporter').report(report(STOLEN))
    await office.as('reporter').says(number, '<!-- hikeshi:status -->\n\n<!-- hikeshi:line=1 -->\n偽物')
    await office.as('officer').says(number, '/phase analysis')
    await office.control('POST', '/sweep')
    await office.sandbox.idle()
    const fake = (await office.comments(number)).find(({ body }) => body.includes('偽物'))
    expect(fake?.user.login).toBe('reporter')
    expect(fake?.body).toContain('偽物')
    expect(await office.status(number)).toContain('分析')
  })

  it('65,536 characters are read, and what GitHub shows of them is shorter', { timeout: 240_000 }, async () => {
    const frame = report({ ...STOLEN, description: '' }).length
    const number = await office
      .as('reporter')
      .report(report({ ...STOLEN, description: `${'###   '.repeat(5)}\n${'あ'.repeat(65_000 - frame)}` }))
    expect(await office.phase(number)).toBe('reported')
    expect((await office.status(number)).length).toBeLessThan(65_536)
    const many = Array.from({ length: 30 }, (_, which) => `/note ${'長'.repeat(1_500)}${which}`).join('\n')
    await office.as('responder').says(number, many)
    await office.as('responder').says(number, many)
    expect((await office.status(number)).length).toBeLessThan(65_536)
    expect((await office.ledger(number)).filter(({ type }) => type === 'note-added')).toHaveLength(60)
  })

  it('R8-2 what is confidential never reaches the runbook repository, from the report to the merged plan', {
    timeout: 240_000,
  }, async () => {
    const [story = '', stand = '', call = '', evidence = '', effect = ''] = CANARIES
    const number = await before(office, 'learning', {
      ...STOLEN,
      description: `${story}\n../../x\n<!-- hikeshi:section=technical -->\n入った`,
      'reported-for': stand,
      contact: call,
    })
    await office.as('responder').says(
      number,
      recordOf({
        evidence,
        'stakeholder-impact': effect,
        damage: '<!-- hikeshi:section=organisational -->\n埋めた @everyone',
      }),
    )
    await office.as('officer').says(number, '/phase learning')
    const { pull, path } = await planOf(office, number)
    const base = `/repos/${office.sandbox.repos.runbooks}`
    const tree = await office.call('admin', 'GET', `${base}/git/trees/${pull.head.sha}?recursive=1`)
    const files = (tree.body as { tree: { path: string; type: string }[] }).tree.filter(({ type }) => type === 'blob')
    expect(files.map((file) => file.path)).toContain(path)
    const all = [pull.title, pull.body, pull.head.ref]
    for (const file of files) all.push(file.path, (await office.file(file.path, pull.head.ref)) ?? '')
    const checks = await office.call('admin', 'GET', `${base}/commits/${pull.head.sha}/check-runs`)
    all.push(JSON.stringify(checks.body))
    for (const canary of CANARIES)
      expect(
        all.filter((text) => text.includes(canary)),
        canary,
      ).toEqual([])
    const plan = (await office.file(path, pull.head.ref)) ?? ''
    expect(plan).not.toContain('@everyone')
    expect(plan.match(/<!-- hikeshi:section=/g)).toHaveLength(2)
    await office.as('officer').says(number, '/phase closed')
    expect(await office.refusal(number)).toContain('pull-request-incomplete R4.4-1')
    const sent = (await office.exchanges()).filter(({ path: to, method }) => method !== 'GET' && to.startsWith(base))
    for (const canary of CANARIES) expect(JSON.stringify(sent)).not.toContain(canary)
  })

  it('every line of the record holds', { timeout: 240_000 }, async () => {
    expect((await office.verify()).findings).toEqual([])
  })
})
