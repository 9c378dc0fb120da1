import { expect, it } from 'vitest'
import type { CommentSeen, Issues } from '../../../src/app/ports/github.ts'
import { headsTold } from '../../../src/hosts/shared/heads-told.ts'

const SELF = { id: 13, login: 'hikeshi[bot]' }
const REPOSITORY = { owner: 'example-corp', name: 'incidents' }
const REF = { repository: REPOSITORY, path: 'ledger/2026/000007.jsonl' }
const ISSUE = { repository: REPOSITORY, number: 7 }

function shown() {
  const time = { now: Date.parse('2026-11-29T00:00:00Z') }
  const asked: number[] = []
  let length = 1
  const comments = async ({ number }: typeof ISSUE): Promise<CommentSeen[]> => {
    asked.push(number)
    const body = `<!-- hikeshi:status -->\n\n<!-- hikeshi:head=${length}.${'a'.repeat(64)} -->`
    length += 1
    return [{ ...{ id: 1, nodeId: 'n', issue: number, body, author: { ...SELF, type: 'Bot' } }, ...REST }]
  }
  // Nothing else of it is asked.
  const told = headsTold({ comments } as Issues, SELF, () => new Date(time.now))
  return { ...told, asked, time }
}
const REST = { createdAt: '', updatedAt: '', via: 'account' as const, signs: [] }

it('comments that are read for the same look tell where the record was', async () => {
  const { issues, headTold, asked } = shown()
  const [, head] = await Promise.all([issues.comments(ISSUE), headTold(REF)])
  expect(head?.length).toBe(1)
  expect(asked).toEqual([7])
})

it.each([6_000, -1_000])('are asked for anew where they were read %i ms ago', async (milliseconds) => {
  const { issues, headTold, asked, time } = shown()
  await issues.comments(ISSUE)
  time.now += milliseconds
  expect((await headTold(REF))?.length).toBe(2)
  expect(asked).toEqual([7, 7])
})

it('are never old for who asks for the comments themselves', async () => {
  const { issues, headTold } = shown()
  await headTold(REF)
  expect((await issues.comments(ISSUE))[0]?.body).toContain('head=2.')
})
