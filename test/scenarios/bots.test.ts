import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { columnOf, report, STOLEN } from './report.ts'

const BOT = 'automation[bot]'

describe('a bot decides nothing: what it moves is put back at once, a few times', () => {
  let office: Company
  let number: number
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())
  beforeEach(async () => {
    number = await office.as('reporter').report(report(STOLEN))
    await office.forget()
  })

  const bot = () => office.as(BOT)
  const lines = async () => (await office.ledger(number)).length
  const warnings = async () => (await office.answers(number)).filter(({ body }) => body.includes(BOT))

  it('a card: it lies again where the record says, and nobody is answered', async () => {
    const before = await lines()
    expect(await bot().moves(number, columnOf('containment'))).toBe('')
    expect(await office.column(number)).toBe(columnOf('reported'))
    expect([await lines(), await office.phase(number)]).toEqual([before, 'reported'])
  })

  it('a label, put on or taken off, and the issue itself', async () => {
    const before = await lines()
    const { labels } = await office.issue(number)
    await bot().labels(number, 'phase: containment')
    expect((await office.issue(number)).labels.toSorted()).toEqual(labels.toSorted())
    await bot().unlabels(number, 'phase: reported')
    expect((await office.issue(number)).labels.toSorted()).toEqual(labels.toSorted())
    await bot().closes(number, 'not_planned')
    expect((await office.issue(number)).state).toBe('open')
    expect([await lines(), await warnings()]).toEqual([before, []])
  })

  it('a command of a bot is none', async () => {
    const before = await lines()
    expect(await bot().says(number, '/phase analysis')).toBe('')
    expect([await lines(), await office.exchanges()]).toEqual([before, []])
  })

  it('a loop ends: after three times within an hour it is said once what to switch off, and left', async () => {
    for (const _ of [1, 2, 3]) {
      await bot().moves(number, columnOf('containment'))
      expect(await office.column(number)).toBe(columnOf('reported'))
    }
    expect(await warnings()).toEqual([])
    await bot().moves(number, columnOf('containment'))
    expect(await office.column(number)).toBe(columnOf('containment'))
    await bot().moves(number, columnOf('recovery'))
    // Another instance, or the same one later, knows as much: the round at its start puts the card back once more.
    await office.control('POST', '/restart')
    await office.sandbox.idle()
    expect(await office.column(number)).toBe(columnOf('reported'))
    await bot().moves(number, columnOf('containment'))
    expect(await office.column(number)).toBe(columnOf('containment'))
    const said = await warnings()
    expect(said).toHaveLength(1)
    expect(said[0]?.body).toContain('Workflows')
    expect(said[0]?.body).toContain('「報告受付」')
    expect(await office.phase(number)).toBe('reported')
  })

  it('an hour later it counts anew; and people move as ever meanwhile', async () => {
    for (const _ of [1, 2, 3, 4]) await bot().labels(number, 'phase: containment')
    expect((await office.issue(number)).labels).toContain('phase: containment')
    expect(await warnings()).toHaveLength(1)
    await office.as('officer').says(number, '/phase analysis')
    expect(await office.phase(number)).toBe('analysis')
    await office.control('POST', '/clock', { advance: 'PT2H' })
    await bot().labels(number, 'phase: containment')
    expect((await office.issue(number)).labels.filter((one) => one.startsWith('phase: '))).toEqual(['phase: analysis'])
    expect(await warnings()).toHaveLength(1)
  })

  it('what agrees with the record is left, and the echo of the app itself costs nothing', async () => {
    await office.as('officer').says(number, '/phase analysis')
    await office.forget()
    for (const { id, payload } of await office.deliveries()) {
      const { login } = (payload.sender ?? {}) as { login?: string }
      if (login === `${office.sandbox.app.slug}[bot]`) await office.control('POST', '/redeliver', { id })
    }
    await office.sandbox.idle()
    expect(await office.exchanges()).toEqual([])
  })
})
