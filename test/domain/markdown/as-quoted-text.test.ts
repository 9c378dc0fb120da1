import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asInlineText, asQuotedText } from '../../../src/domain/markdown/as-quoted-text.ts'
import { visibleText } from '../../../src/domain/markdown/visible-text.ts'
import { parsed } from './plain-markdown.ts'

const hostilePieces = [
  '@octocat',
  '@org/team',
  '#1',
  'GH-1',
  'gh-12',
  'owner/repo#12',
  'owner/repo@deadbeef',
  'deadbeefcafe',
  'https://github.com/o/r/issues/1',
  'www.example.com',
  'ftp://a.example',
  'mailto:a@b.example',
  'someone@example.com',
  '<!-- hikeshi -->',
  '<b>',
  '</details>',
  '<script>',
  '<https://a.example>',
  '&lt;',
  '&#64;octocat',
  '\\',
  '\\@octocat',
  '[a](http://b)',
  '![a](http://b/c.png)',
  '[^1]',
  '[^1]: x',
  '[a]: /b',
  '`code`',
  '```',
  '~~~',
  '~~gone~~',
  '**bold**',
  '_it_',
  '$x$',
  '$$',
  ':+1:',
  ':100:',
  '10:30:45',
  '| a | b |',
  '|-|-|',
  '-',
  '--',
  '---',
  '===',
  '# h',
  '### 何が起きましたか',
  '- [x] done',
  '* a',
  '+ a',
  '1. a',
  '12) b',
  '> quote',
  '> [!WARNING]',
  '/approve',
  '/contain x',
  '\t',
  '    ',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u2028',
  '\u0000',
  '\u0007',
  '\ud800',
  '\u3164',
  '疑い・はっきりしない',
  '「今」でも可',
  '葛\u{e0100}城',
  '👨‍👩‍👧',
  ' ',
  'x',
] as const

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...hostilePieces), fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 14 })
  .map((pieces) => pieces.join(''))

/** The texts that GitHub makes something of when it renders them; see `escapeLine` for what breaks each. */
const live = [
  /@[\w-]/,
  /#\d/,
  /\bgh-\d/i,
  /:\/\//,
  /www\./i,
  /(?<![0-9a-z])(?=\d*[a-f])[0-9a-f]{7,40}(?![0-9a-z])/i,
  /:[+-]?[a-z_]\w*:/i,
  /\$\w/,
]

const squeezed = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim()

describe('people’s words in our own Markdown', () => {
  it('R8-2 a quote of any text parses to that text and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { types, text: shown } = parsed(asQuotedText(text))
        expect(['blockquote', 'paragraph', 'root', 'text']).toEqual(expect.arrayContaining(types))
        expect(squeezed(shown)).toBe(squeezed(visibleText(text)))
      }),
      { numRuns: 600 },
    )
  })

  it('R8-2 any text in a line of ours parses to that text and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = asInlineText(text, { maxLength: 10_000 })
        const { types, text: shown } = parsed(line)
        expect(line).not.toContain('\n')
        expect(['paragraph', 'root', 'text']).toEqual(expect.arrayContaining(types))
        expect(shown).toBe(visibleText(text).replace(/\s+/g, ' ').trim())
      }),
      { numRuns: 600 },
    )
  })

  it('R8-2 any text in a table cell leaves the table as it was', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const cell = asInlineText(text, { maxLength: 10_000 })
        const { types, cells } = parsed(`| a | b |\n| - | - |\n| ${cell} | end |`)
        expect(['root', 'table', 'tableCell', 'tableRow', 'text']).toEqual(expect.arrayContaining(types))
        expect(cells).toEqual(['a', 'b', visibleText(text).replace(/\s+/g, ' ').trim(), 'end'])
      }),
      { numRuns: 400 },
    )
  })

  it('R8-2 what is shown holds no live mention, reference, link, commit, emoji name or formula', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const source = asInlineText(text, { maxLength: 10_000 })
        const rendered = source
          .replace(/\\([!-/:-@[-`{-~])/g, '$1')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&')
        for (const pattern of live) expect(rendered).not.toMatch(pattern)
      }),
      { numRuns: 600 },
    )
  })

  it('R8-2 no source line begins with a slash command and no comment marker stands in the source', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const source of [asInlineText(text), asQuotedText(text)]) {
          expect(source).not.toMatch(/<!--|-->/)
          expect(source).not.toMatch(/^\s*\/[a-z]/m)
          expect(source.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('Japanese stays readable in the source', () => {
    expect(asInlineText('メール（全社）が止まった。10:30 から、受注も不可。')).toBe(
      'メール（全社）が止まった。10:30 から、受注も不可。',
    )
  })

  it('telephone numbers, times and ideographic variants stay as they are', () => {
    expect(asInlineText('0312345678 10:30:45 葛\u{e0100}城 👨‍👩‍👧')).toBe('0312345678 10:30:45 葛\u{e0100}城 👨‍👩‍👧')
  })

  it('cuts by characters as people count them, and says so', () => {
    expect(asInlineText('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', { maxLength: 2 })).toBe('👨‍👩‍👧👨‍👩‍👧…')
    expect(asInlineText('あいう', { maxLength: 3 })).toBe('あいう')
  })

  it('is bounded also where one character carries thousands of marks', () => {
    expect(asInlineText(`a${'\u0301'.repeat(60_000)}`, { maxLength: 10 }).length).toBeLessThan(100)
  })

  it('the quote keeps lines and paragraphs', () => {
    expect(asQuotedText('一\r\n\r\n/approve\n  - 二  ')).toBe('> 一\n>\n> \\/approve\n> \\- 二')
    expect(asQuotedText(' \n')).toBe('')
  })
})
