import { describe, expect, it } from 'vitest'
import { as, contain, move, record } from '../../support/acts.ts'
import { eradicated, found, incidentIn, learnt, recovered, reported, without } from '../../support/incident.ts'
import { accepted, given, movedTo, refused } from '../../support/story.ts'

const CONTAINED = incidentIn('containment')
const ERADICATING = incidentIn('eradication')
const RECOVERING = incidentIn('recovery')
const LEARNING = incidentIn('learning')
const erase = as('sysadmin', move('eradication'))
const learn = as('executive', move('learning'))
const close = as('officer', move('closed'))

describe('facts: these fields are recorded', () => {
  it('R1-4 analysis is refused until the category is known', () => {
    given(reported('unknown'), as('officer', { kind: 'runbook', id: 'malware' }))
      .when(as('officer', move('analysis')))
      .then(refused('R1-4 fact-missing category'))
  })
  it('R1-4 analysis is open once somebody has said the category', () => {
    given(
      reported('unknown'),
      as('officer', { kind: 'runbook', id: 'malware' }),
      as('officer', record({ category: ['breach'] })),
    )
      .when(as('officer', move('analysis')))
      .then(movedTo('analysis'))
  })

  it('R4.3-1 a card moved to containment is refused until it is said what was done', () => {
    given(reported())
      .when(as('responder', move('containment'), 'board'))
      .then(refused('R4.3-1 fact-missing containment-measures'))
  })
  it('R4.3-1 containment is open for a card once it is said what was done', () => {
    given(reported(), as('responder', record({ 'containment-measures': 'Unplugged' })))
      .when(as('responder', move('containment'), 'board'))
      .then(movedTo('containment'))
  })

  it.each(['damage', 'cause', 'severity', 'systems'])('R4.2-2 eradication is refused without %s', (field) => {
    given(CONTAINED, without(found, field))
      .when(erase)
      .then(refused(`R4.2-2 fact-missing ${field}`))
  })
  it('R4.2-2 eradication is refused without a category, and no procedure can match', () => {
    given(reported('unknown'), as('responder', contain('Unplugged')), found)
      .when(erase)
      .then(refused('R4.2-2 fact-missing category', 'R4.2-3 procedure-missing', 'R4.2-3 organisation-not-started'))
  })
  it('R4.2-2 eradication is open once damage and cause are written', () => {
    given(CONTAINED, found).when(erase).then(movedTo('eradication'))
  })
  it('R4.2-2 eradication is open from analysis as well', () => {
    given(incidentIn('analysis'), found).when(erase).then(movedTo('eradication'))
  })
  it('R4.2-2 a reasoned 不明 opens eradication, provisionally', () => {
    const story = given(CONTAINED, found, as('responder', record({ cause: '不明: ログが消えている' })))
    story.when(erase).then(movedTo('eradication'))
    expect(story.case.facts.cause).toMatchObject({ provisional: true })
  })
  it('R4.2-2 closing is refused while a fact is still provisional', () => {
    given(LEARNING, learnt, as('responder', record({ cause: 'unknown: the logs are gone' })))
      .when(close)
      .then(refused('R4.2-2 fact-provisional cause'))
  })
  it('R4.2-2 不明 without a reason is no answer', () => {
    given(CONTAINED)
      .when(as('responder', record({ cause: '不明' })))
      .then(refused('R4.2-2 unknown-without-reason cause'))
  })
  it('R4.2-2 systems left at "unknown" in the form do not open eradication', () => {
    given(
      reported('malware', { systems: ['unknown'] }),
      as('responder', contain('Unplugged')),
      without(found, 'systems'),
    )
      .when(erase)
      .then(refused('R4.2-2 unknown-without-reason systems'))
  })
  it('R4.2-2 "not a system" is an answer', () => {
    given(CONTAINED, found, as('responder', record({ systems: ['none'] })))
      .when(erase)
      .then(movedTo('eradication'))
  })

  it('R4.3-1 recovery is refused until it is said how the cause was removed', () => {
    given(ERADICATING)
      .when(as('sysadmin', move('recovery')))
      .then(refused('R4.3-1 fact-missing eradication-measures'))
  })
  it('R4.3-1 recovery is open once it is said how the cause was removed', () => {
    given(ERADICATING, eradicated)
      .when(as('sysadmin', move('recovery')))
      .then(movedTo('recovery'))
  })

  it.each([
    ['R4.3-2a', 'response-record'],
    ['R4.3-2b', 'business-resumption'],
    ['R4.3-2c', 'stakeholder-impact'],
  ])('%s learning is refused without %s', (clause, field) => {
    given(RECOVERING, without(recovered, field))
      .when(learn)
      .then(refused(`${clause} fact-missing ${field}`))
  })
  it('R4.3-2a, R4.3-2b, R4.3-2c learning is open once all three records are written', () => {
    given(RECOVERING, recovered).when(learn).then(movedTo('learning'))
  })
  it('R4.3-2a the records can be written from the report on', () => {
    given(reported())
      .when(as('responder', record({ 'response-record': 'It began at night' })))
      .then(accepted('fact-recorded'))
  })

  it.each(['went-wrong', 'went-well'])('R4.4-4 closing is refused without %s', (field) => {
    given(LEARNING, without(learnt, field))
      .when(close)
      .then(refused(`R4.4-4 fact-missing ${field}`))
  })
  it('R4.4-2 closing is refused until it is decided who was wronged', () => {
    given(LEARNING, without(learnt, 'harm')).when(close).then(refused('R4.4-2 fact-missing harm'))
  })
  it('R1-3, R4.4-2, R4.4-4 closing is open when learning is done', () => {
    given(LEARNING, learnt).when(close).then(movedTo('closed'))
  })
})
