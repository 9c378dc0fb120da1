import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asInlineText, asQuotedText } from '../../../src/domain/markdown/as-quoted-text.ts'
import { holdsWords, withoutWords } from '../../../src/domain/redaction/without-words.ts'

const GONE = '[gone]'

describe('R8-2 a text without words that were taken out', () => {
  it.each([
    ['in one line', 'a\nthe secret word\nb', `a\n${GONE}\nb`],
    ['escaped', 'a\n> the \\*secret\\* word', `a\n${GONE}`],
    ['in another spelling', 'THE ＳＥＣＲＥＴ WORD', GONE],
    ['marks stay', '<!-- hikeshi:line=3 -->the secret word', `<!-- hikeshi:line=3 --> ${GONE}`],
    ['something else', 'the word is secret', 'the word is secret'],
  ])('%s', (_, text, expected) => {
    expect(withoutWords(text, ['the secret word'], GONE)).toBe(expected)
  })

  it('what is cut off or broken into lines goes part by part', () => {
    const long = 'one two three four five six seven eight nine ten eleven twelve thirteen'
    expect(holdsWords(withoutWords(`> ${long.slice(0, 60)}…`, [long], GONE), [long])).toBe(false)
    expect(withoutWords('first line\nsecond line', ['first line\nsecond line'], GONE)).toBe(`${GONE}\n${GONE}`)
  })

  it.each([
    ['too short for any of them alone', 'ab\ncd\nef', '> ab\n> cd\n> ef\nrest', `${GONE}\n${GONE}\n${GONE}\nrest`],
    ['Japanese and rare letters', '    ぁ𐊀\n0', '> ぁ𐊀\n> 0\nrest', `${GONE}\n${GONE}\nrest`],
    ['a letter that its neighbours change', 'ΑΒΓΔΕΣ\nΖ', 'ΑΒΓΔΕΣ\nΖ\nrest', `${GONE}\n${GONE}\nrest`],
  ])('R8-2 what is spread over lines goes from each of them: %s', (_, word, text, expected) => {
    expect(withoutWords(text, [word], GONE)).toBe(expected)
  })

  it('a word of few letters takes nothing with it', () => {
    expect(withoutWords('an idea by mail', ['id', 'mail'], GONE)).toBe('an idea by mail')
    expect(withoutWords('暗証番号', ['暗証番号'], GONE)).toBe(GONE)
  })

  it('however the app shows words, none of them stays', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 8, maxLength: 200 })
    fc.assert(
      fc.property(words, (text) => {
        for (const shown of [asQuotedText(text), asInlineText(text)])
          expect(holdsWords(withoutWords(`# Head\n${shown}\nrest`, [text], ''), [text])).toBe(false)
      }),
    )
  })
})
