import { expect, it } from 'vitest'
import { oneAComment } from '../../../src/app/screen/one-a-comment.ts'
import type { RecordedEvent } from '../../../src/domain/case/event.schema.ts'
import type { Answer } from '../../../src/domain/screen/answer.ts'
import { saidAlreadyIn } from '../../../src/domain/screen/is-said-already.ts'

const at = '2030-01-01T00:00:00Z'
const refused = (seq: number, cause: string, reasons = '[]', recorded = at): RecordedEvent => ({
  ...{ seq, at: recorded, recorded, actor: { id: 11, login: 'officer' }, door: 'comment', cause },
  event: { type: 'request-refused', data: { command: 'advance', reasons: [] }, text: { reasons } },
})
const answer = (line: number) => ({
  answer: { kind: 'refused', line } as Answer,
  urgency: line === 3 ? ('call' as const) : ('hint' as const),
})
const told = (answers: readonly Answer[]) => answers.map(({ line }) => `no ${line}`).join(', ')
const linesOf = ({ answers }: { answers: readonly Answer[] }) => answers.map(({ line }) => line)

it('R4.2-4: one comment with several commands gets one answer, which gives all of them', () => {
  const placed = [refused(1, 'comment:5#0'), refused(2, 'comment:6#0'), refused(3, 'comment:5#1')]
  const said = oneAComment([answer(1), answer(2), answer(3)], placed, told)
  expect(said.map(linesOf)).toEqual([[1, 3], [2]])
  expect(said[0]).toMatchObject({ body: 'no 1, no 3', urgency: 'call' })
})

it('R4.2-4: what GitHub would not take in one comment stays apart, and nothing of it is lost', () => {
  const placed = [1, 2, 3].map((seq) => refused(seq, `comment:5#${seq}`))
  const said = oneAComment(
    [answer(1), answer(2), answer(3)],
    placed,
    (answers) => `${told(answers)}${'x'.repeat(25_000 * answers.length)}`,
  )
  expect(said.map(linesOf)).toEqual([[1, 2], [3]])
})

it('R4.2-4: the same words at one moment are said once, for each that they answer', () => {
  const placed = [refused(1, 'issue:7'), refused(2, 'issue:7')]
  expect(oneAComment([answer(1), answer(2)], placed, () => 'It goes on elsewhere.').map(linesOf)).toEqual([[1, 2]])
})

it('R4.2-4: what was written at another moment has an answer of its own, which another instance may be giving already', () => {
  const later = '2030-01-01T00:00:01Z'
  const apart = [refused(1, 'comment:5#0'), refused(2, 'comment:5#1', '[]', later)]
  expect(oneAComment([answer(1), answer(2)], apart, told).map(linesOf)).toEqual([[1], [2]])
  const alike = [refused(1, 'unseen:label'), refused(2, 'unseen:closed', '[]', later)]
  expect(oneAComment([answer(1), answer(2)], alike, () => 'Moved by nobody knows whom.').map(linesOf)).toEqual([
    [1],
    [2],
  ])
})

it('R4.2-4: the same refusal within an hour is shown by the sign alone, another or a later one is told', () => {
  const placed = [
    refused(1, 'comment:5#0'),
    refused(2, 'comment:6#0', '[]', '2030-01-01T00:59:00Z'),
    refused(3, 'comment:7#0', '["other"]', '2030-01-01T00:59:00Z'),
    refused(4, 'comment:8#0', '[]', '2030-01-01T02:00:00Z'),
  ]
  const said = placed.map(saidAlreadyIn(placed))
  expect(said).toEqual([false, true, false, false])
})
