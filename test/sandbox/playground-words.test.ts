import { expect, it } from 'vitest'
import { EVENT_TYPES } from '../../src/domain/case/event.schema.ts'
import { LEDGER_BOUND } from '../../src/domain/case/ledger-line.ts'
import { isPlaygroundKey, PLAYGROUND_KEYS, playgroundWords } from '../../src/sandbox/playground/words.ts'

it('the record beside a case has words for every kind of line', () => {
  const kinds = [...EVENT_TYPES]
  expect(kinds.length).toBeGreaterThan(40)
  expect([LEDGER_BOUND, ...kinds].filter((kind) => !isPlaygroundKey(`line.${kind}`))).toEqual([])
})

it('one is told as one, and many as many', () => {
  const [en, ja] = [playgroundWords('en'), playgroundWords('ja')]
  expect([1, 2].map((count) => en('comments', { count }))).toEqual(['1 comment', '2 comments'])
  expect(en('command.record', { count: 1 })).toBe('📝 Write the missing field /record')
  expect([1, 2].map((count) => ja('comments', { count }))).toEqual(
    [1, 2].map((count) => ja('comments', { count: 2 }).replace('2', String(count))),
  )
})

it.each([
  ['en', (text: string) => text.split(/\s+/).length, 200],
  ['ja', (text: string) => text.replaceAll(/\s/g, '').length, 500],
] as const)(
  'the tour takes five minutes: its words are read, and each of its acts takes ten seconds (%s)',
  (language, length, aMinute) => {
    const keys = PLAYGROUND_KEYS.filter((key) => /^tour\./.test(key))
    const acts = keys.filter((key) => /^tour\.\d\.(?!text$)/.test(key))
    expect(acts.length).toBeGreaterThan(14)
    const read = keys.reduce((sum, key) => sum + length(playgroundWords(language)(key)), 0) / aMinute
    expect(read + acts.length / 6).toBeLessThan(5)
  },
)
