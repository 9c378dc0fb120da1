import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isWrite } from '../support/is-write.ts'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

const KEY = 'AKIAIOSFODNN7EXAMPLE'
const USUAL = { pushProtection: [], rules: {}, archived: [] }
const UNRECORDED = '<!-- hikeshi:unrecorded='

describe('R2-2 what GitHub refuses to store is answered, and not tried for ever', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterEach(() => office.control('POST', '/github', USUAL))
  afterAll(() => office.stop())

  const puts = async () => (await office.exchanges()).filter(({ method }) => method === 'PUT')
  const opens = (description: string) => office.as('reporter').report(report({ ...STOLEN, description }))

  it('a report that quotes a key becomes a case without that text, and says to replace the key now', {
    timeout: 240_000,
  }, async () => {
    await office.control('POST', '/github', { pushProtection: [KEY] })
    await office.forget()
    const number = await opens(`設定ファイルが公開されていた。鍵は ${KEY} です。`)
    const refused = (await puts()).filter(({ status }) => status === 409)
    expect(refused).toHaveLength(1)
    expect(await office.phase(number)).toBe('reported')
    const answers = await office.answers(number)
    const [said, ...more] = answers.filter(({ body }) => body.includes('シークレット'))
    expect(more).toEqual([])
    expect(said?.body).toMatch(/@reporter.*@officer/)
    expect(said?.body).toContain('いますぐ無効')
    expect(said?.body).toContain('03-5550-0100')
    expect(answers.map(({ body }) => body).join() + (await office.status(number))).not.toContain(KEY)
    const ledger = await office.ledger(number)
    expect(JSON.stringify(ledger)).not.toContain(KEY)
    const hidden = ledger.filter(({ free }) => Object.values(free).some((kept) => 'redacted' in kept))
    expect(hidden.map(({ texts }) => Object.keys(texts).length > 0)).toEqual([true])
    const before = (await office.comments(number)).length
    await office.sweep()
    await office.sweep()
    expect(await office.comments(number)).toHaveLength(before)
    expect((await office.verify()).findings).toEqual([])
  })

  it('R4.3-1 a containment that quotes a key is recorded all the same', { timeout: 240_000 }, async () => {
    const number = await opens('鍵が漏れた')
    await office.control('POST', '/github', { pushProtection: [KEY] })
    await office.forget()
    const said = await office.as('responder').says(number, `/contain ${KEY} を無効にした`)
    expect((await puts()).map(({ status }) => status)).toEqual([409, 200])
    expect(await office.phase(number)).toBe('containment')
    expect(said).toContain('@responder')
    expect(said).not.toContain(KEY)
    const ledger = await office.ledger(number)
    expect(JSON.stringify(ledger)).not.toContain(KEY)
    // The text stands there by its digest, and a line of its own says that it was taken out.
    const withheld = ledger.filter(({ free }) => Object.values(free).some((kept) => 'redacted' in kept))
    expect(withheld.length).toBeGreaterThan(0)
    for (const { texts } of withheld)
      for (const digest of Object.values(texts)) expect(digest).toMatch(/^[0-9a-f]{64}$/)
    const seqs = ledger
      .filter(({ type }) => type === 'text-redacted')
      .map(({ data }) => (data as { line: number }).line)
    expect(seqs).toEqual(withheld.map(({ seq }) => seq))
    expect((await office.verify()).findings).toEqual([])
    const before = (await office.comments(number)).length
    await office.sweep()
    await office.sweep()
    expect(await office.comments(number)).toHaveLength(before)
  })

  it.each([
    ['pull_request', '変更にはプルリクエストが必要'],
    ['update', 'このブランチの更新の制限'],
    ['commit_message_pattern:^(feat|fix): ', 'コミットメッセージの形式の指定'],
  ])(
    'a rule (%s) that refuses pushes: it is named, whoever speaks is sent to the phone once, and taken up once it is gone',
    { timeout: 240_000 },
    async (rule, named) => {
      const known = await opens('回線がおかしい')
      await office.control('POST', '/github', { rules: { hikeshi: [rule] } })
      await office.forget()
      const number = await opens('画面に脅迫文が出ている')
      expect((await puts()).map(({ status }) => status)).toEqual([409])
      await office.forget()
      await office.as('responder').says(known, '/contain 回線を切った')
      expect((await puts()).map(({ status }) => status)).toEqual([409])
      const told = async (of: number) => (await office.comments(of)).filter(({ body }) => body.includes(UNRECORDED))
      await office.sweep()
      await office.sweep()
      for (const of of [number, known]) {
        const [answer, ...more] = await told(of)
        expect(more).toEqual([])
        expect(answer?.body).toMatch(/@officer.*03-5550-0100/s)
        expect(answer?.body).toContain(`**${named}**`)
        expect(answer?.body).toContain('バイパス')
      }
      await office.control('POST', '/github', USUAL)
      await office.sweep()
      expect(await office.phase(number)).toBe('reported')
      expect(await office.phase(known)).toBe('containment')
      expect(JSON.stringify(await office.ledger(known))).toContain('回線を切った')
    },
  )

  it('signatures are asked for: GitHub signs what the app writes, and nothing is held back; a person’s unsigned push is', {
    timeout: 240_000,
  }, async () => {
    await office.control('POST', '/github', { rules: { hikeshi: ['required_signatures'] } })
    const number = await opens('回線が遅い')
    await office.as('responder').says(number, '/contain 回線を切った')
    expect([await office.phase(number), (await office.verify()).findings]).toEqual(['containment', []])
    const { incidents } = office.sandbox.repos
    const pushed = await office.call('admin', 'PUT', `/repos/${incidents}/contents/ledger/notes.txt`, {
      ...{ message: 'Notes', branch: 'hikeshi', content: Buffer.from('x').toString('base64') },
    })
    expect([pushed.status, pushed.body]).toMatchObject([
      409,
      { message: expect.stringContaining('verified signatures') },
    ])
  })

  it('R4.3-1 a containment where the app may not write is answered with the permission that it lacks, calls people, and is recorded once it may', {
    timeout: 240_000,
  }, async () => {
    const number = await opens('共有フォルダが暗号化されている')
    const forbidden = {
      ...{ method: 'PUT', path: '/contents/ledger', times: 100, done: false, status: 403 },
      body: { message: 'Resource not accessible by integration' },
    }
    await office.control('POST', '/faults', { instead: [forbidden] })
    const said = await office.as('responder').says(number, '/contain サーバーを止めた')
    expect(said).toContain(UNRECORDED)
    expect(said).toMatch(/@officer.*03-5550-0100/s)
    expect(said).toContain('`contents: write`')
    expect(await office.phase(number)).toBe('reported')
    await office.sweep()
    expect((await office.comments(number)).filter(({ body }) => body.includes(UNRECORDED))).toHaveLength(1)
    await office.control('POST', '/faults', {})
    await office.sweep()
    expect(await office.phase(number)).toBe('containment')
    const measures = (await office.ledger(number)).filter((line) => JSON.stringify(line).includes('サーバーを止めた'))
    expect(new Set(measures.map(({ actor, cause }) => `${actor.login} ${cause}`)).size).toBe(1)
    expect(measures[0]?.actor.login).toBe('responder')
    await office.sweep()
    await office.forget()
    await office.sweep()
    expect((await office.exchanges()).filter((one) => isWrite(one) && !one.path.includes('/labels/'))).toEqual([])
  })
})
