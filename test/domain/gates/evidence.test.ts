import { describe, it } from 'vitest'
import { as, evidence, move, record } from '../../support/acts.ts'
import { found, incidentIn, without } from '../../support/incident.ts'
import { accepted, given, keptAsNote, movedTo, refused } from '../../support/story.ts'

const erase = as('sysadmin', move('eradication'))
const BARE = [...incidentIn('containment'), ...without(found, 'evidence')]

describe('evidence: kept by reference, or it is said why not', () => {
  it('R4.2-4 eradication is refused until evidence is kept', () => {
    given(BARE).when(erase).then(refused('R4.2-4 evidence-missing evidence'))
  })
  it('R4.2-4 eradication is open once evidence is kept by reference', () => {
    given(BARE, as('responder', evidence())).when(erase).then(movedTo('eradication'))
  })
  it('R4.2-4 eradication is open once it is said why evidence is not needed', () => {
    given(BARE, as('responder', record({ evidence: 'Unneeded: a device that was never used' })))
      .when(erase)
      .then(movedTo('eradication'))
  })
  it('R4.2-4 an empty reference is no evidence', () => {
    given(BARE)
      .when(
        as('responder', { ...evidence(), kind: 'evidence', what: ' ', where: '', hash: undefined, holder: undefined }),
      )
      .then(refused('R4.2-4 usage evidence'))
  })
  it('R4.2-4 a sentence about evidence without a place is kept', () => {
    given(BARE)
      .when(
        as('responder', {
          kind: 'evidence',
          what: 'The disk is in the safe',
          where: '',
          hash: undefined,
          holder: undefined,
        }),
      )
      .then(accepted('evidence-recorded'))
  })
  it.each(['reporter', 'board'] as const)(
    'R4.2-4 the %s records no evidence, and what he says is kept as a note',
    (person) => {
      given(BARE).when(as(person, evidence())).then(keptAsNote('R4.2-4 not-for-you', 'disk image the safe'))
    },
  )
  it('R4.2-4 who has no part in the case records no evidence, nor leaves a word', () => {
    given(BARE).when(as('outsider', evidence())).then(refused('R4.2-4 not-for-you'))
  })
})
