import { describe, expect, it } from 'vitest'
import type { CaseFile } from '../../../src/app/case/case-file.ts'
import { cause, namesByText } from '../../../src/app/inbox/cause.ts'
import { unhandledEdits } from '../../../src/app/inbox/unhandled-edits.ts'
import type { CommentSeen, IssueSeen, TextEdit } from '../../../src/app/ports/github.ts'
import { as, record } from '../../support/acts.ts'
import { reported } from '../../support/incident.ts'
import { PEOPLE } from '../../support/people.ts'
import { caseOf, given, minute } from '../../support/story.ts'
import { defaultPolicy } from '../../support/worlds.ts'

const WRITTEN = { damage: '端末1台', cause: '置き引き' }
const bodyOf = (facts: Readonly<Record<string, string>>): string =>
  ['/record', ...Object.entries(facts).map(([field, value]) => `### ${field}\n${value}`)].join('\n')
const repository = { id: 1, owner: 'acme', name: 'incidents', private: true, defaultBranch: 'main' }
const issue: IssueSeen = {
  ...{ id: 1, number: 1, nodeId: 'I_1', title: '', body: '', state: 'open', stateReason: undefined, labels: [] },
  ...{ assignees: [], author: { ...PEOPLE.reporter, type: 'User' }, createdAt: minute(0), updatedAt: minute(9) },
  isPullRequest: false,
  via: 'account',
  locked: false,
}
const comment = (body: string): CommentSeen => ({
  ...{ id: 7, nodeId: 'IC_7', issue: 1, body, author: { ...PEOPLE.responder, type: 'User' } },
  ...{ createdAt: minute(1), updatedAt: minute(9), via: 'account', signs: [] },
})
/** The responder's record, and what the officer wrote over one part of it a minute later. */
function file(): CaseFile {
  const { told } = given(reported(), as('responder', record(WRITTEN)), as('officer', record({ damage: '端末2台' })))
  return { case: caseOf(told), placed: told.placed, seen: new Set(told.placed.map(({ cause: name }) => name)) }
}
const recordedAt = (field: string): number => Date.parse(file().case.facts[field]?.at ?? '')
const at = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('.000Z', 'Z')
const edit = (time: string, facts: Readonly<Record<string, string>>, more: Partial<TextEdit> = {}): TextEdit => ({
  ...{ at: time, by: { ...PEOPLE.responder, type: 'User' }, text: bodyOf(facts), before: bodyOf(WRITTEN), ...more },
})
const found = (edits: readonly TextEdit[], now: string, names: readonly string[] = []) =>
  unhandledEdits(
    defaultPolicy,
    { repository, issue, comments: [comment(now)] },
    file(),
    new Map([['IC_7', edits]]),
    namesByText(names),
  ).map(({ command, actor, at: when }) => ({
    kind: command.kind,
    fields: 'answers' in command ? command.answers.map(({ field }) => field) : [],
    by: actor.login,
    at: when,
  }))

describe('edits of which nobody heard, and what was recorded since', () => {
  const BOTH = { damage: '端末3台', cause: '盗難' }
  const before = at(recordedAt('damage') - 1_000)
  const after = at(recordedAt('damage') + 1_000)

  it('R4.2-4 refused: an older edit takes nothing back that somebody recorded since; what nobody did counts', () => {
    expect(recordedAt('damage')).toBeGreaterThan(recordedAt('cause'))
    expect(found([edit(before, BOTH)], bodyOf(BOTH))).toMatchObject([
      { fields: ['cause'], by: 'responder', at: before },
    ])
    expect(found([edit(before, { ...WRITTEN, damage: '端末3台' })], bodyOf({ ...WRITTEN, damage: '端末3台' }))).toEqual(
      [],
    )
  })

  it('R4.2-4 allowed: a later edit counts, of one second too', () => {
    for (const time of [after, at(recordedAt('damage'))])
      expect(found([edit(time, BOTH)], bodyOf(BOTH))).toMatchObject([{ fields: ['damage', 'cause'], at: time }])
  })

  it('R4.2-4 refused: an edit that was heard is not found once more, its time told a second later; another one is', () => {
    const heard = cause.commentEdited(7, PEOPLE.responder.id, after, bodyOf(BOTH))
    const later = (seconds: number) => at(Date.parse(after) + seconds * 1_000)
    expect(found([edit(later(1), BOTH)], bodyOf(BOTH), [heard])).toEqual([])
    expect(found([edit(later(2), BOTH)], bodyOf(BOTH), [heard])).toHaveLength(1)
    const ofAnother = cause.commentEdited(7, PEOPLE.officer.id, after, bodyOf(BOTH))
    expect(found([edit(after, BOTH)], bodyOf(BOTH), [ofAnother])).toHaveLength(1)
  })

  it('R4.2-4 refused: an edit that an older record has by 16 bits of its text is not found once more', () => {
    const heard = cause.commentEdited(7, PEOPLE.responder.id, after, bodyOf(BOTH))
    const before16 = cause.editedFormerly(heard, bodyOf(BOTH))
    expect(before16).toMatch(/^comment:7:\d+-[\da-f]{4}:\d+@/)
    expect(found([edit(after, BOTH)], bodyOf(BOTH), [`${before16}#0`])).toEqual([])
    const other = cause.editedFormerly(heard, 'another text')
    expect(found([edit(after, BOTH)], bodyOf(BOTH), [`${other}#0`])).toHaveLength(1)
  })

  it('R4.2-4 refused: an edit by a bot, and one by an account that is gone', () => {
    const bot = { by: { ...PEOPLE.responder, type: 'Bot' } }
    expect(found([edit(after, BOTH, bot)], bodyOf(BOTH))).toEqual([])
    expect(found([edit(after, BOTH, { by: undefined })], bodyOf(BOTH))).toEqual([])
  })

  it('R4.2-4 refused: where a revision was taken out nobody is taken for who wrote it; the last one is asked of its editor', () => {
    const untold = { text: undefined, before: undefined }
    expect(found([edit(after, BOTH, untold)], bodyOf(BOTH))).toMatchObject([{ kind: 'unreadable', by: 'responder' }])
    const last = edit(at(Date.parse(after) + 60_000), BOTH, { before: bodyOf(BOTH) })
    expect(found([edit(after, BOTH, untold), last], bodyOf(BOTH))).toEqual([])
  })

  it('R4.2-4 refused: an edit that makes a command of what was none: its author is asked to write it anew, nobody else is', () => {
    const was = { before: '電話した' }
    expect(found([edit(after, BOTH, was)], bodyOf(BOTH))).toMatchObject([{ kind: 'unreadable', by: 'responder' }])
    const byAnother = { ...was, by: { ...PEOPLE.officer, type: 'User' } }
    expect(found([edit(after, BOTH, byAnother)], bodyOf(BOTH))).toEqual([])
  })
})
