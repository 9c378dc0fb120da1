import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { report, STOLEN } from './report.ts'

const PICTURE = 'github.com/user-attachments/assets/'

describe('R1-1 what people write otherwise than on a page of GitHub', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const arrives = async (wanted: object) => {
    await office.control('POST', '/github', wanted)
    await office.sandbox.idle()
  }
  const newest = async () => {
    const { body } = await office.call('admin', 'GET', `/repos/${office.sandbox.repos.incidents}/issues?per_page=1`)
    return (body as { number: number }[])[0]?.number ?? 0
  }
  const at = (number: number) => `${office.sandbox.repos.incidents}#${number}`
  const recorded = async (number: number) => JSON.stringify(await office.ledger(number))

  it('a blank issue with a picture from a phone is a case at once, and the link of the picture stands in its record', async () => {
    const { incidents } = office.sandbox.repos
    const phone = {
      by: 'reporter',
      repository: incidents,
      title: '画面に脅迫文',
      text: '写真を送ります',
      picture: true,
    }
    await arrives({ phone })
    const number = await newest()
    expect(await office.phase(number)).toBe('reported')
    expect(await recorded(number)).toContain(PICTURE)
    const [answer, call, ...more] = await office.answers(number)
    expect(more).toEqual([])
    expect(answer?.body).toContain('@reporter')
    expect(call?.body).toContain('@officer')
    // The app shows no picture of its own accord: whoever looks for it opens the report.
    expect(await office.status(number)).not.toContain('<img')
  })

  it('a picture alone is a report as well, and is asked what happened', async () => {
    const { incidents } = office.sandbox.repos
    await arrives({
      phone: { by: 'reporter', repository: incidents, title: 'これが出ました', text: '', picture: true },
    })
    const number = await newest()
    expect(await office.phase(number)).toBe('reported')
    expect((await office.answers(number)).length).toBeGreaterThan(0)
  })

  it('R4.2-1 a command with a picture below it is carried out; the picture stays where it was put, and does nothing', async () => {
    const number = await office.as('reporter').report(report(STOLEN))
    await arrives({ phone: { by: 'responder', issue: at(number), text: '/contain ケーブルを抜いた', picture: true } })
    expect(await office.phase(number)).toBe('containment')
    const refused = (await office.ledger(number)).filter(({ type }) => type === 'request-refused')
    expect(refused).toEqual([])
    const [comment] = (await office.comments(number)).filter(({ user }) => user.login === 'responder')
    expect(comment?.body).toContain(PICTURE)
  })

  it.each([
    ['each line of it marked', true],
    ['nothing of it marked', false],
  ])('R4.3-1 an answer by mail runs what stands above, and nothing of what it quotes: %s', async (_, marked) => {
    const number = await office.as('reporter').report(report(STOLEN))
    const quoted = '@responder さん、お願いします。\n/phase eradication\n/dismiss 誤報だった\n'
    const text = '/contain 電源を入れたまま回線から外した'
    await arrives({ mail: { by: 'responder', issue: at(number), text, quoted, marked } })
    expect(await office.phase(number)).toBe('containment')
    const asked = (await office.ledger(number)).filter(({ type }) => type === 'request-refused')
    expect(asked).toEqual([])
    expect(await recorded(number)).not.toContain('誤報だった')
  })

  it('refused: GitHub turns away by mail whom it turns away on its pages', async () => {
    const number = await office.as('reporter').report(report(STOLEN))
    await office.control('POST', '/github', {
      mail: { by: 'outsider', issue: at(number), text: '/contain x', quoted: '' },
    })
    await office.sandbox.idle()
    expect(await office.phase(number)).toBe('reported')
    expect((await office.comments(number)).filter(({ user }) => user.login === 'outsider')).toEqual([])
  })
})
