import { describe, expect, it } from 'vitest'
import { holdersOf } from '../../src/domain/case/roles-of.ts'
import type { Command } from '../../src/domain/commands/command.ts'
import { type Act, as, contain, move } from '../support/acts.ts'
import { found, incidentIn, reported } from '../support/incident.ts'
import { PEOPLE } from '../support/people.ts'
import { accepted, given, movedTo, refused, storyIn } from '../support/story.ts'
import { defaultWorld, runbookOf } from '../support/worlds.ts'

const NO_RUNBOOK = reported('intrusion')
const activate: Command = { kind: 'activate', trigger: undefined }
const appoint = (login: string, reason?: string): Command => ({
  kind: 'appoint',
  login,
  ...(reason === undefined ? {} : { reason }),
})
const dismiss: Command = { kind: 'named', name: 'dismiss', reason: 'A false alarm' }
const later = (act: Act): Act => ({ ...act, at: '2030-01-01T09:00:00Z' })

describe('at night, when neither officer nor deputy answers', () => {
  it('R4.2-1 the executive appoints himself once their time is over, acting for the officer', () => {
    given(NO_RUNBOOK)
      .when(as('executive', appoint('executive')))
      .then(refused('R4.2-3 not-for-you officer deputy'))
    const story = [NO_RUNBOOK, later(as('executive', activate)), later(as('executive', appoint('executive')))]
    const { case: state } = given(story)
    expect(state.unratified).toMatchObject([{ by: PEOPLE.executive, role: 'executive', for: 'officer' }])
    given(story)
      .when(later(as('executive', move('analysis'))))
      .then(movedTo('analysis'))
    given(story, later(as('responder', contain('Locked the room'))), found)
      .when(as('sysadmin', move('eradication')))
      .then(refused('R4.2-1 acts-unratified executive'))
  })
  it.each(['officer', 'deputy'] as const)('R4.2-3 he appoints nobody once the %s has acted', (person) => {
    given(NO_RUNBOOK, as(person, { kind: 'note', text: 'I look at it' }))
      .when(later(as('executive', appoint('executive'))))
      .then(refused('R4.2-3 not-for-you officer deputy'))
  })
  it('R4.2-3 nobody else appoints, however late', () => {
    given(NO_RUNBOOK)
      .when(later(as('responder', appoint('responder'))))
      .then(refused('R4.2-3 not-for-you officer deputy'))
  })
})

describe('the officer is absent for good', () => {
  const BY_DEPUTY = [reported(), as('deputy', move('analysis')), ...found]
  it('R4.2-1 the representative member ratifies with a reason, recorded as such', () => {
    given(BY_DEPUTY)
      .when(as('executive', { kind: 'ratify' }))
      .then(refused('R4.2-1 reason-missing ratify'))
    const absent = as('executive', { kind: 'ratify', reason: 'The officer has left' })
    const { events } = given(BY_DEPUTY).when(absent)
    expect(events[0]).toMatchObject({
      type: 'acts-ratified',
      data: { acting: { role: 'representative', for: 'officer' } },
    })
    given(BY_DEPUTY, absent)
      .when(as('sysadmin', move('eradication')))
      .then(movedTo('eradication'))
  })
  it('R4.2-1 never what he did himself', () => {
    given(NO_RUNBOOK, later(as('executive', appoint('executive'))))
      .when(later(as('executive', { kind: 'ratify', reason: 'I did it' })))
      .then(refused('R4.2-1 not-for-you officer'))
  })
})

describe('an end asks for what the way to it asks', () => {
  it('R1-3 a case is not dismissed while its response organisation stands', () => {
    given(reported(), as('officer', activate))
      .when(as('officer', dismiss))
      .then(refused('R4.1-1a organisation-not-stood-down'))
    given(reported()).when(as('officer', dismiss)).then(movedTo('dismissed'))
  })
  it('R4.2-1 a case is not dismissed before what the deputy did is ratified', () => {
    const story = [reported(), as('deputy', move('analysis'))]
    given(story).when(as('executive', dismiss)).then(refused('R4.2-1 acts-unratified deputy'))
    given(story, as('officer', { kind: 'ratify' }))
      .when(as('executive', dismiss))
      .then(movedTo('dismissed'))
  })
  it('R4.2-1 a case is not closed before what the deputy did late is ratified', () => {
    const late = [...incidentIn('learning'), as('deputy', appoint('sysadmin', 'She is away'))]
    given(late)
      .when(as('officer', move('closed')))
      .then(({ decision }) =>
        expect(decision).toMatchObject({
          reasons: expect.arrayContaining([expect.objectContaining({ code: 'acts-unratified' })]),
        }),
      )
  })
})

describe('who is executive', () => {
  it('R4.1-1b where a runbook names one, another is appointed with a reason only, which is recorded', () => {
    given(reported())
      .when(as('officer', appoint('responder')))
      .then(refused('R4.1-1b reason-missing appoint'))
    const { events } = given(reported()).when(as('officer', appoint('responder', 'She is on a plane')))
    expect(events[0]).toMatchObject({ type: 'executive-appointed', text: { reason: 'She is on a plane' } })
  })
  it('R4.1-1b a runbook that names a role without that right leaves the default', () => {
    const world = { ...defaultWorld, runbooks: [runbookOf('malware', ['malware'], { executive: 'responder' })] }
    const { case: state } = storyIn(world)(reported())
    expect(holdersOf(world.policy, world.directory, state, 'executive')).toEqual([PEOPLE.executive])
    const power = given(reported('power')).case
    expect(holdersOf(defaultWorld.policy, defaultWorld.directory, power, 'executive')).toEqual([PEOPLE.sysadmin])
  })
  it('R4.1-1b analysis does not open without an executive, and the officer can appoint one', () => {
    const roles = new Map([...defaultWorld.directory.roles].filter(([role]) => role !== 'representative'))
    const world = { ...defaultWorld, directory: { ...defaultWorld.directory, roles } }
    const analyse = as('officer', move('analysis'))
    storyIn(world)(reported()).when(analyse).then(refused('R4.2-3 executive-missing officer deputy'))
    storyIn(world)(reported(), as('officer', appoint('sysadmin')))
      .when(analyse)
      .then(movedTo('analysis'))
  })
})

describe('what is taken out of the record', () => {
  const redact: Command = { kind: 'redact', line: 2, reason: 'A password' }
  it('R8-2 the officer redacts, the deputy does not', () => {
    given(reported()).when(as('officer', redact)).then(accepted('text-redacted'))
    given(reported()).when(as('deputy', redact)).then(refused('R8-2 not-for-you officer'))
  })
})
