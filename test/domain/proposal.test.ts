import { describe, expect, it } from 'vitest'
import { as, move, record } from '../support/acts.ts'
import { incidentIn, recovered, reported, without } from '../support/incident.ts'
import { accepted, given, reasonsOf, refused } from '../support/story.ts'

const LATE = [...incidentIn('recovery'), ...without(recovered, 'recovered')]

describe('what the reporter corrects once others rely on it is a proposal', () => {
  it('R4.2-4 the reporter cannot empty the list of systems that recovery waits for', () => {
    const outcome = given(reported('malware', { systems: ['email'] })).when(
      as('reporter', record({ systems: ['none'] })),
    )
    expect(outcome.after.case?.facts.systems?.values).toEqual(['none'])
    const [first, ...rest] = LATE
    if (first === undefined) throw new Error('no report')
    const late = [reported('malware', { systems: ['email'] }), ...rest.slice(0, -1)].flatMap((act) =>
      without([act], 'systems'),
    )
    const proposal = given(late).when(as('reporter', record({ systems: ['none'] })))
    expect(proposal.events.map(({ type }) => type)).toContain('correction-proposed')
    expect(reasonsOf(proposal)).toMatchObject([
      { code: 'correction-proposed', clause: 'R4.2-4', params: { field: 'systems', values: ['none'] } },
    ])
    expect(proposal.after.case?.facts.systems?.values).toEqual(['email'])
    given(late, as('reporter', record({ systems: ['none'] })), without(recovered, 'recovered'))
      .when(as('executive', move('learning')))
      .then(refused('R4.3-2b system-not-recovered email'))
  })
  it('R4.2-4 a new kind from the reporter changes neither category, runbook nor executive until it is taken over', () => {
    const proposed = as('reporter', { kind: 'correct', answers: [kindOf('power')] }, 'form')
    const { case: state } = given(incidentIn('analysis'), proposed)
    expect(state).toMatchObject({
      facts: { kind: { values: ['malware'] }, category: { values: ['breach'] } },
      runbook: { id: 'malware' },
      form: { kind: { values: ['power'] } },
    })
    given(incidentIn('analysis'), proposed)
      .when(as('responder', record({ kind: ['power'] })))
      .then(({ after }) => expect(after.case).toMatchObject({ runbook: { id: 'power' } }))
  })
  it('R4.2-4 the same form says it once', () => {
    const proposed = as('reporter', { kind: 'correct', answers: [kindOf('power')] }, 'form')
    given(incidentIn('analysis'), proposed)
      .when(proposed)
      .then(({ decision }) => expect(decision.kind).toBe('ignored'))
  })
  it('R4.2-4 in the first phase, and of words that nothing hangs on, the reporter corrects at once', () => {
    given(reported())
      .when(as('reporter', record({ kind: ['power'] })))
      .then(accepted('fact-recorded'))
    given(incidentIn('recovery'))
      .when(as('reporter', record({ description: 'It was another device' })))
      .then(accepted('fact-recorded'))
  })
})

const kindOf = (id: string) => ({ field: 'kind', value: { kind: 'options' as const, ids: [id], text: '' } })
