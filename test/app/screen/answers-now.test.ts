import { describe, expect, it } from 'vitest'
import { answerMarks } from '../../../src/app/messages/doubled-comments.ts'
import { answersNow } from '../../../src/app/screen/answers-now.ts'
import { accountShare } from '../../../src/app/state/account-share.ts'
import type { RecordedEvent } from '../../../src/domain/case/event.schema.ts'
import type { Answer } from '../../../src/domain/screen/answer.ts'

const at = '2030-01-01T00:00:00Z'
const line = (seq: number, door = 'comment', code = 'not-for-you') =>
  ({
    ...{ seq, at, recorded: at, actor: { id: 13, login: 'reporter' }, door, cause: `comment:${seq}#0` },
    event: {
      type: 'request-refused',
      data: { command: 'move', target: `t${seq}`, reasons: [{ code }] },
      text: { reasons: `["${seq}"]` },
    },
  }) as unknown as RecordedEvent
const refused = (seq: number) => ({ kind: 'refused', line: seq }) as Answer

function said(
  placed: readonly RecordedEvent[],
  { most = 50, now = at, owed = placed.map(({ seq }) => refused(seq)) } = {},
) {
  const ports = {
    messages: { together: () => ({ head: 'HEAD', tail: 'TAIL' }) },
    memory: { answers: accountShare({ most, within: 600_000 }) },
    now: () => new Date(now),
  } as unknown as Parameters<typeof answersNow>[0]
  const ref = { repository: { owner: 'o', name: 'r' }, number: 1 }
  const file = { case: { issue: 1 }, placed } as unknown as Parameters<typeof answersNow>[2]
  return answersNow(ports, ref, file, owed, (answers) => answers.map(({ line }) => `no ${line}`).join(', '), 'en')
}

describe('R4.3-1 what is said now of what is owed', () => {
  it('allowed: who has to act is called first; why something was not done comes after all else', () => {
    const placed = [line(1), line(2, 'comment', 'contained-unconfirmed'), line(3)]
    const owed = [refused(1), refused(2), { kind: 'moved', line: 3 } as Answer, { kind: 'notice', line: 3 } as Answer]
    expect(said(placed, { owed }).map(({ urgency }) => urgency)).toEqual(['hint', 'call', 'call'])
    expect(said([line(1)], { owed: [{ kind: 'notice', line: 1 } as Answer] })[0]?.urgency).toBe('answer')
  })

  it('refused: more than one account’s share over all cases, by whatever door', () => {
    const placed = [1, 2, 3, 4].map((seq) => line(seq))
    expect(said(placed, { most: 2 })).toHaveLength(2)
    for (const door of ['label', 'board', 'issue'] as const)
      expect(
        said(
          placed.map((one) => ({ ...one, door })),
          { most: 2 },
        ),
      ).toHaveLength(2)
  })

  it('R4.3-1 containment is told by whatever door, however much is used up', () => {
    const placed = [line(1), line(2, 'issue', 'contained-unconfirmed')]
    expect(said(placed, { most: 0 }).map(({ urgency }) => urgency)).toEqual(['call'])
  })

  it('what waited is told in one comment whose one mark names each, shown or not', () => {
    const placed = Array.from({ length: 30 }, (_, index) => line(index + 1))
    const now = '2030-01-01T00:10:00Z'
    const told = said(placed, { now })
    expect(told).toHaveLength(9)
    const { body = '' } = told.at(-1) ?? {}
    expect(body.match(/<!--/g)).toHaveLength(1)
    expect(answerMarks(body)).toEqual(placed.slice(8).map(({ seq }) => `<!-- hikeshi:line=${seq} -->`))
    for (const { mark, body: alone } of told) expect(alone.startsWith(mark)).toBe(true)
    expect(body.match(/\bno\b/g)).toHaveLength(10)
    expect(body).toMatch(/HEAD\n\nno 9, .*no 18\n\nTAIL$/)
    expect([body.includes('HEAD'), body.includes('TAIL')]).toEqual([true, true])
  })
})
