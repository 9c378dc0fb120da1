import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerMarks } from '../../src/app/messages/doubled-comments.ts'
import { REQUESTS_ANSWERED } from '../../src/domain/screen/share.ts'
import { type Company, company } from './company.ts'
import { disturbance } from './disturbance.ts'
import { report, STOLEN } from './report.ts'

/** Seventeen requests that one who may do none of it makes, each another one. */
const WRONG = [
  ...['/phase analysis', '/phase containment', '/phase eradication', '/phase recovery', '/phase learning'],
  ...[
    '/phase closed',
    '/dismiss 誤報',
    '/advance',
    '/activate',
    '/ratify 追認',
    '/set severity low',
    '/set damage 3台',
  ],
  ...['/recovered email', '/done a1', '/approve customers', '/consent harm', '/runbook power'],
]

describe('R4.3-1 somebody who writes wrong commands as fast as GitHub lets him', { timeout: 240_000 }, () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())
  const { faults, sweep } = disturbance(() => office)
  const opened = async (): Promise<{ number: number; before: number }> => {
    const number = await office.as('reporter').report(report(STOLEN))
    return { number, before: (await office.answers(number)).length }
  }
  const refusals = async (number: number) =>
    (await office.ledger(number)).filter(({ type }) => type === 'request-refused')
  const told = async (number: number, before: number) => (await office.answers(number)).slice(before)
  /** Lines of the record that some comment answers. */
  const answered = (comments: readonly { body: string }[]) =>
    new Set(comments.flatMap(({ body }) => answerMarks(body).map((mark) => /\d+/.exec(mark)?.[0])))

  let flooded: { number: number; before: number }

  it('allowed: another case is opened, and somebody contains in both, while they come in', async () => {
    flooded = await opened()
    const { number } = flooded
    for (const wrong of WRONG) await office.as('reporter').comments(number, wrong)
    await office.as('responder').comments(number, '/contain 回線を抜いた')
    const other = await office.as('sysadmin').report(report(STOLEN))
    await office.as('responder').says(other, '/contain 切り離した')
    expect([await office.phase(number), await office.phase(other)]).toEqual(['containment', 'containment'])
  })

  it('refused: no more of them than their share are answered one by one; each is on the record, and bears the sign', async () => {
    const { number, before } = flooded
    expect((await refusals(number)).length).toBeGreaterThanOrEqual(WRONG.length)
    const comments = (await told(number, before)).filter(({ body }) => body.includes('@reporter'))
    expect(comments.length).toBeGreaterThan(2)
    expect(comments.length).toBeLessThanOrEqual(REQUESTS_ANSWERED)
    for (const { id, body } of await office.comments(number))
      if (WRONG.includes(body)) expect([body, await office.reactions(id)]).toEqual([body, ['confused']])
  })

  it('the rest is told in one comment later, and once', async () => {
    const { number, before } = flooded
    await sweep()
    const soon = await told(number, before)
    await office.control('POST', '/clock', { advance: 'PT11M' })
    await sweep()
    const later = (await told(number, before)).slice(soon.length)
    const together = later.filter(({ body }) => body.includes('まとめてお知らせします'))
    expect(together).toHaveLength(1)
    const lines = (await refusals(number)).map(({ seq }) => String(seq))
    const all = answered(await told(number, before))
    expect(lines.filter((line) => !all.has(line))).toEqual([])
    await office.forget()
    await sweep()
    expect((await told(number, before)).length).toBe(soon.length + later.length)
  })

  it('the same where nobody heard of any of it, and a sweep finds them', async () => {
    const { number, before } = await opened()
    await faults({ drop: 1 })
    for (const wrong of WRONG) await office.as('reporter').comments(number, wrong)
    await sweep()
    const soon = await told(number, before)
    expect(soon.length).toBeLessThanOrEqual(REQUESTS_ANSWERED)
    expect((await refusals(number)).length).toBeGreaterThanOrEqual(WRONG.length)
    await office.control('POST', '/clock', { advance: 'PT11M' })
    await sweep()
    const later = (await told(number, before)).slice(soon.length)
    expect(later.filter(({ body }) => body.includes('まとめてお知らせします'))).toHaveLength(1)
  })

  it('refused: labels, cards and closing, as often as GitHub lets him, are put back each time and told no more often', async () => {
    const { number, before } = await opened()
    const responder = office.as('responder')
    for (let time = 0; time < 4; time += 1) {
      await responder.labels(number, 'phase: closed')
      await responder.moves(number, '復旧')
      await responder.closes(number)
    }
    expect((await refusals(number)).length).toBeGreaterThanOrEqual(12)
    const { state, labels } = await office.issue(number)
    expect([state, labels.includes('phase: closed'), await office.phase(number)]).toEqual(['open', false, 'reported'])
    const soon = (await told(number, before)).filter(({ body }) => body.includes('@responder'))
    expect(soon.length).toBeGreaterThan(2)
    expect(soon.length).toBeLessThanOrEqual(REQUESTS_ANSWERED)
    // Life before paper: what he did to contain is recorded, and calls go out, all the same.
    await responder.comments(number, '/contain 回線を抜いた')
    await office.sandbox.idle()
    expect(await office.phase(number)).toBe('containment')
    const called = (await told(number, before)).slice(soon.length)
    expect(called.length).toBeGreaterThan(0)
    await office.control('POST', '/clock', { advance: 'PT11M' })
    await sweep()
    const all = await told(number, before)
    expect(all.filter(({ body }) => body.includes('まとめてお知らせします'))).toHaveLength(1)
    const lines = (await refusals(number)).map(({ seq }) => String(seq))
    const has = answered(all)
    expect(lines.filter((line) => !has.has(line))).toEqual([])
  })

  it('R9-2 refused: adoptions that nobody may make are answered no more often', async () => {
    const { number, before } = await opened()
    for (const at of WRONG.keys())
      await office.as('reporter').comments(number, `/adopt ${String(at).padStart(2, '0').repeat(20)}`)
    await office.sandbox.idle()
    const answers = await told(number, before)
    expect(answers.length).toBeGreaterThan(0)
    expect(answers.length).toBeLessThanOrEqual(REQUESTS_ANSWERED)
  })

  it('R9-2 refused: and no more often over all issues together', async () => {
    await office.control('POST', '/clock', { advance: 'PT11M' })
    let given = 0
    for (let issue = 0; issue < 7; issue += 1) {
      const { number, before } = await opened()
      for (let at = 0; at < REQUESTS_ANSWERED; at += 1)
        await office.as('reporter').comments(number, `/adopt ${String(at).padStart(2, '0').repeat(20)}`)
      await office.sandbox.idle()
      given += (await told(number, before)).length
    }
    expect(given).toBe(50)
  })
})
