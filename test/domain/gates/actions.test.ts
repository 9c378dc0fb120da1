import { describe, expect, it } from 'vitest'
import { actionsGate } from '../../../src/domain/gates/actions.ts'
import { NOBODY_ASKS } from '../../../src/domain/gates/gate-kind.ts'
import { action, as, move } from '../../support/acts.ts'
import { incidentIn, learnt } from '../../support/incident.ts'
import { accepted, caseOf, given, movedTo, refused } from '../../support/story.ts'

const close = as('officer', move('closed'))
const LEARNING = incidentIn('learning')
const done = { kind: 'done', action: 'a1' } as const

describe('actions: every measure has an owner and a date, and somebody else confirms it', () => {
  it('R4.4-3 a measure needs an owner who is there', () => {
    given(LEARNING)
      .when(as('officer', action('nobody')))
      .then(refused('R4.4-3 unknown-account nobody'))
  })
  it.each(['', 'soon', '2030-02-30', '2030-13-01', '03/01/2030'])(
    'R4.4-3 a measure needs a date, and %j is none',
    (due) => {
      given(LEARNING)
        .when(as('officer', action('sysadmin', due)))
        .then(refused('R4.4-3 usage action'))
    },
  )
  it('R4.4-3 a measure that is to be done before today is refused, today is as the company counts its days', () => {
    const story = given(LEARNING)
    // 23:30 in Tokyo, then half past midnight: the second is the next day there, and still the same in Greenwich.
    const evening = '2030-03-01T14:30:00Z'
    const midnight = '2030-03-01T15:30:00Z'
    const due = (day: string, at: string) => ({ ...as('officer', action('sysadmin', day)), at })
    story.when(due('2030-03-01', evening)).then(accepted('action-added'))
    story.when(due('2030-03-01', midnight)).then(refused('R4.4-3 day-past 2030-03-01 2030-03-02 sysadmin'))
    story.when(due('2030-03-02', midnight)).then(accepted('action-added'))
  })
  it('R4.4-3 closing is open once every measure has an owner and a date', () => {
    given(LEARNING, learnt).when(close).then(movedTo('closed'))
  })
  it('R4.4-3 a measure without a date, as an older ledger may have it, shuts the gate', () => {
    const state = caseOf(given(LEARNING, learnt).told)
    const undated = { ...state, actions: state.actions.map((item) => ({ ...item, due: 'soon' })) }
    const gate = { kind: 'actions', clause: 'R4.4-3' } as const
    const missing = (one: typeof state) =>
      actionsGate.missing(gate, {
        case: one,
        phases: {},
        documents: {},
        ...NOBODY_ASKS,
        timeZone: 'Asia/Tokyo',
        fields: {},
        runbooks: [],
        executives: () => [],
        groups: [],
        customers: [],
        notices: {},
        holdersOf: () => [],
        everybody: () => [],
        rolesOf: () => [],
      })
    expect(missing(state)).toEqual([])
    expect(missing(undated)).toMatchObject([{ code: 'action-incomplete', clause: 'R4.4-3', params: { action: 'a1' } }])
  })
  it('R4.4-3 its owner says that it is done, which confirms nothing', () => {
    const { after } = given(LEARNING, as('officer', action('sysadmin'))).when(as('sysadmin', done))
    expect(after.case?.actions[0]).toMatchObject({ done: { by: { login: 'sysadmin' } }, confirmed: undefined })
  })
  it('R4.4-3 somebody other than its owner confirms it', () => {
    const story = given(LEARNING, as('officer', action('sysadmin')), as('sysadmin', done))
    story.when(as('officer', done)).then(accepted('action-confirmed'))
    expect(story.when(as('officer', done)).after.case?.actions[0]?.confirmed).toMatchObject({
      by: { login: 'officer' },
    })
  })
  it('R4.4-3 an owner who is also the officer cannot confirm his own', () => {
    const { after } = given(LEARNING, as('officer', action('officer'))).when(as('officer', done))
    expect(after.case?.actions[0]?.confirmed).toBeUndefined()
  })
  it.each(['reporter', 'board', 'outsider'] as const)('R4.4-3 the %s neither adds nor confirms a measure', (person) => {
    given(LEARNING)
      .when(as(person, action('sysadmin')))
      .then(refused('R4.4-3 not-for-you'))
    given(LEARNING, as('officer', action('sysadmin')))
      .when(as(person, done))
      .then(refused('R4.4-3 not-for-you'))
  })
  it.each(['a2', 'constructor', ''])('R4.4-3 there is no measure %j', (id) => {
    given(LEARNING, as('officer', action('sysadmin')))
      .when(as('officer', { kind: 'done', action: id }))
      .then(refused('R4.4-3 unknown-action a1'))
  })
})
