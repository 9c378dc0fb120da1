import { describe, expect, it } from 'vitest'
import { postOne } from '../../../src/app/messages/post-one.ts'
import type { Ports } from '../../../src/app/ports/ports.ts'

const SELF = { id: 99, login: 'hikeshi[bot]' }
const MARK = '<!-- hikeshi:adopt=5 -->'

/** An issue on which others may say something just before, or just after, and what stands there in the end. */
function issue(before: readonly { id: number; author: typeof SELF; body: string }[]) {
  let there = [...before]
  const issues = {
    comments: async () => there,
    comment: async (_ref: unknown, body: string) => {
      there = [...there, { id: 7, author: SELF, body }]
      return { id: 7, nodeId: 'n7' }
    },
    removeComment: async (_ref: unknown, id: number) => {
      there = there.filter((one) => one.id !== id)
    },
  }
  const ports = { issues, self: SELF } as unknown as Ports
  const say = () =>
    postOne(ports, { repository: { owner: 'acme', name: 'incidents' }, number: 8 }, `${MARK}\n\nDone`, MARK)
  return { say, ids: () => there.map(({ id }) => id) }
}

describe('R4.2-4 what several instances found at the same moment', () => {
  it('allowed: is said once by one that is alone', async () => {
    const { say, ids } = issue([])
    await say()
    expect(ids()).toEqual([7])
  })

  it('refused: is said no second time, whoever was first', async () => {
    for (const other of [3, 12]) {
      const { say, ids } = issue([{ id: other, author: SELF, body: `${MARK}\n\nDone` }])
      await say()
      expect(ids()).toEqual([Math.min(other, 7)])
    }
  })

  it('allowed: somebody else’s comment with the same mark stays, and so does what says something else', async () => {
    const person = { id: 5, author: { id: 4, login: 'reporter' }, body: `${MARK}\n\nDone` }
    const another = { id: 6, author: SELF, body: '<!-- hikeshi:adopt=4 -->\n\nDone' }
    const { say, ids } = issue([person, another])
    await say()
    expect(ids()).toEqual([5, 6, 7])
  })
})
