import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
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
    const before = (await office.comments(number)).length
    await office.sweep()
    await office.sweep()
    expect(await office.comments(number)).toHaveLength(before)
  })

  it.each([
    ['pull_request', 'rules'],
    ['update', 'rules'],
  ])(
    'a rule (%s) that refuses pushes: whoever speaks is sent to the phone once, and taken up once it is gone',
    { timeout: 240_000 },
    async (rule) => {
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
        expect(answer?.body).toContain('バイパス')
      }
      await office.control('POST', '/github', USUAL)
      await office.sweep()
      expect(await office.phase(number)).toBe('reported')
      expect(await office.phase(known)).toBe('containment')
      expect(JSON.stringify(await office.ledger(known))).toContain('回線を切った')
    },
  )
})
