import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { disturbance } from './disturbance.ts'
import { report, STOLEN } from './report.ts'

const LONG = { timeout: 600_000 }

describe('whatever goes wrong on the way, the end is the same', () => {
  let office: Company
  beforeAll(async () => {
    office = await company({ apps: 2 })
  })
  afterAll(() => office.stop())
  const { faults, sweep } = disturbance(() => office)

  it('ten writers on one case at once: every command is once on the record, and the chain holds', LONG, async () => {
    const number = await as('reporter').report(report(STOLEN))
    const people = ['responder', 'officer', 'sysadmin', 'deputy', 'executive']
    const said = await Promise.all(
      Array.from({ length: 10 }, (_, which) =>
        as(people[which % people.length] ?? '').comments(number, `/note 同時${which}`),
      ),
    )
    await office.sandbox.idle()
    const notes = (await office.ledger(number)).filter(({ type }) => type === 'note-added')
    expect(new Set(notes.map(({ cause }) => cause))).toEqual(new Set(said.map((id) => `comment:${id}#0`)))
    expect(notes).toHaveLength(10)
    for (const id of said) expect(await office.reactions(id)).toEqual(['+1'])
    await sweep()
    for (let which = 0; which < 10; which += 1) expect(await office.status(number)).toContain(`同時${which}`)
  })

  it('ten cases at once: each has its own ledger, none waits for another', LONG, async () => {
    const numbers = await Promise.all(Array.from({ length: 10 }, () => as('reporter').report(report(STOLEN))))
    await Promise.all(numbers.map((number) => as('responder').comments(number, '/contain 切り離した')))
    await office.sandbox.idle()
    for (const number of numbers) expect(await office.phase(number)).toBe('containment')
  })

  it('what a screen shows wrongly is put right by the sweep, whoever moved it', LONG, async () => {
    const number = await as('reporter').report(report(STOLEN))
    await faults({ drop: 1 })
    await as('responder').unlabels(number, 'phase: reported')
    await office.call('responder', 'PATCH', `/repos/${office.sandbox.repos.incidents}/issues/${number}`, {
      assignees: ['board'],
      labels: ['hikeshi: incident', 'severity: low', '社内メモ'],
    })
    await sweep()
    const { labels, assignees } = await office.issue(number)
    expect(labels.toSorted()).toEqual(
      ['hikeshi: incident', 'phase: reported', 'priority: B', 'severity: medium', '社内メモ'].toSorted(),
    )
    expect(assignees).toEqual(['officer'])
  })

  it('a label of ours that somebody sets by hand is put back at once, and decides nothing', LONG, async () => {
    const number = await as('reporter').report(report(STOLEN))
    await as('responder').labels(number, 'severity: low')
    expect((await office.issue(number)).labels.filter((one) => one.startsWith('severity: '))).toEqual([
      'severity: medium',
    ])
    await as('responder').unlabels(number, 'priority: B')
    expect((await office.issue(number)).labels).toContain('priority: B')
  })

  it('R1-1 an issue that somebody labels as an incident later is a report of whoever wrote it', LONG, async () => {
    // Its opening was lost, and no round has been here yet.
    await office.control('POST', '/faults', { drop: 1 })
    const number = await as('reporter').report('My laptop is gone', { labels: [] })
    expect((await office.issue(number)).labels).toEqual([])
    await office.control('POST', '/faults', { drop: 0 })
    await as('responder').labels(number, 'hikeshi: incident')
    expect(await office.phase(number)).toBe('reported')
    expect(await office.status(number)).toMatch(/報告者：`reporter`/)
  })

  it(
    'a comment that was edited before anybody saw it is not carried out: its author is asked to write it again',
    LONG,
    async () => {
      const number = await as('reporter').report(report(STOLEN))
      await faults({ drop: 1 })
      const id = await as('officer').comments(number, 'あとで書きます')
      // GitHub's times are whole seconds: an edit within the same one cannot be seen by them.
      await office.control('POST', '/clock', { advance: 'PT1S' })
      await as('officer').edits(number, id, '/phase analysis')
      await sweep()
      expect(await office.phase(number)).toBe('reported')
      expect((await office.answers(number)).at(-1)?.body).toContain('@officer')
      // By what it said before, the answer has the line that would do it now.
      expect(await office.refusal(number)).toEqual(['edit-not-run'])
      const refused = (await office.ledger(number)).filter(({ type }) => type === 'request-refused')
      expect(refused).toHaveLength(1)
    },
  )

  it('every line of every ledger holds', LONG, async () => {
    expect((await office.verify()).findings).toEqual([])
  })

  const as: Company['as'] = (login) => office.as(login)
})
