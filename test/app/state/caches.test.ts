import { describe, expect, it } from 'vitest'
import { accountShare } from '../../../src/app/state/account-share.ts'
import { keyedQueue } from '../../../src/app/state/keyed-queue.ts'
import { lruCache } from '../../../src/app/state/lru-cache.ts'
import { lruSet } from '../../../src/app/state/lru-set.ts'
import { ttlCache } from '../../../src/app/state/ttl-cache.ts'
import { versionCache } from '../../../src/app/state/version-cache.ts'

describe('what a process keeps between two events', () => {
  it('an answer is kept for its time, asked for once by all who wait, and gone when it fails or the clock is set back', async () => {
    let now = 1_000
    let asked = 0
    const cache = ttlCache<number>({ life: 100, most: 2 }, () => new Date(now))
    const ask = async () => {
      asked += 1
      if (asked === 3) throw new Error('no answer')
      return asked
    }
    expect(await Promise.all([cache.get('a', ask), cache.get('a', ask)])).toEqual([1, 1])
    now = 1_099
    expect(await cache.get('a', ask)).toBe(1)
    now = 1_100
    expect(await cache.get('a', ask)).toBe(2)
    now = 999
    await expect(cache.get('a', ask)).rejects.toThrow('no answer')
    expect(await cache.get('a', ask)).toBe(4)
    cache.drop('a')
    expect(await cache.get('a', ask)).toBe(5)
    cache.forget()
    expect(await cache.get('a', ask)).toBe(6)
  })

  it('R4.3-1 however many names people write, only so many answers are kept: of the others it is asked again', async () => {
    const asked: string[] = []
    const cache = ttlCache<string>({ life: 100, most: 2 }, () => new Date(0))
    const get = (key: string) =>
      cache.get(key, async () => {
        asked.push(key)
        return key
      })
    for (const key of ['a', 'b', 'c', 'b', 'c', 'a']) expect(await get(key)).toBe(key)
    expect(asked).toEqual(['a', 'b', 'c', 'a'])
  })

  it('only so many are kept, the last ones', () => {
    const cache = lruCache<number>(2)
    const set = lruSet<string>(2)
    for (const [at, key] of ['a', 'b', 'a', 'c'].entries()) {
      expect(cache.keep(key, at)).toBe(at)
      set.add(key)
    }
    expect(['a', 'b', 'c'].map(cache.get)).toEqual([2, undefined, 3])
    expect(['a', 'b', 'c'].map(set.has)).toEqual([false, true, true])
    cache.forget()
    expect(cache.get('c')).toBeUndefined()
  })

  it('what was read of a version counts for this version alone', () => {
    const cache = versionCache<string>(2)
    expect(cache.keep('a', '1', 'one')).toBe('one')
    expect([cache.get('a', '1'), cache.get('a', '2')]).toEqual(['one', undefined])
    cache.keep('a', '2', 'two')
    expect([cache.get('a', '1'), cache.get('a', '2')]).toEqual([undefined, 'two'])
    cache.drop('a')
    expect(cache.get('a', '2')).toBeUndefined()
  })

  it('work of one lane goes in turn, lanes go side by side, and what fails holds nobody up', async () => {
    const done: string[] = []
    const failed: unknown[] = []
    const queue = keyedQueue((error) => failed.push(error), { isSlowed: () => false, sleep: async () => undefined })
    let open = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    queue.add('a', async () => {
      await gate
      done.push('a1')
      throw new Error('a1 fails')
    })
    queue.add('a', async () => void done.push('a2'))
    queue.add('b', async () => void done.push('b1'))
    queue.add('c', async () => open())
    await queue.idle()
    expect(done).toEqual(['b1', 'a1', 'a2'])
    expect(failed).toEqual([new Error('a1 fails')])
  })

  it('R4.3-1 what one account is answered over all cases within a time has an end; the same again costs nothing', () => {
    const share = accountShare({ most: 2, within: 1_000 })
    const at = (time: number) => new Date(time)
    expect(['a', 'b', 'a', 'c'].map((what) => share.take(13, what, at(0)))).toEqual([true, true, true, false])
    expect(share.take(14, 'c', at(0))).toBe(true)
    expect([share.take(13, 'c', at(999)), share.take(13, 'c', at(1_000))]).toEqual([false, true])
  })
})
