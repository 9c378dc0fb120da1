import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WORD_LABEL } from '../../src/adapters/github/ledger/word-label.ts'
import { type Company, company } from './company.ts'
import { columnOf, ownReport } from './report.ts'
import { writesOf } from './swept.ts'

const LONG = { timeout: 300_000 }

// Nobody sweeps here but where it is said: what is found is found by the runs that deliveries started.
describe.each([
  ['one process', 1],
  ['two processes', 2],
])('R4.2-4 runs that meet on one case, in %s', (_, apps) => {
  let office: Company
  beforeAll(async () => {
    office = await company({ apps })
    // The first sweep that sees a case notes when it was.
    await office.as('reporter').report(ownReport())
    await office.sweep()
  })
  afterAll(() => office.stop())

  const as: Company['as'] = (login) => office.as(login)
  /** Reports, and lets somebody say something before the app has worked on it. */
  const reportedAtOnce = async (said: (number: number) => Promise<number>) => {
    const { body } = await office.call('reporter', 'POST', `/repos/${office.sandbox.repos.incidents}/issues`, {
      ...{ title: 'Report', body: ownReport(), labels: ['hikeshi: incident'] },
    })
    const { number } = body as { number: number }
    const comment = await said(number)
    await office.sandbox.idle()
    return { number, comment }
  }
  /** The app hears of the report a moment later than of what is said below it. */
  const heardOfLate = async (said: (number: number) => Promise<number>) => {
    await office.control('POST', '/faults', { late: ['issues'], delayMs: 400 })
    const reported = await reportedAtOnce(said)
    await office.control('POST', '/faults', {})
    return reported
  }

  it.each([
    ['is heard of before the report', heardOfLate],
    ['comes right after the report', reportedAtOnce],
  ])('R4.3-1 a comment that %s is handled as soon as the case is open, once', LONG, async (_when, reported) => {
    const { number, comment } = await reported((of) => as('responder').comments(of, '/contain 遠隔で消去した'))
    expect(await office.phase(number)).toBe('containment')
    expect(await office.column(number)).toBe(columnOf('containment'))
    expect(await office.status(number)).toContain('遠隔で消去した')
    expect(await office.reactions(comment)).toEqual(['+1'])
    const lines = await office.ledger(number)
    expect(lines.filter(({ type }) => type === 'case-opened')).toHaveLength(1)
    expect(lines.filter(({ cause }) => cause.startsWith(`comment:${comment}`)).map(({ type }) => type)).toContain(
      'phase-changed',
    )
  })

  it('R4.3-1 refused while the case is being opened: it is answered as soon as it is open, once', LONG, async () => {
    const { number, comment } = await heardOfLate((of) => as('reporter').comments(of, '/phase recovery'))
    expect(await office.phase(number)).toBe('reported')
    expect(await office.reactions(comment)).toEqual(['confused'])
    expect((await office.ledger(number)).filter(({ type }) => type === 'request-refused')).toHaveLength(1)
    expect((await office.answers(number)).filter(({ body }) => body.includes('R4.3-1'))).not.toEqual([])
  })

  it('a comment, a card and a label at once end with the newest view on the screen', LONG, async () => {
    for (const round of [1, 2, 3]) {
      const number = await as('reporter').report(ownReport())
      await Promise.all([
        as('officer').moves(number, columnOf('analysis')),
        as('responder').comments(number, `/contain ${round}台を切り離した`),
        as('officer').comments(number, `/note ${round}回電話した\n/set severity high`),
        as('responder').labels(number, 'phase: containment'),
      ])
      await office.sandbox.idle()
      const { labels } = await office.issue(number)
      const last = (await office.ledger(number)).findLast(({ type }) => type === 'phase-changed')
      expect(labels).toEqual(expect.arrayContaining([`phase: ${last?.data.to}`, 'severity: high']))
      expect(await office.phase(number)).toBe('containment')
      expect(await office.column(number)).toBe(columnOf('containment'))
      const status = await office.status(number)
      expect(status).toContain(`${round}台を切り離した`)
      expect(status).toContain(`${round}回電話した`)
      // A sweep puts right whatever shows an older view: there is nothing to put right.
      await office.forget()
      await office.sweep()
      // Nothing of the case; how far it has looked, each round leaves for the process after it.
      const writes = (await writesOf(office)).filter((write) => !write.includes(`/labels/${WORD_LABEL} `))
      expect(writes, `round ${round}`).toEqual([])
    }
  })

  it('every line of the records holds', LONG, async () => {
    expect((await office.verify()).findings).toEqual([])
  })
})
