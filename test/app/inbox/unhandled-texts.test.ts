import { describe, expect, it } from 'vitest'
import type { CaseFile } from '../../../src/app/case/case-file.ts'
import { unhandledTexts } from '../../../src/app/inbox/unhandled-texts.ts'
import type { CommentSeen, IssueSeen } from '../../../src/app/ports/github.ts'
import type { Ports } from '../../../src/app/ports/ports.ts'
import { as, record } from '../../support/acts.ts'
import { reported } from '../../support/incident.ts'
import { PEOPLE } from '../../support/people.ts'
import { caseOf, given, minute } from '../../support/story.ts'
import { defaultPolicy } from '../../support/worlds.ts'

const WRITTEN = { damage: '端末1台', cause: '置き引き' }
const AT = minute(1)
const repository = { id: 1, owner: 'acme', name: 'incidents', private: true, defaultBranch: 'main' }
const bodyOf = (facts: Readonly<Record<string, string>>): string =>
  ['/record', ...Object.entries(facts).map(([field, value]) => `### ${field}\n${value}`)].join('\n')

const comment = (body: string, type = 'User'): CommentSeen => ({
  ...{ id: 7, nodeId: 'IC_7', issue: 1, body, author: { ...PEOPLE.responder, type } },
  ...{ createdAt: AT, updatedAt: AT, via: 'account', signs: [] },
})
const issue: IssueSeen = {
  ...{ id: 1, number: 1, nodeId: 'I_1', title: '', body: '', state: 'open', stateReason: undefined, labels: [] },
  ...{ assignees: [], author: { ...PEOPLE.reporter, type: 'User' }, createdAt: minute(0), updatedAt: AT },
  isPullRequest: false,
  via: 'account',
  locked: false,
}

/** The case as it was told by the comment in its first words. */
function file(): CaseFile {
  const { told } = given(reported(), as('responder', record(WRITTEN)))
  const placed = told.placed.map((line) => (line.cause === 'act:1' ? { ...line, cause: 'comment:7#0' } : line))
  return { case: caseOf(told), placed, seen: new Set(placed.map(({ cause }) => cause)) }
}

async function found(body: string, by: { editor?: string; author?: string } = {}) {
  const asked: string[] = []
  const edit = { at: AT, by: { ...PEOPLE.responder, type: by.editor ?? 'User' }, text: body, before: bodyOf(WRITTEN) }
  const edits: Ports['issues']['edits'] = async (texts) => {
    asked.push(...texts.map(({ nodeId }) => nodeId))
    return new Map(texts.map(({ nodeId }) => [nodeId, [edit]]))
  }
  const world = { self: PEOPLE.app, issues: { edits } } as unknown as Ports
  const inForce = { rules: defaultPolicy, sha: '0', home: repository, pins: {} }
  const known = file()
  const all = await unhandledTexts(
    world,
    inForce,
    { repository, issue, comments: [comment(body, by.author)] },
    known,
    known.seen,
  )
  return { asked, unseen: all.filter(({ cause }) => !known.seen.has(cause)) }
}

describe('a record that was corrected within the second in which it was written', () => {
  it('R4.2-4 is found by its words, as the act of whoever edited it', async () => {
    const { asked, unseen } = await found(bodyOf({ ...WRITTEN, damage: '端末3台' }))
    expect(asked).toEqual(['IC_7'])
    expect(unseen).toMatchObject([
      { actor: { id: PEOPLE.responder.id }, at: AT, command: { answers: [{ field: 'damage' }] } },
    ])
  })

  it('R4.2-4 is not looked for where it says what was recorded of it', async () => {
    expect(await found(bodyOf(WRITTEN))).toEqual({ asked: [], unseen: [] })
  })
})

it('R4.2-2 refused: a command that somebody edited in within the very second is carried out by nobody', async () => {
  const { unseen } = await found('/note 確認中\n/contain 回線を抜いた')
  expect(new Set(unseen.map(({ command }) => command.kind))).toEqual(new Set(['unreadable']))
})

describe('what a bot writes is no request', () => {
  it('R4.2-1 refused: a comment of its own, whatever it commands', async () => {
    const commands = '/note 確認中\n/contain 回線を抜いた'
    expect((await found(commands)).unseen).not.toEqual([])
    expect((await found(commands, { author: 'Bot', editor: 'Bot' })).unseen).toEqual([])
  })

  it('R4.2-4 refused: its edit of what a person recorded corrects nothing', async () => {
    const changed = bodyOf({ ...WRITTEN, damage: '端末3台' })
    expect((await found(changed)).unseen).toHaveLength(1)
    expect((await found(changed, { editor: 'Bot' })).unseen).toEqual([])
  })
})
