import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutText } from '../../../src/domain/markdown/cut-text.ts'
import { growth } from '../../support/growth.ts'

/** The same by the runtime alone, given all of it at once. */
function plainCut(text: string, maxLength: number): string {
  const graphemes = Array.from(
    new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text),
    (one) => one.segment,
  )
  return graphemes.length <= maxLength ? text : `${graphemes.slice(0, maxLength).join('').trimEnd()}…`
}

const pieces = fc.constantFrom(
  'a',
  '漢',
  'か\u3099',
  '👨‍👩‍👧',
  '🇯🇵',
  '🇯',
  'e\u0301',
  '\r\n',
  ' ',
  '\u200d',
  '각',
  '👍🏽',
)

describe('cutText', () => {
  it('cuts where people count so many characters, wherever the text is looked at piece by piece', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { minLength: 250, maxLength: 700 }),
        fc.integer({ min: 200, max: 600 }),
        (parts, most) => {
          const text = parts.join('')
          // Eight units for each character are looked at, and no script needs more.
          fc.pre(text.length <= most * 8)
          expect(cutText(text, most)).toBe(plainCut(text, most))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('leaves alone what is short enough, and ends for a character without end', () => {
    expect(cutText('👨‍👩‍👧'.repeat(3), 3)).toBe('👨‍👩‍👧'.repeat(3))
    expect(cutText(`a${'\u0301'.repeat(65_535)}`, 40)).toHaveLength(40 * 8 + 1)
  })

  it('takes eight times as long for eight times as many characters, not sixty-four times', () => {
    const text = 'a'.repeat(150_000)
    const cut = (most: number) => () => cutText(text, most)
    expect(growth(cut(16_000), cut(2_000), 8)).toBeLessThan(3)
  })
})
