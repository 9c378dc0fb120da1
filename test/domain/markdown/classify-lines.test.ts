import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyLines } from '../../../src/domain/markdown/classify-lines.ts'
import { splitLines } from '../../../src/domain/markdown/split-lines.ts'

const kinds = (body: string) => classifyLines(body).map((line) => line.kind)
const textLines = (body: string) =>
  classifyLines(body)
    .filter((line) => line.kind === 'text' && line.text !== '')
    .map((line) => line.text)

describe('lines of a body', () => {
  it('CRLF, LF and CR end lines', () => {
    expect(classifyLines('a\r\nb\nc\rd').map((line) => line.text)).toEqual(['a', 'b', 'c', 'd'])
  })

  it.each([
    ['backticks', '```\n/a\n```\n/b'],
    ['tildes', '~~~ text\n/a\n~~~\n/b'],
    ['a longer fence around a shorter one', '````\n```\n/a\n```\n````\n/b'],
    ['tildes around backticks', '~~~\n```\n/a\n~~~\n/b'],
    ['a fence in a list item', '- ```\n  /a\n  ```\n\n/b'],
    ['a fence that a list item ends', '1. ```\n   /a\n/b'],
    ['raw HTML', '<pre>\n/a\n</pre>\n/b'],
    ['a comment', '<!--\n/a\n-->\n/b'],
    ['a comment after a blank line inside', '<!-- x\n\n/a\n-->\n/b'],
    ['a code span over several lines', '`x\n/a\ny`\n/b'],
    ['a code span of two marks', '``x ` y\n/a\n``\n/b'],
    ['an instruction', '<?php\n/a\n\n/a\n?>\n/b'],
    ['an instruction within a line', 'x <?php\n/a\n?>\n/b'],
    ['CDATA', '<![CDATA[\n/a\n]]>\n/b'],
    ['a declaration', '<!DOCTYPE\n/a\n>\n/b'],
    ['a tag', '<div\n/a\n>\n/b'],
    ['an attribute', 'x <a title="\n/a\n">y</a>\n/b'],
    ['the destination of a definition', '[x]:\n/a\n/b'],
    ['the title of a definition', '[x]: <y>\n"\n/a\n"\n/b'],
    ['the title of a link', '[x](y "\n/a\n")\n/b'],
    ['the title of an image', "![x](y '\n/a\n')\n/b"],
    ['quotes', '> /a\n> ```\n/b'],
    ['indented code', '    /a\n\t/a\n/b'],
  ])('commands are seen outside of %s only', (_name, body) => {
    expect(textLines(body).filter((text) => text.startsWith('/'))).toEqual(['/b'])
  })

  it.each([
    ['one code mark', 'it`s here\n/b'],
    ['a code span that its paragraph does not close', '`x\n\n/b\n\ny`'],
    ['code spans within their lines', '`x` and `y`\n/b\n`z`'],
    ['a heading between code marks', '`x\n# Head\n/b\n`'],
    ['list items with one code mark each', '- `x\n- y`\n/b'],
    ['a smaller than', 'a < b\n/b\nc > d'],
    ['a footnote', '[^1]: x\n/b'],
    ['a link without a title', '[x](y)\n/b'],
    ['details that are opened', '<details>\n\n/b\n\n</details>'],
    ['a whole comment', '<!-->\n/b'],
    ['an escaped code mark', '\\`x\n/b\n`'],
  ])('a command is seen beside %s', (_name, body) => {
    expect(textLines(body).filter((text) => text.startsWith('/'))).toEqual(['/b'])
  })

  it('a comment that opens in a paragraph hides what follows until it closes', () => {
    expect(kinds('note <!--\n/approve\n--> end\n/b')).toEqual(['comment', 'comment', 'comment', 'text'])
  })

  it('a comment that its paragraph does not close hides nothing', () => {
    expect(kinds('an arrow <!-- here\n/a\n\n--> /b')).toEqual(['text', 'text', 'text', 'text'])
  })

  it('inline code with three backticks opens no fence', () => {
    expect(kinds('```a``` b\n/c')).toEqual(['text', 'text'])
  })

  it('an unclosed fence runs to the end and every line of it names where it began', () => {
    expect(classifyLines('a\n```\nb\nc').map((line) => line.block)).toEqual([-1, 1, 1, 1])
  })

  it('keeps every line, once, in order', () => {
    const piece = fc.constantFrom(
      '```',
      '~~~',
      '- ```',
      '<!--',
      '-->',
      'a <!-- b',
      '> q',
      '<pre>',
      '</pre>',
      '    x',
      '',
      '### h',
      '/c',
      '\t',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const body = pieces.join('\n')
        expect(classifyLines(body).map((line) => line.text)).toEqual(splitLines(body))
      }),
      { numRuns: 1_000 },
    )
  })
})
