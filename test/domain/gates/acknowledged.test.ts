import { describe, it } from 'vitest'
import { acknowledge, as, choose, move, record } from '../../support/acts.ts'
import { incidentIn, learnt, without } from '../../support/incident.ts'
import { given, movedTo, refused } from '../../support/story.ts'

const close = as('officer', move('closed'))
const UNREAD = [...incidentIn('learning'), ...without(learnt, 'acknowledge')]

describe('acknowledged: the board has taken note of its report', () => {
  it.each(['third-party', 'to-others', 'both'])('R4.4-2 harm %s: closing waits for the board', (harm) => {
    const decided = [...UNREAD, as('officer', choose('harm', harm))]
    given(decided).when(close).then(refused('R4.4-2 board-report-unacknowledged board'))
    given(decided, as('board', acknowledge('board-report')))
      .when(close)
      .then(movedTo('closed'))
  })
  it('R4.4-2 for a board without accounts the officer records it with the reference of the minutes', () => {
    given(UNREAD, as('officer', acknowledge('board-report', 'Minutes 2030-02')))
      .when(close)
      .then(movedTo('closed'))
  })
  it.each(['', '  '])('R4.4-2 the officer records no acknowledgement without a reference (%j)', (reference) => {
    given(UNREAD)
      .when(as('officer', acknowledge('board-report', reference)))
      .then(refused('R4.4-2 reason-missing board-report'))
  })
  it.each(['reporter', 'deputy', 'executive', 'sysadmin', 'responder', 'outsider'] as const)(
    'R4.4-2 the %s acknowledges nothing for the board',
    (person) => {
      given(UNREAD)
        .when(as(person, acknowledge('board-report', 'Minutes 2030-02')))
        .then(refused('R4.4-2 not-for-you board officer'))
    },
  )
  it('R4.4-2 what was open when the board took note, and is known since, it takes note of anew', () => {
    const open = [...UNREAD, as('responder', record({ damage: 'unknown: logs are missing' }))]
    const told = [...open, as('board', acknowledge('board-report'))]
    given(told).when(close).then(refused('R4.2-2 fact-provisional damage'))
    const found = [...told, as('responder', record({ damage: 'Four devices' }))]
    given(found).when(close).then(refused('R4.4-2 board-report-unacknowledged board damage'))
    given(found, as('board', acknowledge('board-report')))
      .when(close)
      .then(movedTo('closed'))
    // The other way round, the board has read what was found.
    given(open, as('responder', record({ damage: 'Four devices' })), as('board', acknowledge('board-report')))
      .when(close)
      .then(movedTo('closed'))
  })
  it('R4.4-2 the report goes with the plan: what was acknowledged before it was merged does not count', () => {
    const early = [
      ...incidentIn('learning'),
      as('board', acknowledge('board-report')),
      ...without(learnt, 'acknowledge'),
    ]
    given(early).when(close).then(refused('R4.4-2 board-report-unacknowledged board prevention'))
    given(early, as('board', acknowledge('board-report')))
      .when(close)
      .then(movedTo('closed'))
  })
  it('R4.4-2 what was certain when the board took note asks for nothing anew, nor does what its report does not tell', () => {
    const known = [...UNREAD, as('board', acknowledge('board-report'))]
    given(known, as('responder', record({ damage: 'Four devices' })))
      .when(close)
      .then(movedTo('closed'))
    const untold = [...UNREAD, as('responder', record({ evidence: 'unknown: asked for' }))]
    const since = as('responder', record({ evidence: 'In the safe' }))
    given(untold, as('board', acknowledge('board-report')), since)
      .when(close)
      .then(movedTo('closed'))
  })
  it.each(['lunch', 'constructor', '__proto__'])('R4.4-2 %s is nothing to acknowledge', (what) => {
    given(UNREAD)
      .when(as('board', acknowledge(what)))
      .then(refused('R4.4-2 unknown-what board-report'))
  })
})
