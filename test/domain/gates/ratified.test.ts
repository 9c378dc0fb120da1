import { describe, expect, it } from 'vitest'
import { as, contain, move, silent } from '../../support/acts.ts'
import { found, incidentIn, reported } from '../../support/incident.ts'
import { PEOPLE, STAFF } from '../../support/people.ts'
import { accepted, given, movedTo, refused } from '../../support/story.ts'

const erase = as('sysadmin', move('eradication'))
const ratify = { kind: 'ratify' } as const
const NOBODY = ['officer', 'deputy', 'executive'].map(silent)
const BY_DEPUTY = [reported(), as('deputy', move('analysis')), ...found]

describe('ratified: what stand-ins did is ratified by whom they stood in for', () => {
  it('R4.2-1 eradication is refused until the officer has ratified what the deputy did', () => {
    given(BY_DEPUTY).when(erase).then(refused('R4.2-1 acts-unratified deputy'))
  })
  it('R4.2-1 eradication is open once the officer has ratified what the deputy did', () => {
    given(BY_DEPUTY, as('officer', ratify)).when(erase).then(movedTo('eradication'))
  })
  it('R4.2-1 nobody answers: a responder contains, and is recorded as acting for the officer', () => {
    const story = given(reported(), NOBODY)
    story.when(as('responder', contain('Unplugged'))).then(movedTo('containment'))
    const { after } = story.when(as('responder', contain('Unplugged')))
    expect(after.case?.unratified).toMatchObject([{ by: PEOPLE.responder, role: 'responder', for: 'officer' }])
  })
  it('R4.2-1 nobody answered: eradication is refused until the officer has ratified what the responder did', () => {
    given(reported(), NOBODY, as('responder', contain('Unplugged')), found)
      .when(erase)
      .then(refused('R4.2-1 acts-unratified responder'))
    given(reported(), NOBODY, as('responder', contain('Unplugged')), found, as('officer', ratify))
      .when(erase)
      .then(movedTo('eradication'))
  })
  it.each([
    ['one has still time to answer', NOBODY.slice(0, 2)],
    ['one has answered', [as('officer', { kind: 'status' })]],
  ])('R4.2-1 a responder contains in his own name while %s', (_, acts) => {
    const { after } = given(reported(), acts).when(as('responder', contain('Unplugged')))
    expect(after.case?.unratified).toEqual([])
    expect(after.case?.phase).toBe('containment')
  })
  it.each(STAFF.filter((person) => person !== 'officer' && person !== 'executive'))(
    'R4.2-1 the %s ratifies nothing',
    (person) => {
      given(BY_DEPUTY).when(as(person, ratify)).then(refused('R4.2-1 not-for-you officer'))
    },
  )
  it('R4.2-1 there must be something to ratify', () => {
    given(incidentIn('analysis')).when(as('officer', ratify)).then(refused('R4.2-1 nothing-to-ratify'))
    given(BY_DEPUTY).when(as('officer', ratify)).then(accepted('acts-ratified'))
  })
  it('R4.2-1 whoever comes after the deputy acts in his own name', () => {
    const { after } = given(reported()).when(as('executive', move('analysis')))
    expect(after.case?.unratified).toEqual([])
  })
})
