import { describe, expect, it } from 'vitest'
import type { Person } from '../../support/people.ts'
import { processorTime } from '../../support/processor-milliseconds.ts'
import { inTurn, quickest } from '../../tools/bench/in-turn.ts'
import { longCase } from './long-case.ts'

const LONGEST_SHOWN = 60_000
type Long = ReturnType<typeof longCase>

/** The processor's time for some work on cases of these lengths, in turn; the first of each is the compiler's. */
async function spent(
  lengths: readonly number[],
  shows: Parameters<typeof longCase>[1],
  work: (long: Long) => Promise<void>,
): Promise<number[]> {
  const works = lengths.map((length) => {
    const long = longCase(length, shows)
    return () => processorTime(() => work(long))
  })
  await inTurn(works, 2)
  return inTurn(works, 5, quickest)
}

const asks = (by: Person, body: string) => (long: Long) => long.asked(by, body)

describe('a case of a thousand comments', () => {
  it('R4.3-1 tells what was done, and what was refused, within one comment of GitHub', async () => {
    const long = longCase(5_000, 'status')
    const before = long.length()
    await long.asked('responder', '/note the last one')
    await long.asked('reporter', '/phase recovery')
    expect(long.length()).toBeGreaterThanOrEqual(before + 2)
    const status = long.told.filter((body) => body.includes('hikeshi:status'))
    expect(status.at(-1)).toContain('the last one')
    for (const body of long.told) expect(body.length).toBeLessThan(LONGEST_SHOWN)
  })

  it.each([
    ['a note', asks('responder', '/note seen')],
    ['a refusal', asks('reporter', '/phase recovery')],
  ])(
    'R4.3-1 takes little longer for %s than one of thirty lines, beside what is shown of it',
    {
      timeout: 240_000,
      retry: 2,
    },
    async (_, work) => {
      const [short = 0, long = 0] = await spent([30, 1_000], 'no-status', work)
      // Without GitHub's answers there is next to nothing else; to decide on all lines anew took fifteen times as long.
      expect(long / short).toBeLessThan(4)
    },
  )

  it('R4.3-1 is looked at by a round in a time that grows with its length and no faster', {
    timeout: 240_000,
    retry: 2,
  }, async () => {
    const [one = 0, four = 0] = await spent([400, 1_600], 'status', (long) => long.swept())
    expect(four / one).toBeLessThan(6)
  })
})
