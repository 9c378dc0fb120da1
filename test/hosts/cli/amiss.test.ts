import { expect, it } from 'vitest'
import { amiss } from '../../../src/hosts/cli/demo/amiss.ts'
import type { Step } from '../../../src/hosts/cli/demo/story.ts'
import { playgroundWords } from '../../../src/sandbox/playground/words.ts'

const step: Step = {
  ...{ who: 'responder', door: 'board', does: 'drags', phase: 'containment', refused: ['R4.3-1', 'R4.2-4'] },
  act: async () => undefined,
}
const seen = { phase: 'containment', column: 'Containment', state: 'open', answers: 'R4.3-1, R4.2-4' }
const otherwise = { phase: 'recovery', column: 'Recovery', state: 'closed', answers: 'R4.3-1' }

it('a step of the demo that went as told is not told again', () => {
  expect(amiss(step, 3, seen, 'Containment', playgroundWords('ja'))).toEqual([])
})

it.each([
  ['ja', /[ぁ-ん]/, /[a-z]{4,} (?:is|in|stands)/],
  ['en', /^ {2}step 3 \(responder\): /, /[ぁ-ん]/],
] as const)('one that went otherwise is told in %s, each part of it', (language, wanted, unwanted) => {
  const told = amiss(step, 3, otherwise, 'Containment', playgroundWords(language))
  expect(told).toHaveLength(4)
  for (const line of told) {
    expect(line).toMatch(wanted)
    expect(line).not.toMatch(unwanted)
  }
  expect(told.join('\n')).toContain('R4.2-4')
})
