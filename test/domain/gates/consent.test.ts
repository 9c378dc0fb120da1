import { describe, it } from 'vitest'
import type { Command } from '../../../src/domain/commands/command.ts'
import { as, choose, move, record } from '../../support/acts.ts'
import { incidentIn, learnt, reported, without } from '../../support/incident.ts'
import { accepted, given, movedTo, refused } from '../../support/story.ts'

const close = as('officer', move('closed'))
const consent: Command = { kind: 'consent', what: 'harm' }
const UNDECIDED = [...incidentIn('learning'), ...without(without(learnt, 'harm'), 'acknowledge')]
const none = as('officer', choose('harm', 'none', 'Nothing was reached'))

describe('consent: no harm on a breach needs a reason and the consent of the executive', () => {
  it('R4.4-2 no harm on a breach is refused without a reason when it is said, not first at closing', () => {
    given(UNDECIDED)
      .when(as('officer', choose('harm', 'none')))
      .then(refused('R4.4-2 harm-reason-missing harm none'))
    given(UNDECIDED).when(none).then(accepted('fact-recorded'))
    // A case in which somebody was wronged by a breach, or nobody by a failure, needs no reason, so none is asked for.
    given(UNDECIDED)
      .when(as('officer', choose('harm', 'both')))
      .then(accepted('fact-recorded'))
    given(reported('power'))
      .when(as('officer', choose('harm', 'none')))
      .then(accepted('fact-recorded'))
  })
  it('R4.4-2 closing a breach without harm is refused until the executive consents', () => {
    given(UNDECIDED, none).when(close).then(refused('R4.4-2 consent-missing executive'))
  })
  it('R4.4-2 closing without harm is refused until there is a reason, where it became a breach since', () => {
    const [, ...rest] = UNDECIDED.map((act) => (act.by === 'executive' ? { ...act, by: 'officer' as const } : act))
    const renamed = as('responder', record({ category: ['breach'] }))
    given(reported('power'), rest, as('officer', choose('harm', 'none')), renamed)
      .when(close)
      .then(refused('R4.4-2 harm-reason-missing', 'R4.4-2 consent-missing executive'))
  })
  it('R4.4-2 closing a breach without harm is open with a reason and consent, and without the board', () => {
    given(UNDECIDED, none, as('executive', consent)).when(close).then(movedTo('closed'))
  })
  it('R4.4-2 a consent does not outlive what it was given to', () => {
    given(UNDECIDED, none, as('executive', consent), as('officer', choose('harm', 'none', 'Something else')))
      .when(close)
      .then(refused('R4.4-2 consent-missing executive'))
  })
  it('R4.4-2 nobody consents before there is anything to consent to', () => {
    given(UNDECIDED).when(as('executive', consent)).then(refused('R4.4-2 fact-missing harm'))
  })
  it('R4.4-2 a failure of systems without harm needs no consent', () => {
    // A power failure has the system administrator as executive.
    const [, ...rest] = UNDECIDED.map((act) => (act.by === 'executive' ? { ...act, by: 'officer' as const } : act))
    given(reported('power'), rest, none).when(close).then(movedTo('closed'))
  })
  it.each(['responder', 'officer'] as const)(
    'R4.4-2 what was a breach once needs the consent, also where the %s calls it a failure since',
    (person) => {
      const renamed = as(person, record({ category: ['failure'] }))
      given(UNDECIDED, none, renamed).when(close).then(refused('R4.4-2 consent-missing executive'))
      given(UNDECIDED, none, renamed, as('executive', consent)).when(close).then(movedTo('closed'))
    },
  )
  it('R4.4-2 nobody consents to what he recorded himself', () => {
    const by = as('executive', choose('harm', 'none', 'I say so'))
    given(UNDECIDED, by).when(as('executive', consent)).then(refused('R4.4-2 own-consent harm'))
    given(UNDECIDED, by, none, as('executive', consent)).when(close).then(movedTo('closed'))
  })
  it('R4.4-2 an officer who made himself executive does not consent to his own words', () => {
    const self = as('officer', { kind: 'appoint', login: 'officer', reason: 'She is away' })
    given(UNDECIDED, self, none).when(as('officer', consent)).then(refused('R4.4-2 own-consent harm'))
    given(UNDECIDED, self, none).when(close).then(refused('R4.4-2 consent-missing executive'))
  })
  it.each(['reporter', 'officer', 'deputy', 'sysadmin', 'responder', 'board', 'outsider'] as const)(
    'R4.4-2 the %s consents to nothing',
    (person) => {
      given(UNDECIDED, none).when(as(person, consent)).then(refused('R4.4-2 not-for-you executive'))
    },
  )
  it.each(['reporter', 'sysadmin', 'responder', 'board', 'outsider'] as const)(
    'R4.4-2 the %s does not decide who was wronged',
    (person) => {
      given(UNDECIDED)
        .when(as(person, choose('harm', 'none', 'I say so')))
        .then(refused('R4.4-2 not-for-you harm officer deputy executive'))
    },
  )
  it('R4.4-2 there is nothing else to consent to', () => {
    given(UNDECIDED)
      .when(as('executive', { kind: 'consent', what: 'constructor' }))
      .then(refused('unknown-what constructor'))
  })
})
