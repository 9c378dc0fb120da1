import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

describe('a comment is deleted', () => {
  let office: Company
  let number: number
  beforeAll(async () => {
    office = await company()
    number = await office.as('reporter').report(report(STOLEN))
  })
  afterAll(() => office.stop())

  const as: Company['as'] = (login) => office.as(login)
  const says = async (login: string, text: string): Promise<number> => {
    const id = await as(login).comments(number, text)
    await office.sandbox.idle()
    return id
  }
  const answers = async () => (await office.answers(number)).map(({ body }) => body)
  const lines = async (type: string, cause: string) =>
    (await office.ledger(number)).flatMap((one, seq) => (one.type === type && one.cause.startsWith(cause) ? [seq] : []))

  it('R4.4-5 what it recorded stays: told once, with who deleted whose comment, and without its words', async () => {
    const id = await says('responder', '/note 秘密の端末\n/evidence ログ | 金庫')
    const [note] = await lines('note-added', `comment:${id}#`)
    const [evidence] = await lines('evidence-recorded', `comment:${id}#`)
    const before = (await answers()).length
    await as('admin').deletes(number, id)
    await office.sandbox.idle()
    const said = (await answers()).slice(before)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/`admin` さんが responder さんのコメントを削除しましたが、取り消しにはなりません/)
    expect(said[0]).toContain(`記録の${note}, ${evidence}行目に残っています`)
    expect(said[0]).toContain('/redact')
    expect(said[0]).not.toContain('秘密')
    const deleted = (await office.deliveries()).find(({ action }) => action === 'deleted')
    await office.control('POST', '/redeliver', { id: deleted?.id })
    await office.control('POST', '/sweep')
    await office.sandbox.idle()
    expect((await answers()).length).toBe(before + 1)
    expect(await lines('note-added', `comment:${id}#`)).toEqual([note])
  })

  it('R4.4-5 commands alone, words that nobody recorded and those that were redacted need nothing', async () => {
    const asked = await says('responder', '/status')
    const redacted = await says('responder', '/note 名前')
    const refused = await says('reporter', '/redact 2 秘密')
    const [line] = await lines('note-added', `comment:${redacted}#`)
    await says('officer', `/redact ${line} 個人名`)
    const before = await answers()
    for (const id of [asked, redacted, refused]) await as('admin').deletes(number, id)
    await office.sandbox.idle()
    expect(await answers()).toEqual(before)
  })
})
