import { describe, it } from 'vitest'
import { acknowledge, as, contain, move, record } from '../../support/acts.ts'
import { incidentIn, learnt } from '../../support/incident.ts'
import { given, movedTo, refused } from '../../support/story.ts'

const close = as('officer', move('closed'))
const LEARNT = [...incidentIn('learning'), ...learnt]

describe('settled: nothing recorded is still provisional', () => {
  it('R4.2-2 closing is refused while facts are provisional, and each of them is named', () => {
    given(LEARNT, as('responder', record({ cause: '不明: 調査中', damage: 'unknown: not counted yet' })))
      .when(close)
      .then(refused('R4.2-2 fact-provisional cause', 'R4.2-2 fact-provisional damage'))
  })
  it('R4.2-2 closing is open once they are settled', () => {
    given(
      LEARNT,
      as('responder', record({ cause: '不明: 調査中' })),
      as('sysadmin', record({ cause: 'A weak password' })),
    )
      .when(close)
      .then(movedTo('closed'))
  })
  it('R4.3-1 a containment that had no time for words is asked for them before the end', () => {
    const hasty = incidentIn('learning').map((act) =>
      act.command.kind === 'contain' ? { ...act, command: contain('') } : act,
    )
    given(hasty, learnt).when(close).then(refused('R4.2-2 fact-provisional containment-measures'))
    // Its report said so when the board took note, which it does anew.
    const written = as('responder', record({ 'containment-measures': 'Unplugged' }))
    given(hasty, learnt, written, as('board', acknowledge('board-report')))
      .when(close)
      .then(movedTo('closed'))
  })
})
