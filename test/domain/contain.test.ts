import { describe, expect, it } from 'vitest'
import { as, contain, silent } from '../support/acts.ts'
import { incidentIn, OPEN_PHASES, reported } from '../support/incident.ts'
import { accepted, given, movedTo, type Outcome, reasonsOf, refused } from '../support/story.ts'

const MAY = ['responder', 'sysadmin', 'deputy', 'executive', 'officer'] as const
/** The outsider has no part in the case at all. */
const MAY_NOT = ['reporter', 'board', 'outsider'] as const

/** In the record at once as a note, with the line by which those who may contain confirm it; nothing else changes. */
const unconfirmed =
  (note: string, text: string) =>
  (outcome: Outcome): void => {
    const { before, after, events } = outcome
    expect(reasonsOf(outcome)).toEqual([
      { code: 'contained-unconfirmed', clause: 'R4.3-1', params: { text, roles: [...MAY] } },
    ])
    expect(events.map(({ type }) => type)).toEqual(['note-added', 'request-refused'])
    expect(events[0]).toEqual({ type: 'note-added', data: {}, text: { note } })
    expect(after.case).toMatchObject({ phase: before.case?.phase, facts: before.case?.facts })
  }

describe('R4.3-1 containment never waits', () => {
  for (const phase of OPEN_PHASES) {
    it.each(MAY)(`R4.3-1 from ${phase} the %s contains at once, in one step`, (person) => {
      const { after, decision } = given(incidentIn(phase)).when(as(person, contain('Cut the line')))
      expect(decision.kind).toBe('accepted')
      expect(after.case).toMatchObject({
        phase: 'containment',
        facts: { 'containment-measures': { text: 'Cut the line' } },
      })
    })
    it.each(MAY_NOT)(
      `R4.3-1 from ${phase} the %s does not contain: his words stay, for others to confirm`,
      (person) => {
        given(incidentIn(phase))
          .when(as(person, contain(' Cut the line\n')))
          .then(unconfirmed('Cut the line', '/contain  Cut the line\n'))
      },
    )
    it.each(MAY_NOT)(`R4.3-1 from ${phase} the %s who says nothing is told who contains`, (person) => {
      given(incidentIn(phase))
        .when(as(person, contain(' ')))
        .then(refused('R4.3-1 not-for-you responder containment'))
    })
  }
  it('R4.3-1 without category, runbook, executive or anybody awake', () => {
    given(reported('unknown'), silent('officer'), silent('deputy'), silent('executive'))
      .when(as('responder', contain('Cut the line')))
      .then(movedTo('containment'))
  })
  it('R4.3-1 from a later phase the case goes back, and what was done is the reason', () => {
    const { after } = given(incidentIn('recovery')).when(as('responder', contain('Cut it again')))
    expect(after.case?.path.at(-1)).toMatchObject({ phase: 'containment', reason: 'Cut it again' })
  })
  it('R4.3-1 in containment a further measure is recorded', () => {
    const { after } = given(incidentIn('containment')).when(as('sysadmin', contain('Blocked the port')))
    expect(after.case).toMatchObject({
      phase: 'containment',
      facts: { 'containment-measures': { text: 'Blocked the port' } },
    })
  })
  it.each(['', ' \n'])('R4.3-1 words can follow later (%j): the measure is provisional until then', (words) => {
    const { after } = given(reported()).when(as('responder', contain(words)))
    expect(after.case).toMatchObject({
      phase: 'containment',
      facts: { 'containment-measures': { provisional: true } },
    })
  })
  it('R4.3-1 no words do not wipe out those that stand there', () => {
    const { after } = given(incidentIn('analysis'), as('responder', contain('Unplugged'))).when(
      as('officer', contain('')),
    )
    expect(after.case?.facts['containment-measures']).toMatchObject({ text: 'Unplugged', provisional: false })
  })
  it.each(['closed', 'dismissed'])('R4.3-1 %s: recorded but not moved, and said so', (end) => {
    const way =
      end === 'closed'
        ? incidentIn('closed')
        : [reported(), as('officer', { kind: 'named', name: 'dismiss', reason: 'A test' })]
    const outcome = given(way).when(as('responder', contain('Cut the line')))
    expect(outcome.after.case).toMatchObject({
      phase: end,
      facts: { 'containment-measures': { text: 'Cut the line' } },
    })
    expect(outcome.decision.kind).toBe('accepted')
    expect(reasonsOf(outcome)).toMatchObject([{ code: 'closed-case', clause: 'R4.3-1' }])
  })
  it('R4.3-1 what the deputy contains waits for ratification, and nothing else waits', () => {
    const story = given(reported())
    story.when(as('deputy', contain('Cut the line'))).then(movedTo('containment'))
    expect(story.when(as('deputy', contain('Cut the line'))).after.case?.unratified).toHaveLength(1)
    given(reported(), as('deputy', contain('Cut the line')))
      .when(as('responder', contain('And the port')))
      .then(accepted('fact-recorded'))
  })
})
