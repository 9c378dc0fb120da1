import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '../../../src/domain/case/event.schema.ts'
import { answersTo } from '../../../src/domain/screen/answer.ts'
import { as, move } from '../../support/acts.ts'
import { reported } from '../../support/incident.ts'
import { PEOPLE } from '../../support/people.ts'
import { given } from '../../support/story.ts'

const refusal = (reasons: string): RecordedEvent => ({
  seq: 4,
  at: '2030-01-01T00:00:00.000Z',
  recorded: '2030-01-01T00:00:00.000Z',
  actor: PEOPLE.officer,
  door: 'comment',
  cause: 'c',
  event: { type: 'request-refused', data: { command: 'move', reasons: [] }, text: { reasons } },
})

describe('the answers that people are owed', () => {
  it('one for the report, one for those in charge, one for a refusal with all its reasons', () => {
    const { after } = given(reported('intrusion')).when(as('responder', move('analysis')))
    const [opened, call, refused, ...more] = answersTo(after.placed)
    expect(opened).toMatchObject({ kind: 'opened', line: 1, by: PEOPLE.reporter })
    expect(call).toMatchObject({ kind: 'in-charge', line: 1 })
    expect(refused).toMatchObject({ kind: 'refused', by: PEOPLE.responder, command: 'move', target: 'analysis' })
    expect(refused?.kind === 'refused' ? refused.reasons.map(({ code }) => code) : []).toEqual([
      'not-for-you',
      'procedure-missing',
      'organisation-not-started',
    ])
    expect(more).toEqual([])
  })
  it('an accepted move says from where to where', () => {
    const { events, after } = given(reported()).when(as('officer', move('analysis')))
    expect(answersTo(after.placed.slice(-events.length))).toMatchObject([
      { kind: 'moved', from: 'reported', to: 'analysis' },
    ])
  })
  it.each(['', '{', 'null', '[{"code":"no-such-code"}]', '[{"code":"usage","params":{"a":1}}]'])(
    'reasons that were redacted or cannot be read are told as none: %j',
    (text) => {
      expect(answersTo([refusal(text)])).toMatchObject([{ kind: 'refused', reasons: [] }])
    },
  )
})
