import { describe, expect, it } from 'vitest'
import type { Account, Case, Fact } from '../../../src/domain/case/case.ts'
import { judge } from '../../../src/domain/commands/passage.ts'
import { as, open } from '../../support/acts.ts'
import { directoryOf, PEOPLE } from '../../support/people.ts'
import { given, minute } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'

const fact = (values: readonly string[], by: Account = PEOPLE.deputy, more: Partial<Fact> = {}): Fact => ({
  ...{ values, text: '', provisional: false, by, at: minute(1), seq: 2, source: 'comment', ...more },
})
const violation = given(as('reporter', open({ 'violation-account': 'A password was shared' }, 'violation'), 'form'))
const directory = directoryOf({ investigator: ['deputy'], decider: ['executive', 'board'] })
const about: Case['facts'] = { 'concerned-accounts': fact([String(PEOPLE.outsider.id)]) }

/** The parts that the way to this phase lacks of the hearing, at this time. */
function lacking(to: string, facts: Case['facts'], at: string): string[] {
  const ways = defaultPolicy.processes.violation?.transitions ?? []
  const way = ways.find((one) => one.to === to) ?? expect.fail(to)
  const state: Case = { ...violation.case, phase: way.from[0] ?? '', facts: { ...about, ...facts } }
  return judge({ ...defaultWorld, directory, case: state }, way, at).missing.map(
    ({ code, params }) => `${code} ${[params?.field ?? params?.until].flat().join()}`,
  )
}
const opened = violation.case.opened.at
const days = (n: number): string => new Date(Date.parse(opened) + n * 86_400_000).toISOString()

describe('time-to-answer: who is concerned has time for a statement', () => {
  const declined = { hearing: fact(['declined']) }
  it('R7-4 refused before the time is over, and open from then on', () => {
    const facts = { ...declined, 'hearing-offered-at': fact([days(1)]) }
    expect(lacking('heard', facts, days(7.99))).toEqual([`answer-awaited ${days(8).replace('.000Z', 'Z')}`])
    expect(lacking('heard', facts, days(8))).toEqual([])
  })
  it('R7-4 refused where nobody offered, or nobody can say when', () => {
    expect(lacking('heard', declined, days(99))).toEqual(['fact-missing hearing-offered-at'])
    const vague = fact([], PEOPLE.deputy, { text: 'lately', provisional: true })
    expect(lacking('heard', { ...declined, 'hearing-offered-at': vague }, days(99))).toEqual([
      'time-unreadable hearing-offered-at',
    ])
  })
  it('R7-4 an offer from before the case counts from its opening', () => {
    const facts = { ...declined, 'hearing-offered-at': fact([days(-30)]) }
    expect(lacking('heard', facts, days(6.99))).toHaveLength(1)
    expect(lacking('heard', facts, days(7))).toEqual([])
  })
  it('R7-4 a statement of the person’s own ends it; one that somebody writes down for them does not', () => {
    const facts = { hearing: fact(['held']), 'hearing-offered-at': fact([days(0)]) }
    const own = fact([], PEOPLE.outsider, { text: 'I did not see it' })
    expect(lacking('heard', { ...facts, statement: own }, days(1))).toEqual([])
    const written = fact([], PEOPLE.deputy, { text: 'I did not see it' })
    expect(lacking('heard', { ...facts, statement: written }, days(1))).toHaveLength(1)
  })
})

describe('separate: who hears is nobody who reported or decides', () => {
  const offered = (by: Account, named: Account): Case['facts'] => ({
    ...{ position: fact(['employee']), 'rule-cited': fact([], PEOPLE.deputy, { text: 'Rule 40' }) },
    'violation-account': fact([], PEOPLE.reporter, { text: 'Shared a password' }),
    explanation: fact(['given'], by),
    'hearing-offered-at': fact([days(1)], by),
    'hearing-offered-how': fact([], by, { text: 'A letter; the receipt is in the safe' }),
    'hearing-offered-by': fact([String(named.id)], by),
  })
  it('R7-4 open where somebody of neither role recorded it', () => {
    expect(lacking('explained', offered(PEOPLE.deputy, PEOPLE.deputy), days(2))).toEqual([])
  })
  it.each([
    ['the reporter recorded it', PEOPLE.reporter, PEOPLE.deputy, 4],
    ['a decider recorded it', PEOPLE.board, PEOPLE.deputy, 4],
    ['a decider offered it', PEOPLE.deputy, PEOPLE.board, 1],
    ['the person concerned offered it', PEOPLE.deputy, PEOPLE.outsider, 1],
  ])('R7-4 refused where %s', (_, by, named, count) => {
    const found = lacking('explained', offered(by, named), days(2))
    expect(found).toHaveLength(count)
    expect(found.every((one) => one.startsWith('not-separate '))).toBe(true)
  })
  it('R7-4 refused where who heard has come to decide since', () => {
    const facts = { explanation: fact(['given']), hearing: fact(['held']), 'hearing-offered-by': fact(['13']) }
    const promoted = directoryOf({ investigator: ['deputy'], decider: ['deputy'] })
    const way = defaultPolicy.processes.violation?.transitions.find(({ to }) => to === 'decided') ?? expect.fail()
    const state: Case = { ...violation.case, phase: 'heard', facts: { ...about, ...facts } }
    const lacks = (who: typeof directory) =>
      judge({ ...defaultWorld, directory: who, case: state }, way, 'not-asked').missing.filter(
        ({ code }) => code === 'not-separate',
      )
    expect(lacks(promoted)).toHaveLength(3)
    expect(lacks(directory)).toEqual([])
  })
})
