import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report } from './report.ts'
import { recordOf } from './walk.ts'

describe('an attack at night: the officer sleeps, one has no GitHub', () => {
  let office: Company
  let number: number
  beforeAll(async () => {
    office = await company()
    await office.control('POST', '/clock', { now: '2031-05-10T02:00:00+09:00' })
  })
  afterAll(() => office.stop())

  const later = async (time: string) => {
    const seen = new Set((await office.answers(number)).map(({ id }) => id))
    await office.control('POST', '/clock', { now: `2031-05-10T${time}:00+09:00` })
    await office.control('POST', '/sweep')
    await office.sandbox.idle()
    return (await office.answers(number)).filter(({ id }) => !seen.has(id)).map(({ body }) => body)
  }

  it('R4.2-1 the report calls the officer at once, and asks why it comes late', async () => {
    number = await office.as('reporter').report(
      report({
        description: '画面に脅迫文',
        kind: 'malware',
        ongoing: 'spreading',
        'detected-at': '2031-05-10 00:10',
        systems: ['file-share'],
      }),
    )
    expect(await office.issue(number)).toMatchObject({ assignees: ['officer'] })
    const [welcome, call] = await office.answers(number)
    expect(call?.body).toContain('@officer')
    expect(welcome?.body).toContain('報告が遅れた理由')
  })

  it('R4.2-1 nobody answers: deputy, then executive, then a responder is called, each once', {
    timeout: 240_000,
  }, async () => {
    const first = (await later('02:16')).join()
    expect(first).toContain('@deputy')
    expect(await later('02:17')).toEqual([])
    expect((await later('02:31')).join()).toContain('@executive')
    expect((await later('02:46')).join()).toContain('@responder')
    expect(await later('02:47')).toEqual([])
  })

  it('R4.3-1 R4.2-1 the responder contains in the officer’s stead, and writes down who phoned, with its real time', async () => {
    const moved = await office.as('responder').says(number, '/contain 共有サーバを切り離した')
    expect(moved).toContain('**報告受付 → 封じ込め**')
    expect(await office.as('responder').says(number, '/note at 02:20 警備会社から電話。3階に人影')).toBe('')
    const note = (await office.ledger(number)).find(({ type }) => type === 'note-added')
    expect(note?.at).toBe('2031-05-09T17:20:00Z')
    expect((note?.recorded ?? '') > (note?.at ?? '')).toBe(true)
    const unread = await office.as('responder').says(number, '/note at 電話のあと ルーターを外した')
    expect(unread).toContain('日時「電話のあと ルーターを外した」を読み取れない')
    expect(unread).toMatch(/例：2031-05-\d\d \d\d:\d\d/)
    const whole = (await office.ledger(number)).findLast(({ type }) => type === 'note-added')
    expect(whole).toMatchObject({ free: { note: { text: 'at 電話のあと ルーターを外した' } } })
    expect(whole?.at.slice(0, 13)).toBe(whole?.recorded.slice(0, 13))
    const status = await office.status(number)
    expect(status.indexOf('3階に人影')).toBeLessThan(status.indexOf('共有サーバを切り離した', status.indexOf('時系列')))
  })

  it('R4.2-1 what was done in his stead is ratified by the officer before eradication', {
    timeout: 240_000,
  }, async () => {
    await later('07:30')
    const { as } = office
    await as('responder').says(number, recordOf({ damage: '共有1台', cause: '不明: 調査中' }))
    await as('responder').says(number, '/evidence ディスクの複製')
    expect(await as('responder').says(number, '/ratify')).toContain('@responder')
    await as('officer').says(number, '/set severity critical')
    await as('responder').says(number, '/phase eradication')
    expect(await office.refusal(number)).toEqual(['acts-unratified R4.2-1'])
    await as('officer').says(number, '/ratify')
    expect(await as('responder').says(number, '/phase eradication')).toContain('→ 根絶')
  })

  it('R4.4-5 every line holds, though the clock was moved', async () => {
    expect((await office.verify()).findings).toEqual([])
  })
})
