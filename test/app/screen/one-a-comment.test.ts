import { expect, it } from 'vitest'
import { type Answered, oneAComment } from '../../../src/app/screen/one-a-comment.ts'
import type { RecordedEvent } from '../../../src/domain/case/event.schema.ts'
import { saidAlreadyIn } from '../../../src/domain/screen/is-said-already.ts'

const at = '2030-01-01T00:00:00Z'
const refused = (seq: number, cause: string, reasons = '[]', recorded = at): RecordedEvent => ({
  ...{ seq, at: recorded, recorded, actor: { id: 11, login: 'officer' }, door: 'comment', cause },
  event: { type: 'request-refused', data: { command: 'advance', reasons: [] }, text: { reasons } },
})
const answer = (line: number): Answered => ({
  ...{ line, body: `<!-- ${line} -->\n\nno`, mark: `${line}` },
  urgency: line === 3 ? 'call' : 'hint',
})

it('R4.2-4: one comment with several commands gets one answer, with the mark of each', () => {
  const placed = [refused(1, 'comment:5#0'), refused(2, 'comment:6#0'), refused(3, 'comment:5#1')]
  const said = oneAComment([answer(1), answer(2), answer(3)], placed)
  expect(said.map(({ mark }) => mark)).toEqual(['1', '2'])
  expect(said[0]).toMatchObject({ body: expect.stringMatching(/<!-- 1 -->[\s\S]*<!-- 3 -->/), urgency: 'call' })
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
