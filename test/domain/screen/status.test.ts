import { describe, expect, it } from 'vitest'
import { statusOf } from '../../../src/domain/screen/status.ts'
import { as, choose, record } from '../../support/acts.ts'
import { found, incidentIn, reported, without } from '../../support/incident.ts'
import { given, type Story } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'

const told = (...acts: Story) => {
  const { case: state, told: story } = given(...acts)
  return statusOf(defaultWorld, state, story.placed)
}

describe('what the status comment says', () => {
  it('R4.2-2 the next phase, who opens it, and what it still needs', () => {
    const { next, asked } = told(incidentIn('containment'), without(found, 'cause'))
    expect(next).toMatchObject({
      phase: 'eradication',
      by: ['responder', 'sysadmin', 'executive', 'officer'],
      missing: [{ code: 'fact-missing', clause: 'R4.2-2', params: { field: 'cause' } }],
    })
    expect(asked).toEqual(['cause'])
  })
  it('R4.2-2 a bare "unknown" of the form is asked for', () => {
    expect(
      told(reported('malware', { systems: ['unknown'] }), as('responder', { kind: 'contain', text: 'x' })).asked,
    ).toContain('systems')
  })
  it('R4.4-2 who was wronged is proposed from the kind, and never recorded by the app', () => {
    const { proposals, case: state } = told(incidentIn('learning'))
    expect(proposals).toEqual([expect.objectContaining({ fact: 'harm', value: 'third-party', clause: 'R4.4-2' })])
    expect(state.facts.harm).toBeUndefined()
    expect(told(incidentIn('learning'), as('officer', choose('harm', 'both'))).proposals).toEqual([])
  })
  it('R4.1-1b, R4.2-4 people, procedure and facts are in one place', () => {
    const { people, runbook, facts } = told(reported(), as('responder', record({ damage: 'Three devices' })))
    expect(people.find(({ role }) => role === 'executive')?.accounts).toMatchObject([{ login: 'executive' }])
    expect(runbook?.head.id).toBe('malware')
    expect(facts.map(({ field }) => field)).toEqual(['description', 'kind', 'category', 'damage'])
  })
  it('R4.1-1a how the organisation may end is shown while it stands', () => {
    expect(told(reported()).endTriggers).toEqual([])
    expect(told(reported(), as('officer', { kind: 'activate', trigger: undefined })).endTriggers).toEqual([
      'clean',
      'all-recovered',
      'handed-over',
    ])
  })
  it('a case that has ended has nothing next', () => {
    expect(told(incidentIn('closed')).next).toBeUndefined()
  })
})
