import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { columnOf, ownReport } from './report.ts'
import { writesOf } from './swept.ts'

describe('R4.2-4 clocks that differ, and deliveries that come a day late', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  }, 120_000)
  afterAll(() => office.stop())

  const changes = async (number: number) =>
    (await office.ledger(number)).filter(({ type }) => type === 'phase-changed').map(({ data }) => data.to)
  const comesToRest = async () => {
    await office.sweep()
    await office.control('POST', '/clock', { advance: 'PT11M' })
    await office.sweep()
    await office.forget()
    await office.sweep()
    expect((await writesOf(office)).filter((write) => !/\[sweep /.test(write))).toEqual([])
    expect((await office.verify()).findings).toEqual([])
  }

  it.each([
    ['ten minutes before', 600],
    ['ten minutes behind', -600],
  ])(
    'the server’s clock goes %s GitHub’s: each act is once on the record, by GitHub’s time',
    {
      timeout: 240_000,
    },
    async (_, skewSeconds) => {
      await office.control('POST', '/clock', { skewSeconds })
      const [one, moved, unheard] = [
        await office.as('reporter').report(ownReport()),
        await office.as('reporter').report(ownReport()),
        await office.as('reporter').report(ownReport()),
      ]
      await office.as('responder').says(one, '/contain 回線から外した')
      await office.as('officer').moves(moved, columnOf('analysis'))
      await office.control('POST', '/faults', { drop: 1 })
      await office.as('deputy').moves(unheard, columnOf('analysis'))
      const said = await office.as('responder').comments(unheard, '/note 見た')
      await office.control('POST', '/faults', {})
      await office.sweep()
      expect([await changes(one), await changes(moved), await changes(unheard)]).toEqual([
        ...[['containment'], ['analysis'], ['analysis']],
      ])
      expect((await office.ledger(unheard)).find(({ type }) => type === 'phase-changed')?.actor.login).toBe('deputy')
      const path = `/repos/${office.sandbox.repos.incidents}/issues/comments/${said}`
      const { created_at } = (await office.call('admin', 'GET', path)).body as { created_at: string }
      const note = (await office.ledger(unheard)).find(({ type }) => type === 'note-added')
      expect(Date.parse(note?.at ?? '')).toBe(Date.parse(created_at))
      await comesToRest()
      await office.control('POST', '/clock', { skewSeconds: 0 })
    },
  )

  it('deliveries come a day late, the last one first, and once more after that: each act is once on the record', {
    timeout: 240_000,
  }, async () => {
    const number = await office.as('reporter').report(ownReport())
    const known = (await office.deliveries()).length
    await office.control('POST', '/faults', { drop: 1 })
    const fresh = await office.as('reporter').report(ownReport())
    await office.as('responder').comments(number, '/contain 回線から外した')
    await office.as('officer').comments(number, '/note 一つ目')
    await office.as('officer').comments(number, '/note 二つ目')
    await office.control('POST', '/faults', {})
    await office.control('POST', '/clock', { advance: 'P1D' })
    const late = (await office.deliveries()).slice(known).toReversed()
    expect(late.length).toBeGreaterThan(3)
    for (const _ of ['once', 'again']) {
      for (const { id } of late) await office.control('POST', '/redeliver', { id })
      await office.sandbox.idle()
    }
    expect(await changes(number)).toEqual(['containment'])
    const notes = (await office.ledger(number)).filter(
      ({ type, actor }) => type === 'note-added' && actor.login === 'officer',
    )
    expect(notes).toHaveLength(2)
    expect(await office.phase(fresh)).toBe('reported')
    expect((await office.answers(fresh)).filter(({ body }) => body.includes('hikeshi:line=1 '))).toHaveLength(1)
    await comesToRest()
  })
})
