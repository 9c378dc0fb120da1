import { describe, expect, it } from 'vitest'
import { createsContent, type Exchange, nameOf, roundTrips } from './recording.ts'

const exchange = (start: number, end: number, more: Partial<Exchange> = {}): Exchange => ({
  ...{ method: 'GET', path: '/', name: 'GET /', status: 200, start, end },
  ...more,
})

describe('round trips that wait for one another', () => {
  it.each([
    ['nothing', [], 0],
    [
      'all at once',
      [
        [0, 10],
        [1, 11],
        [2, 9],
      ],
      1,
    ],
    [
      'one after another',
      [
        [0, 10],
        [10, 20],
        [21, 30],
      ],
      3,
    ],
    [
      'the longest of several ways, in whatever order they were noted',
      [
        [20, 30],
        [0, 10],
        [0, 25],
        [11, 19],
        [26, 40],
      ],
      3,
    ],
    [
      'one that began before the other had its answer',
      [
        [0, 10],
        [9, 20],
        [10, 20],
      ],
      2,
    ],
  ] as const)('%s', (_, times, expected) => {
    expect(roundTrips(times.map(([start, end]) => exchange(start, end)))).toBe(expected)
  })
})

describe('what is asked', () => {
  const query = (text: string, variables: unknown) =>
    nameOf({ method: 'POST', path: '/graphql', body: JSON.stringify({ query: text, variables }) })

  it('is the same whatever a run writes, and since whenever it looks; other questions are others', () => {
    const put = (body: string) => nameOf({ method: 'PUT', path: '/a', body })
    expect(put('{"salt":1}')).toBe(put('{"salt":2}'))
    expect(put('')).not.toBe(nameOf({ method: 'GET', path: '/a', body: '' }))
    const since = (at: string) => nameOf({ method: 'GET', path: `/issues?since=${at}&page=1`, body: '' })
    expect(since('2030')).toBe(since('2031'))
    expect(since('2030')).not.toBe(nameOf({ method: 'GET', path: '/issues?since=2030&page=2', body: '' }))
    expect(query('mutation M', { salt: 1 })).toBe(query('mutation M', { salt: 2 }))
    expect(query('query Q', { number: 1 })).not.toBe(query('query Q', { number: 2 }))
  })

  it('creates content where GitHub counts it so', () => {
    const created = (method: string, path: string, name = '') => createsContent(exchange(0, 1, { method, path, name }))
    expect(created('POST', '/repos/o/r/issues/1/comments')).toBe(true)
    expect(created('POST', '/graphql', 'POST /graphql mutation Tell { answer: addComment }')).toBe(true)
    expect(created('PATCH', '/repos/o/r/issues/1')).toBe(false)
    expect(created('POST', '/graphql', 'POST /graphql query Folder')).toBe(false)
  })
})
