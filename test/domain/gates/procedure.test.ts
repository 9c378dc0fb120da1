import { describe, expect, it } from 'vitest'
import { holdersOf } from '../../../src/domain/case/roles-of.ts'
import type { Command } from '../../../src/domain/commands/command.ts'
import { as, contain, move } from '../../support/acts.ts'
import { found, incidentIn, reported } from '../../support/incident.ts'
import { PEOPLE } from '../../support/people.ts'
import { accepted, given, movedTo, refused, storyIn } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'

const NO_RUNBOOK = reported('intrusion')
const appoint: Command = { kind: 'appoint', login: 'sysadmin' }
const activate: Command = { kind: 'activate', trigger: undefined }
const standDown: Command = { kind: 'stand-down', trigger: 'handed-over' }
const analyse = as('officer', move('analysis'))

describe('procedure: a runbook matches, or an executive is appointed and the organisation started', () => {
  it('R4.2-3 no runbook: analysis is refused until an executive is appointed and the organisation started', () => {
    given(NO_RUNBOOK).when(analyse).then(refused('R4.2-3 procedure-missing', 'R4.2-3 organisation-not-started'))
  })
  it('R4.2-3 no runbook: analysis is refused until an executive is appointed', () => {
    given(NO_RUNBOOK, as('officer', activate)).when(analyse).then(refused('R4.2-3 procedure-missing officer deputy'))
  })
  it('R4.2-3 no runbook: analysis is refused until the organisation is started', () => {
    given(NO_RUNBOOK, as('officer', appoint)).when(analyse).then(refused('R4.2-3 organisation-not-started'))
  })
  it('R4.2-3 no runbook: analysis is open once the executive is appointed and the organisation started', () => {
    given(NO_RUNBOOK, as('officer', appoint), as('officer', activate)).when(analyse).then(movedTo('analysis'))
  })
  it('R4.2-3 an organisation that was stood down has to be started again', () => {
    given(NO_RUNBOOK, as('officer', appoint), as('officer', activate), as('officer', standDown))
      .when(analyse)
      .then(refused('R4.2-3 organisation-not-started'))
    given(
      NO_RUNBOOK,
      as('officer', appoint),
      as('officer', activate),
      as('officer', standDown),
      as('sysadmin', activate),
    )
      .when(analyse)
      .then(movedTo('analysis'))
  })
  it('R4.2-3 no runbook: containment does not wait for it', () => {
    given(NO_RUNBOOK)
      .when(as('responder', contain('Locked the room')))
      .then(movedTo('containment'))
  })
  it('R4.2-3 no runbook: eradication is refused until an executive is appointed and the organisation started', () => {
    given(NO_RUNBOOK, as('responder', contain('Locked the room')), found)
      .when(as('sysadmin', move('eradication')))
      .then(refused('R4.2-3 procedure-missing', 'R4.2-3 organisation-not-started'))
  })
  it('R4.2-3 no runbook: eradication is open once the executive is appointed and the organisation started', () => {
    given(
      NO_RUNBOOK,
      as('responder', contain('Locked the room')),
      found,
      as('officer', appoint),
      as('officer', activate),
    )
      .when(as('sysadmin', move('eradication')))
      .then(movedTo('eradication'))
  })
  it('R4.2-2 a runbook that matches opens analysis', () => {
    given(reported('malware')).when(analyse).then(movedTo('analysis'))
  })
  it('R4.2-2 a runbook that somebody in charge has chosen opens analysis', () => {
    given(NO_RUNBOOK, as('executive', { kind: 'runbook', id: 'power' }))
      .when(analyse)
      .then(movedTo('analysis'))
  })

  it.each(['officer', 'deputy'] as const)('R4.2-3 the %s appoints the executive of a case', (person) => {
    const story = given(NO_RUNBOOK)
    story.when(as(person, appoint)).then(accepted('executive-appointed'))
    const { after } = story.when(as(person, appoint))
    expect(holdersOf(defaultWorld.policy, defaultWorld.directory, after.case, 'executive')).toEqual([PEOPLE.sysadmin])
  })
  it.each(['reporter', 'executive', 'sysadmin', 'responder', 'board', 'outsider'] as const)(
    'R4.2-3 the %s appoints nobody',
    (person) => {
      given(NO_RUNBOOK).when(as(person, appoint)).then(refused('R4.2-3 not-for-you officer deputy'))
    },
  )
  it('R4.2-3 nobody can appoint an account that is not there', () => {
    given(NO_RUNBOOK)
      .when(as('officer', { kind: 'appoint', login: 'nobody' }))
      .then(refused('R4.2-3 unknown-account nobody'))
  })
  it.each(['outsider', 'reporter'] as const)('R4.2-3 the %s, who has no role, is appointed nothing', (person) => {
    given(NO_RUNBOOK)
      .when(as('officer', { kind: 'appoint', login: person, reason: 'Knows it best' }))
      .then(refused(`R4.2-3 not-appointable ${person} officer deputy representative sysadmin responder`))
  })
  it('R4.2-3 where the policy says so, anyone is appointed; where it names nobody, whoever may act', () => {
    const { appointable: _, ...organisation } = defaultPolicy.organisation
    const world = (more: object) => ({
      ...defaultWorld,
      policy: { ...defaultPolicy, organisation: { ...organisation, ...more } },
    })
    const outsider = as('officer', { kind: 'appoint', login: 'outsider' })
    storyIn(world({ appointable: 'anyone' }))(NO_RUNBOOK)
      .when(outsider)
      .then(accepted('executive-appointed'))
    storyIn(world({}))(NO_RUNBOOK).when(outsider).then(refused('not-appointable'))
    storyIn(world({}))(NO_RUNBOOK).when(as('officer', appoint)).then(accepted('executive-appointed'))
  })
  it('R4.2-3 what the deputy appoints, the officer ratifies before eradication', () => {
    const story = [
      NO_RUNBOOK,
      as('responder', contain('Locked the room')),
      found,
      as('deputy', { kind: 'appoint', login: 'deputy' }),
      as('officer', activate),
    ] as const
    given(...story)
      .when(as('deputy', move('eradication')))
      .then(refused('R4.2-1 acts-unratified deputy'))
    given(...story, as('officer', { kind: 'ratify' }))
      .when(as('deputy', move('eradication')))
      .then(movedTo('eradication'))
  })
  it('R4.2-2 a matching runbook cannot be anything that only a record of JavaScript knows', () => {
    given(incidentIn('analysis'))
      .when(as('officer', { kind: 'runbook', id: 'constructor' }))
      .then(refused('unknown-runbook constructor'))
  })
})
