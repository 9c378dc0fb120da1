import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restedApp } from '../support/resting-apps.ts'
import { type Company, company } from './company.ts'
import { disturbance } from './disturbance.ts'
import { report, STOLEN } from './report.ts'
import { evening, seenOf } from './story.ts'

const ROUNDS = [1, 2, 3, 4]
const LONG = { timeout: 600_000 }

describe('whatever goes wrong on the way, the end is the same', () => {
  let office: Company
  let undisturbed: Awaited<ReturnType<typeof seenOf>>
  beforeAll(async () => {
    office = await company({ apps: 2, loadApp: restedApp })
    undisturbed = await seenOf(office, await evening(office))
  })
  afterAll(() => office.stop())
  const { sweep } = disturbance(() => office)

  it('killed without warning after every other act: what was under way is found at the start', LONG, async () => {
    const number = await evening(office, async (act) => {
      if (act % 2 === 0) return
      await office.control('POST', '/restart')
      await office.sandbox.idle()
    })
    await sweep()
    expect(await seenOf(office, number)).toEqual(undisturbed)
  })

  it('killed in the middle of its work, again and again', LONG, async () => {
    const number = await as('reporter').report(report(STOLEN))
    for (const round of ROUNDS) {
      await as('responder').comments(number, `/note 第${round}報`)
      await new Promise((resolve) => setTimeout(resolve, round * 15))
      await office.control('POST', '/restart')
    }
    await sweep()
    await sweep()
    const notes = (await office.ledger(number)).filter(({ type }) => type === 'note-added')
    expect(notes).toHaveLength(ROUNDS.length)
    for (const round of ROUNDS) expect(await office.status(number)).toContain(`第${round}報`)
    expect((await seenOf(office, number)).status).toBe(1)
    expect(await office.answers(number)).toHaveLength(2)
  })

  it('everything delivered once more changes nothing', LONG, async () => {
    const number = await evening(office)
    const before = { ...(await seenOf(office, number)), lines: (await office.ledger(number)).length }
    await office.control('POST', '/redeliver', { all: true })
    await office.sandbox.idle()
    expect({ ...(await seenOf(office, number)), lines: (await office.ledger(number)).length }).toEqual(before)
  })

  it('every line of every ledger holds', LONG, async () => {
    expect((await office.verify()).findings).toEqual([])
  })

  const as: Company['as'] = (login) => office.as(login)
})
