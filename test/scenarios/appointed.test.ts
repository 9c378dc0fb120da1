import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { ownReport, report, STOLEN } from './report.ts'

describe('R4.1-1b whoever is appointed executive hears of it', () => {
  let office: Company
  let number: number
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())
  beforeEach(async () => {
    await office.control('POST', '/faults', {})
    await office.control('POST', '/clock', { advance: 'PT1H' })
    number = await office.as('reporter').report(ownReport())
  })

  const told = async () =>
    (await office.answers(number)).map(({ body }) => body).filter((body) => body.includes('実行責任者**に任命'))

  it('allowed: by one comment that says who, what it is about, and what comes first, with the lines to send', async () => {
    const said = await office.as('officer').says(number, '/appoint @deputy 夜間のため')
    expect(said).toContain(`@deputy さん、案件 #${number} の**実行責任者**に任命されました（任命：\`officer\`）`)
    expect(said).toContain('任命の理由：夜間のため')
    expect(said).toContain('電話：')
    for (const line of ['`/status`', '`/help`', '`/activate']) expect(said).toContain(line)
    expect(said).not.toContain('@officer')
    await office.sweep()
    expect(await told()).toHaveLength(1)
  })

  it('allowed: where no delivery told of it, the sweep tells it, once', async () => {
    await office.control('POST', '/faults', { drop: 1 })
    await office.as('officer').comments(number, '/appoint @deputy 夜間のため')
    await office.control('POST', '/faults', {})
    await office.control('POST', '/clock', { advance: 'PT10M' })
    expect(await told()).toEqual([])
    await office.sweep()
    await office.control('POST', '/clock', { advance: 'PT10M' })
    await office.sweep()
    expect(await told()).toHaveLength(1)
  })

  it('in the language of the case; whoever stood in for somebody calls him to ratify it', async () => {
    const english = await office.as('reporter').report(report(STOLEN, 'en'))
    const said = await office.as('deputy').says(english, '/appoint @responder night shift')
    expect(said).toContain('@responder, `deputy` appointed you executive in charge')
    expect(said).toMatch(/@officer, .*`\/ratify`/)
    expect(said).not.toMatch(/[\p{Script=Han}\p{Script=Hiragana}]/u)
  })

  it('refused: nobody is called who took it upon himself, or who was not appointed', async () => {
    const himself = await office.as('officer').says(number, '/appoint @officer 夜間のため')
    expect(himself).not.toContain('任命されました')
    const refused = await office.as('responder').says(number, '/appoint @deputy 夜間のため')
    expect(refused).not.toContain('任命されました')
    expect(await told()).toEqual([])
  })
})
