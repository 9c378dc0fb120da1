import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/commands/command.ts'
import { as, choose, move } from '../../support/acts.ts'
import { incidentIn, recovered, reported } from '../../support/incident.ts'
import { PEOPLE } from '../../support/people.ts'
import { accepted, given, movedTo, refused } from '../../support/story.ts'

const learn = as('executive', move('learning'))
const DONE = [...incidentIn('recovery'), ...recovered]
const activate = (trigger?: string): Command => ({ kind: 'activate', trigger })
const standDown = (trigger: string): Command => ({ kind: 'stand-down', trigger })

describe('stood-down: an organisation that was started is ended, naming the trigger', () => {
  it('R4.1-1a learning is refused until the response organisation is stood down', () => {
    given(DONE, as('executive', activate())).when(learn).then(refused('R4.1-1a organisation-not-stood-down'))
  })
  it('R4.1-1a learning is open once the response organisation is stood down', () => {
    given(DONE, as('executive', activate()), as('executive', standDown('all-recovered')))
      .when(learn)
      .then(movedTo('learning'))
  })
  it('R4.1-1a learning is open where none was ever started', () => {
    given(DONE).when(learn).then(movedTo('learning'))
  })
  it('R4.1-1a stand-down names an end trigger of the runbook or of the policy', () => {
    const started = [...DONE, as('officer', activate())]
    given(started)
      .when(as('officer', standDown('clean')))
      .then(accepted('organisation-stood-down'))
    given(started)
      .when(as('officer', standDown('bored')))
      .then(refused('R4.1-1a unknown-trigger clean all-recovered handed-over'))
  })
  it('R4.1-1a what was not started cannot be stood down, nor what was stood down already', () => {
    given(DONE)
      .when(as('officer', standDown('clean')))
      .then(refused('R4.1-1a organisation-not-started'))
    given(DONE, as('officer', activate()), as('officer', standDown('clean')))
      .when(as('officer', standDown('handed-over')))
      .then(refused('R4.1-1a already-there'))
  })

  it("R4.1-1a a runbook's start trigger that is met starts the organisation by itself", () => {
    const { case: state } = given(reported('malware', { ongoing: ['spreading'] }))
    expect(state.organisation?.started).toMatchObject({ trigger: 'spreading' })
  })
  it("R4.1-1a the policy's start trigger is judged on every case, whatever its runbook", () => {
    given(reported('intrusion'))
      .when(as('officer', choose('severity', 'critical')))
      .then(accepted('organisation-started'))
    given(reported('intrusion'))
      .when(as('officer', choose('severity', 'high')))
      .then(({ after }) => expect(after.case?.organisation).toBeUndefined())
  })
  it('R4.1-1a the executive starts it by hand, once', () => {
    const story = given(reported(), as('executive', activate('spreading')))
    expect(story.case.organisation?.started).toMatchObject({ by: PEOPLE.executive, trigger: 'spreading' })
    story.when(as('officer', activate())).then(refused('R4.1-1a already-there'))
  })
  it('R4.1-1a a start trigger is one of the runbook or of the policy', () => {
    given(reported())
      .when(as('officer', activate('weather')))
      .then(refused('R4.1-1a unknown-trigger spreading critical'))
  })
  it.each(['reporter', 'sysadmin', 'responder', 'board', 'outsider'] as const)(
    'R4.1-1a the %s neither starts nor ends it',
    (person) => {
      given(DONE).when(as(person, activate())).then(refused('R4.1-1a not-for-you'))
      given(DONE, as('officer', activate()))
        .when(as(person, standDown('clean')))
        .then(refused('R4.1-1a not-for-you'))
    },
  )
})
