import { describe, expect, it } from 'vitest'
import { pages } from '../../../../src/adapters/github/client/pages.ts'

const link = (next: number | undefined, last: number | undefined): string =>
  [
    ...(next === undefined ? [] : [`<https://api.github.com/x?per_page=100&page=${next}>; rel="next"`]),
    ...(last === undefined ? [] : [`<https://api.github.com/x?page=${last}&per_page=100>; rel="last"`]),
  ].join(', ')

describe('all pages of a list', () => {
  it('are asked at once where the first one tells which is the last, and come in their order', async () => {
    let [atOnce, most] = [0, 0]
    const all = await pages(async (page) => {
      atOnce += 1
      most = Math.max(most, atOnce)
      // The later, the sooner answered.
      await new Promise((answered) => setTimeout(answered, 30 - page * 5))
      atOnce -= 1
      return { data: [page], headers: { link: link(page < 4 ? page + 1 : undefined, 4) } }
    })
    expect(all).toEqual([1, 2, 3, 4])
    expect(most).toBe(3)
  })

  it('are asked one after another where nothing tells, or the list has grown meanwhile', async () => {
    const untold = (page: number) => ({ data: [page], headers: page < 3 ? { link: link(page + 1, undefined) } : {} })
    expect(await pages(async (page) => untold(page))).toEqual([1, 2, 3])
    const growing = (page: number) => ({
      data: [page],
      headers: page < 3 ? { link: link(page + 1, page === 1 ? 2 : 3) } : {},
    })
    expect(await pages(async (page) => growing(page))).toEqual([1, 2, 3])
    expect(await pages(async (page) => ({ data: [page], headers: {} }))).toEqual([1])
  })
})
