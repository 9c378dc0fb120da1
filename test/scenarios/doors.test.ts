import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company, type Person } from './company.ts'
import { columnOf, report, STOLEN } from './report.ts'
import { ALL_PHASES, BEFORE, type Phase } from './walk.ts'

type Door = (person: Person, number: number, to: Phase) => Promise<string>

const comment: Door = (person, number, to) => person.says(number, `/phase ${to}`)
const label: Door = (person, number, to) => person.labels(number, `phase: ${to}`)
const board: Door = (person, number, to) => person.moves(number, columnOf(to))
const issue: Door = (person, number) => person.closes(number)

/** The person who takes each step; every one of them may. */
const RESPONDERS: Record<Exclude<Phase, 'reported'>, string> = {
  analysis: 'executive',
  containment: 'responder',
  eradication: 'sysadmin',
  recovery: 'responder',
  learning: 'executive',
  closed: 'officer',
}

describe('R4.3-1 one door is enough: an incident from the report to closed', () => {
  let office: Company
  beforeAll(async () => {
    office = await company()
  })
  afterAll(() => office.stop())

  it.each<[string, Door, Door]>([
    ['comments alone', comment, comment],
    ['labels alone', label, label],
    ['the board alone', board, board],
    ['labels, and closed by closing the issue', label, issue],
  ])('by %s', { timeout: 240_000 }, async (_, door, closing) => {
    const number = await office.as('reporter').report(report(STOLEN))
    for (const to of ALL_PHASES.slice(1) as Exclude<Phase, 'reported'>[]) {
      await BEFORE[to](office, number, {})
      await (to === 'closed' ? closing : door)(office.as(RESPONDERS[to]), number, to)
      const { labels, state } = await office.issue(number)
      expect(labels.filter((one) => one.startsWith('phase: '))).toEqual([`phase: ${to}`])
      expect(await office.column(number)).toBe(columnOf(to))
      expect(state).toBe(to === 'closed' ? 'closed' : 'open')
    }
    const path = (await office.ledger(number)).filter(({ type }) => type === 'phase-changed').map(({ data }) => data.to)
    expect(path).toEqual(ALL_PHASES.slice(1))
  })

  it('every line of the record holds', async () => {
    expect((await office.verify()).findings).toEqual([])
  })
})
