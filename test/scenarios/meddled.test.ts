import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { file } from './desk.ts'
import { columnOf, report, STOLEN } from './report.ts'

describe('what people do to the screens of a case takes nothing from it', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  const opens = () => office.as('reporter').report(report(STOLEN))
  const offTheBoard = async (number: number) => {
    const items = `/orgs/${office.sandbox.org}/projectsV2/${office.sandbox.project.number}/items`
    const all = (await office.call('admin', 'GET', `${items}?per_page=100`)).body as {
      id: number
      content?: { number?: number }
    }[]
    const card = all.find(({ content }) => content?.number === number)
    await office.call('admin', 'DELETE', `${items}/${card?.id}`)
    await office.sandbox.idle()
  }

  it('R4.2-4 a card that somebody took off the board lies there again after the next sweep, or the next move', {
    timeout: 240_000,
  }, async () => {
    const number = await opens()
    await offTheBoard(number)
    expect(await office.column(number)).toBeUndefined()
    await office.sweep()
    expect(await office.column(number)).toBe(columnOf('reported'))

    await offTheBoard(number)
    await office.as('responder').says(number, '/contain 遠隔で消した')
    expect(await office.column(number)).toBe(columnOf('containment'))
    // The new card is as good as the first.
    expect(await office.as('responder').moves(number, columnOf('recovery'))).toContain('R4.3-1')
    expect(await office.column(number)).toBe(columnOf('containment'))
  })

  it('R4.1-2 nobody makes a drill of a real incident by its label', async () => {
    const number = await opens()
    await office.as('responder').labels(number, 'drill')
    await office.as('responder').labels(number, '社内メモ')
    await office.sweep()
    const { labels } = await office.issue(number)
    expect(labels).not.toContain('drill')
    expect(labels).toContain('社内メモ')
  })

  it('R6-1 a case whose process has no columns has a card in none, and one that is dragged into one goes back', async () => {
    const number = await file(office, 'responder', 'exception', { 'exempt-reason': '端末が焼失した' })
    const phase = await office.phase(number)
    const drag = async () => {
      await office.as('officer').moves(number, columnOf('closed'))
      await office.sweep()
      expect(await office.column(number)).toBeUndefined()
      expect(await office.phase(number)).toBe(phase)
    }
    await drag()
    await drag()
    await offTheBoard(number)
    await office.sweep()
    // There again: only what lies there can be dragged.
    await drag()
  })

  it('every line of the record holds', async () => {
    expect((await office.verify()).findings).toEqual([])
  })
})
