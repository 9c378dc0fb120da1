import { describe, it } from 'vitest'
import { as, move, sent } from '../../support/acts.ts'
import { incidentIn, learnt, without } from '../../support/incident.ts'
import { given, movedTo, refused } from '../../support/story.ts'

const close = as('officer', move('closed'))
const LEARNING = incidentIn('learning')

describe('notices: each is recorded as sent', () => {
  it.each(['customers', 'persons-covered'])('R4.4-3 closing is refused until the notice to %s is sent', (notice) => {
    given(LEARNING, without(learnt, notice))
      .when(close)
      .then(refused(`R4.4-3 notice-unsent ${notice}`))
  })
  it('R4.4-3 closing is open once both notices are sent', () => {
    given(LEARNING, learnt).when(close).then(movedTo('closed'))
  })
  it.each(['nobody', 'constructor', '__proto__'])('R4.4-3 there is no notice to %s', (notice) => {
    given(LEARNING)
      .when(as('officer', sent(notice)))
      .then(refused('R4.4-3 unknown-notice customers persons-covered'))
  })
  it.each([-1, 1.5, Number.NaN])('R4.4-3 nobody is told %d times', (count) => {
    given(LEARNING)
      .when(as('officer', { kind: 'sent', notice: 'customers', channel: 'mail', audience: undefined, count }))
      .then(refused('R4.4-3 usage sent'))
  })
  it.each(['reporter', 'board', 'outsider'] as const)('R4.4-3 the %s records no notice', (person) => {
    given(LEARNING)
      .when(as(person, sent('customers')))
      .then(refused('R4.4-3 not-for-you'))
  })
})
