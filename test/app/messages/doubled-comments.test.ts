import { describe, expect, it } from 'vitest'
import { doubledComments } from '../../../src/app/messages/doubled-comments.ts'
import type { CommentSeen } from '../../../src/app/ports/github.ts'

const comment = (id: number, body: string): CommentSeen => ({
  ...{ id, nodeId: `IC_${id}`, issue: 7, body, via: 'account', signs: [] },
  author: { id: 99, login: 'hikeshi[bot]', type: 'Bot' },
  ...{ createdAt: '2030-01-01T00:00:00Z', updatedAt: '2030-01-01T00:00:00Z' },
})

describe('R4.2-4 comments of the app that say what another one says', () => {
  it('of two with the same mark the first one stays, in whichever order they are listed', () => {
    const [one, two] = [comment(5, '<!-- hikeshi:line=4 -->\n\nNo.'), comment(9, '<!-- hikeshi:line=4 -->\n\nNo!')]
    expect(doubledComments([two, one], undefined)).toEqual([9])
  })

  it('of two answers to one /adopt the first one stays; those to two of them both do', () => {
    const [one, two] = [comment(5, '<!-- hikeshi:adopt=3 -->\n\nNo.'), comment(9, '<!-- hikeshi:adopt=3 -->\n\nNo!')]
    expect(doubledComments([one, two], undefined)).toEqual([9])
    expect(doubledComments([one, comment(9, '<!-- hikeshi:adopt=4 -->\n\nNo.')], undefined)).toEqual([])
  })

  it('one that says something more besides stays', () => {
    const both = comment(9, '<!-- hikeshi:line=4,6 -->\n\nNo.\n\nNor that.')
    expect(doubledComments([comment(5, '<!-- hikeshi:line=4 -->\n\nNo.'), both], undefined)).toEqual([])
    expect(doubledComments([comment(5, both.body), comment(9, '<!-- hikeshi:line=6 -->')], undefined)).toEqual([9])
  })

  it('of several status comments the one that the record keeps stays; while it keeps none, all do', () => {
    const all = [comment(5, '<!-- hikeshi:status -->'), comment(9, '<!-- hikeshi:status -->\n\nNewer')]
    expect(doubledComments(all, 9)).toEqual([5])
    expect(doubledComments(all, undefined)).toEqual([])
  })

  it('what bears no mark of an answer is never taken back', () => {
    expect(doubledComments([comment(5, 'Thanks.'), comment(9, 'Thanks.')], undefined)).toEqual([])
  })
})
