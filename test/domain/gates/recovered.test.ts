import { describe, it } from 'vitest'
import type { Command } from '../../../src/domain/commands/command.ts'
import { as, move, record } from '../../support/acts.ts'
import { incidentIn, recovered, without } from '../../support/incident.ts'
import { accepted, given, movedTo, refused } from '../../support/story.ts'

const learn = as('executive', move('learning'))
const WRITTEN = [...incidentIn('recovery'), ...without(recovered, 'recovered')]
const back = (system: string): Command => ({ kind: 'recovered', system })

describe('recovered: every system of the case runs again', () => {
  it('R4.3-2b learning is refused until the system has recovered', () => {
    given(WRITTEN).when(learn).then(refused('R4.3-2b system-not-recovered email'))
  })
  it('R4.3-2b learning is refused until every system has recovered, and each one that has not is named', () => {
    given(WRITTEN, as('responder', record({ systems: ['email', 'chat', 'website'] })), as('sysadmin', back('chat')))
      .when(learn)
      .then(refused('R4.3-2b system-not-recovered email', 'R4.3-2b system-not-recovered website'))
  })
  it('R4.3-2b learning is open once every system has recovered', () => {
    given(
      WRITTEN,
      as('responder', record({ systems: ['email', 'chat'] })),
      as('sysadmin', back('chat')),
      as('responder', back('email')),
    )
      .when(learn)
      .then(movedTo('learning'))
  })
  it('R4.3-2b a place that is no system needs no recovery', () => {
    given(WRITTEN, as('responder', record({ systems: ['none'] })))
      .when(learn)
      .then(movedTo('learning'))
  })
  it('R3-1, R4.3-2b a system that is not in the list recovers as well', () => {
    const unlisted = [...WRITTEN, as('responder', record({ systems: ['not-listed'] }))]
    given(unlisted).when(learn).then(refused('R4.3-2b system-not-recovered not-listed'))
    given(unlisted, as('sysadmin', back('not-listed')))
      .when(learn)
      .then(movedTo('learning'))
  })
  it('R4.3-2b each system recovers by itself, in any phase', () => {
    given(incidentIn('containment'))
      .when(as('responder', back('website')))
      .then(accepted('system-recovered'))
  })
  it.each(['nothing', 'constructor', '__proto__'])('R4.3-2b %s is no system', (name) => {
    given(WRITTEN)
      .when(as('sysadmin', back(name)))
      .then(refused('R4.3-2b unknown-system email'))
  })
  it.each(['reporter', 'board', 'outsider'] as const)('R4.3-2b the %s declares nothing recovered', (person) => {
    given(WRITTEN)
      .when(as(person, back('email')))
      .then(refused('R4.3-2b not-for-you'))
  })
})
