import { describe, expect, it } from 'vitest'
import { gateViewOf } from '../../../src/domain/commands/decision.ts'
import { NOBODY_ASKS } from '../../../src/domain/gates/gate-kind.ts'
import { missingAt } from '../../../src/domain/gates/gates.ts'
import { type Act, approve, as, open } from '../../support/acts.ts'
import { accepted, given, movedTo, refused } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'

const until = (at: string): Act => ({
  by: 'responder',
  command: { kind: 'record', unknown: [], answers: [{ field: 'exempt-until', value: { kind: 'time', at, text: at } }] },
})
const requested = (opened: string, more: Readonly<Record<string, string>> = {}): Act[] => [
  {
    ...as(
      'responder',
      open(
        {
          'exempt-requirements': ['made-known'],
          'exempt-reason': 'Nobody has an account',
          'exempt-scope': ['all'],
          ...more,
        },
        'exception',
      ),
      'form',
    ),
    at: opened,
  },
]
const approving = (at: string): Act => ({ ...as('officer', approve()), at })

describe('within: a time that a field states lies ahead, and no further than this', () => {
  const asked = [...requested('2030-01-01T00:00:00Z'), until('2030-03-01T00:00:00Z')]

  it('R6-1 an exception whose end is still to come is approved', () => {
    given(asked).when(approving('2030-02-28T23:59:59Z')).then(movedTo('approved'))
  })

  it.each(['2030-03-01T00:00:00Z', '2030-03-01T00:00:01Z', '2031-01-01T00:00:00Z'])(
    'R6-1 an exception whose end is over is not approved any more (%s)',
    (at) => {
      given(asked).when(approving(at)).then(refused('R6-1 time-too-late exempt-until'))
    },
  )

  it('R6-1 a year is the longest, to the second, and its end that is put nearer is enough', () => {
    const opened = requested('2030-01-01T00:00:00Z')
    given(opened, until('2031-01-01T00:00:00Z')).when(approving('2030-01-02T00:00:00Z')).then(movedTo('approved'))
    const long = [...opened, until('2031-01-01T00:00:01Z')]
    given(long).when(approving('2030-01-02T00:00:00Z')).then(refused('R6-1 time-too-late exempt-until'))
    given(long, until('2030-06-01T00:00:00Z')).when(approving('2030-01-02T00:00:00Z')).then(movedTo('approved'))
  })

  it('R6-1 the year is counted by the days of the time zone of the policy', () => {
    // In Tokyo it is already the 29th of February, of which the next year has none: its 28th is the last day.
    const leap = requested('2028-02-28T16:00:00Z')
    const at = '2028-03-01T00:00:00Z'
    given(leap, until('2029-02-27T16:00:00Z')).when(approving(at)).then(movedTo('approved'))
    given(leap, until('2029-02-28T16:00:00Z')).when(approving(at)).then(refused('R6-1 time-too-late exempt-until'))
  })

  it('R6-1 an end that nobody can read is none', () => {
    given(requested('2030-01-01T00:00:00Z', { 'exempt-until': 'when the accounts are there' }))
      .when(approving('2030-01-02T00:00:00Z'))
      .then(refused('R6-1 time-unreadable exempt-until'))
  })

  it('R6-1 without an end there is nothing to bound, and where nobody asks yet nothing is over', () => {
    given(requested('2030-01-01T00:00:00Z')).when(approving('2030-01-02T00:00:00Z')).then(accepted('approved'))
    const gate = { kind: 'within' as const, fact: 'exempt-until', most: 'P12M', clause: 'R6-1' }
    const view = gateViewOf({ ...defaultWorld, case: given(asked).case }, NOBODY_ASKS)
    expect(missingAt(gate, view)).toEqual([])
    expect(view.timeZone).toBe(defaultPolicy['time-zone'])
  })
})
