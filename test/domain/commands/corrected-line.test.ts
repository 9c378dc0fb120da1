import { describe, expect, it } from 'vitest'
import type { CaseEvent, RecordedEvent } from '../../../src/domain/case/event.schema.ts'
import type { Command } from '../../../src/domain/commands/command.ts'
import { asCorrection } from '../../../src/domain/commands/corrected-line.ts'
import { as, evidence } from '../../support/acts.ts'
import { incidentIn } from '../../support/incident.ts'
import { PEOPLE } from '../../support/people.ts'
import { given } from '../../support/story.ts'

const note = (text: string): Command => ({ kind: 'note', text })
const noted = (text: string): CaseEvent => ({ type: 'note-added', data: {}, text: { note: text } })
const shot: CaseEvent = {
  type: 'evidence-recorded',
  data: { hash: 'ab' },
  text: { what: 'log', where: 'safe', holder: 'me' },
}
const line = (seq: number, cause: string, event: CaseEvent, at = '2030-01-01T00:00:00Z'): RecordedEvent => ({
  ...{ seq, at, recorded: at, actor: PEOPLE.responder, door: 'comment', cause, event },
})

/** The line that an edit of comment 7 corrects, of those that the record has. */
function lineOf(was: Command, command: Command, placed: readonly RecordedEvent[], at?: string) {
  const asked = {
    command,
    actor: PEOPLE.responder,
    at: '2030-01-01T01:00:00Z',
    door: 'comment',
    via: 'account',
  } as const
  const edit = { ...asked, cause: 'comment:7:x:1@2030-01-01T01:00:00Z#0', inPlaceOf: { command: was, at } }
  const corrected = asCorrection(edit, () => placed).command
  return 'corrects' in corrected ? corrected.corrects : undefined
}

describe('R4.2-4 an edit corrects the line that the same comment left', () => {
  const placed = [
    line(3, 'comment:7#0', noted('one')),
    line(4, 'comment:7#1', noted('two')),
    line(5, 'comment:70#0', noted('three')),
  ]
  it('known by its words, whatever stands before it now', () => {
    expect(lineOf(note('two'), note('deux'), placed)).toBe(4)
    expect(lineOf(note('one'), note('un'), placed)).toBe(3)
  })
  it('none of another comment, and none that nobody recorded', () => {
    expect(lineOf(note('three'), note('trois'), placed)).toBeUndefined()
    expect(lineOf(note('one'), note('un'), [])).toBeUndefined()
  })
  it('the last correction, not what it corrected already', () => {
    const edited: CaseEvent = { type: 'note-added', data: { corrects: 3 }, text: { note: 'one' } }
    expect(lineOf(note('one'), note('un'), [...placed, line(6, 'comment:7:y:1@z#0', edited)])).toBe(6)
  })
  it('of two of the same words the one of the same time', () => {
    const late = line(8, 'comment:7#2', noted('one'), '2030-01-01T00:30:00Z')
    expect(lineOf(note('one'), note('un'), [...placed, late], '2030-01-01T00:30:00Z')).toBe(8)
  })
  it('the only line of a comment, where its words were taken out of the record', () => {
    expect(lineOf(note('secret'), note('nothing'), [line(3, 'comment:7#0', noted(''))])).toBe(3)
  })
  it('what was kept as a note, of somebody who may not record it', () => {
    const was: Command = { kind: 'evidence', what: 'log', where: 'safe', hash: 'ab', holder: 'me' }
    expect(lineOf(was, evidence(), [line(3, 'comment:7#0', noted('log safe ab me'))])).toBe(3)
    expect(lineOf(was, evidence(), [line(3, 'comment:7#0', shot)])).toBe(3)
    expect(lineOf(note('log safe ab me'), note('x'), [line(3, 'comment:7#0', shot)])).toBeUndefined()
  })
})

describe('a correction counts once, and takes nothing away', () => {
  const kept = given(incidentIn('containment'), as('responder', evidence()))
  const [first = 0] = kept.case.evidence

  it('R4.2-4 evidence: the later line in place of the former', () => {
    const { after } = kept.when(as('responder', { ...evidence(), corrects: first } as Command))
    expect(after.case?.evidence).toEqual([after.placed.at(-1)?.seq])
    expect(after.placed.filter(({ event }) => event.type === 'evidence-recorded')).toHaveLength(2)
  })
  it('R4.1-1d a contact: the later line in place of the former', () => {
    const called = given(incidentIn('containment'), as('responder', { kind: 'contact', whom: 'ISP', answer: 'no' }))
    const [was = 0] = called.case.contacts
    const { after } = called.when(as('responder', { kind: 'contact', whom: 'ISP', answer: 'yes', corrects: was }))
    expect(after.case?.contacts).toEqual([after.placed.at(-1)?.seq])
  })
  it('R4.2-4 the words of somebody who may not record evidence stand beside it and in place of nothing', () => {
    const { after, events } = kept.when(as('reporter', { ...evidence(), corrects: first } as Command))
    expect(events.map(({ type, data }) => ({ type, data }))).toContainEqual({ type: 'note-added', data: {} })
    expect(after.case?.evidence).toEqual([first])
  })
})
