import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asInlineText, asQuotedText } from '../../src/domain/markdown/as-quoted-text.ts'
import { processorMilliseconds } from '../support/processor-milliseconds.ts'
import { TOKENS } from './mutate.ts'
import { PARSERS } from './parsers.ts'

const pieces = fc.oneof(fc.constantFrom(...TOKENS), fc.string({ unit: 'grapheme', maxLength: 12 }))
const hostile = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))

describe.each(PARSERS)('what reads $name', ({ read, seeds }) => {
  it('never throws, whatever it is given', () => {
    for (const seed of seeds) expect(() => read(seed)).not.toThrow()
    const around = fc.tuple(hostile, fc.constantFrom('', ...seeds), hostile)
    fc.assert(
      fc.property(around, ([before, seed, after]) => {
        expect(() => read(before + seed + after)).not.toThrow()
      }),
    )
  })

  it('reads 64 KiB of one thing over and over in no more than ten seconds', { timeout: 240_000 }, () => {
    for (const piece of [
      ...seeds,
      '/',
      '<!--',
      '`',
      '> ',
      '[',
      '\n',
      '　',
      '- [ ] ',
      ': ',
      'x<? \n',
      '](a "\n',
      '`x\n',
    ]) {
      const text = piece.repeat(Math.ceil(65_536 / piece.length))
      expect(
        processorMilliseconds(() => read(text)),
        JSON.stringify(piece),
      ).toBeLessThan(10_000)
    }
  })
})

it('words that are shown again begin no command, call nobody and close no mark', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const shown of [asQuotedText(text), asInlineText(text)]) {
        expect(shown).not.toMatch(/^\s*\/[a-z]/m)
        expect(shown).not.toMatch(/(?<![\\\w])@[a-z\d]/i)
        expect(shown).not.toContain('<!--')
      }
    }),
  )
})
