import { describe, expect, it } from 'vitest'
import { apply } from '../../../src/domain/case/settle.ts'
import { as, choose, move, record, silent } from '../../support/acts.ts'
import { reported } from '../../support/incident.ts'
import { beginningOf, given, ignored, refused, storyIn } from '../../support/story.ts'
import { defaultWorld, runbookOf } from '../../support/worlds.ts'

describe('what follows by itself', () => {
  it('R4.2-2 a runbook matches as soon as the kind is known, and again when it changes', () => {
    const { case: state, when } = given(reported('malware'))
    expect(state.runbook).toMatchObject({ id: 'malware', by: 'rule' })
    expect(when(as('responder', choose('kind', 'power'))).after.case?.runbook?.id).toBe('power')
    expect(when(as('responder', choose('kind', 'intrusion'))).after.case?.runbook).toBeUndefined()
  })
  it("R4.2-2 a person's choice of runbook stays", () => {
    const { after } = given(reported('intrusion'), as('officer', { kind: 'runbook', id: 'power' })).when(
      as('responder', choose('kind', 'malware')),
    )
    expect(after.case?.runbook).toMatchObject({ id: 'power', by: 'person' })
  })
  it('R4.3-1 the most specific runbook is matched again when the systems are known', () => {
    const world = {
      ...defaultWorld,
      runbooks: [...defaultWorld.runbooks, runbookOf('malware-in-mail', ['malware'], { systems: ['email'] })],
    }
    const { case: state, when } = storyIn(world)(reported('malware'))
    expect(state.runbook?.id).toBe('malware')
    expect(when(as('responder', record({ systems: ['email'] }))).after.case?.runbook?.id).toBe('malware-in-mail')
  })
  it('R4.2-2 ties are named', () => {
    const world = { ...defaultWorld, runbooks: [runbookOf('one', ['malware']), runbookOf('two', ['malware'])] }
    expect(storyIn(world)(reported('malware')).case.runbook).toMatchObject({ id: 'one', ties: ['two'] })
  })
  it('R4.2-1 the first act of somebody in charge ends the wait', () => {
    const { case: state, when } = given(reported(), silent('officer'))
    expect(state).toMatchObject({ answered: undefined, unanswered: ['officer'] })
    expect(when(as('deputy', { kind: 'status' })).after.case?.answered).toBeDefined()
    when(silent('officer')).then(ignored)
  })
  it('R4.2-1 a clock that runs out after somebody has answered changes nothing', () => {
    given(reported(), as('officer', { kind: 'status' }))
      .when(silent('officer'))
      .then(ignored)
  })
  it('R4.2-1 nobody but the app says that nobody has answered', () => {
    given(reported())
      .when({ ...silent('officer'), by: 'responder', door: 'comment' })
      .then(ignored)
  })
})

describe('refusals are on the record', () => {
  it('what people wrote stays in the text, where it can be redacted', () => {
    const { events } = given(reported()).when(as('officer', move('my-password', 'hunter2')))
    const [event] = events
    expect(event).toMatchObject({ type: 'request-refused', data: { command: 'move' } })
    expect(JSON.stringify(event?.data)).not.toContain('my-password')
    expect(JSON.stringify(event?.text)).toContain('my-password')
  })
  it('a target that the policy knows is named', () => {
    const { events } = given(reported('intrusion')).when(as('officer', move('analysis')))
    expect(events[0]).toMatchObject({ data: { target: 'analysis' } })
  })
  it('a refusal moves nothing and is told with its reasons', () => {
    given(reported())
      .when(as('outsider', move('closed')))
      .then(refused('R1-3 no-way-of-yours closed'))
  })
})

describe('folding', () => {
  it('a ledger that begins with anything but a case is none', () => {
    const { told } = given(reported())
    const [, second] = told.placed
    if (second === undefined) throw new Error('the report said nothing')
    expect(apply(undefined, second, beginningOf(defaultWorld, 'incident'))).toBeUndefined()
  })
})
