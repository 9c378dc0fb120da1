import { describe, expect, it } from 'vitest'
import type { Case } from '../../../src/domain/case/case.ts'
import { dueReminders } from '../../../src/domain/clock/due-reminders.ts'
import { dueAt } from '../../../src/domain/clock/timed-transitions.ts'
import { decide } from '../../../src/domain/commands/decide.ts'
import { type Act, approve, as, open, record } from '../../support/acts.ts'
import { reported } from '../../support/incident.ts'
import { askedBy, caseOf, given, ignored, live, minute, movedTo } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'
import { asked, having, stated } from './sweeping.ts'

const DAY = 24 * 60
const doneBySweep = (command: Act['command'], at: string): Act => ({ ...as('app', command, 'sweep'), at })

describe('a deadline that was put off while somebody was about to act on it', () => {
  it('R4.3-2b the reminder that a sweep had found is not given any more, and the new one is', () => {
    const { told } = given(reported('malware'), as('responder', record({ systems: ['email'] })))
    const at = minute(DAY)
    const found = asked(
      dueReminders(defaultPolicy, caseOf(told), at).filter(
        ({ clock, subject, step }) => clock === 'recovery' && subject === 'email' && step.id === 'due',
      ),
      at,
    )
    expect(found).toHaveLength(1)
    const [reminder] = found
    if (reminder === undefined) throw new Error('nothing was due')
    const late = having(told, stated('stopped-at', minute(60)))
    ignored(live(defaultWorld, late, reminder))
    const { decision } = live(defaultWorld, late, { ...reminder, at: minute(DAY + 60) })
    expect(decision).toMatchObject({ kind: 'accepted', events: [{ data: { until: minute(DAY + 60), kind: 'due' } }] })
  })

  const until = (at: string): Act => ({
    by: 'responder',
    command: {
      kind: 'record',
      unknown: [],
      answers: [{ field: 'exempt-until', value: { kind: 'time', at, text: at } }],
    },
  })
  const exception = [
    as(
      'responder',
      open(
        { 'exempt-requirements': ['made-known'], 'exempt-reason': 'No accounts', 'exempt-scope': ['all'] },
        'exception',
      ),
      'form',
    ),
    until('2030-03-01T00:00:00Z'),
    as('officer', approve()),
  ]
  const expire = (at: string) => doneBySweep({ kind: 'lapse', to: 'expired' }, at)

  it('R6-1 an exception expires at its date, and not a second before', () => {
    const { when } = given(exception)
    when(expire('2030-03-01T00:00:00Z')).then(movedTo('expired'))
    when(expire('2030-02-28T23:59:59Z')).then(ignored)
  })

  it('R6-1 one whose date was put off since the sweep looked goes on, until its new date', () => {
    const state = given(exception).case
    const fact = state.facts['exempt-until']
    if (fact === undefined) throw new Error('no date was stated')
    const later: Case = {
      ...state,
      facts: { ...state.facts, 'exempt-until': { ...fact, values: ['2030-05-01T00:00:00Z'] } },
    }
    expect(dueAt(defaultPolicy, later, { fact: 'exempt-until', else: 'P90D' })).toBe('2030-05-01T00:00:00Z')
    const become = (at: string) => decide(defaultWorld, later, askedBy(expire(at), 9)).kind
    expect(become('2030-03-01T00:00:00Z')).toBe('ignored')
    expect(become('2030-05-01T00:00:00Z')).toBe('accepted')
  })
})
