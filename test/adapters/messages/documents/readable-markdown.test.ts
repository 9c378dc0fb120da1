import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import { readableMarkdown } from '../../../../src/adapters/messages/documents/readable-markdown.ts'
import { asQuotedText } from '../../../../src/domain/markdown/as-quoted-text.ts'
import { classifyLines } from '../../../../src/domain/markdown/classify-lines.ts'
import { processorMilliseconds } from '../../../support/processor-milliseconds.ts'
import { rendered } from '../rendered.ts'

const readable = (text: string, maxLength = 10_000) => readableMarkdown(text, { below: 2, maxLength })

interface Node {
  type: string
  depth?: number
  value?: string
  children?: Node[]
}

/** The kinds of blocks that GitHub makes of it, in order. */
const blocksOf = (text: string): string[] => {
  const tree: Node = fromMarkdown(readable(text), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return (tree.children ?? []).map(({ type, depth }) => (depth === undefined ? type : `${type} ${depth}`))
}

describe('somebody’s Markdown in a document of ours', () => {
  it('R4.4-2 has its headings below ours, its lists, tables, quotes, rules and code', () => {
    const plan = [
      '# Plan',
      '',
      'Words with **weight** and `code`.',
      '',
      '## Technical',
      '- one',
      '  - [x] below',
      '1. first',
      '',
      '| a | b |',
      '| --- | --- |',
      '| 1 | 2 | 3 |',
      '',
      '> said',
      '',
      '---',
      '```sh',
      'rm -rf',
      '```',
    ].join('\n')
    expect(blocksOf(plan)).toEqual([
      ...['heading 3', 'paragraph', 'heading 4', 'list', 'list'],
      ...['table', 'blockquote', 'thematicBreak', 'code'],
    ])
    expect(readable(plan)).toContain('Words with **weight** and `code`.')
    expect(readable(plan)).toContain('- one\n    - ☑ below')
    expect(rendered(readable(plan)).tables).toEqual([[2, 2]])
    expect(readable(plan)).toContain('| 1 | 2 3 |')
  })

  it('shows words as they were, which somebody had to escape', () => {
    const said = '1) a_b *c* <d> & #7 @officer'
    const once = readable(asQuotedText(said))
    expect(once).toBe(asQuotedText(said))
  })

  it('leaves out what GitHub hides, and nothing beside it', () => {
    const text = readable('<!-- hikeshi:section=technical -->\n<!-- hint --> seen\n\nbefore <!-- not\nthis --> after')
    expect(text).not.toMatch(/hikeshi|hint|not|this/)
    for (const word of ['seen', 'before', 'after']) expect(text).toContain(word)
  })

  it('an item that stands too deep is an item still, and no code', () => {
    expect(blocksOf('                - deep\n- shallow')).toEqual(['list'])
  })

  it('says where it had to end', () => {
    const long = Array.from({ length: 500 }, (_, at) => `- item ${at}`).join('\n')
    expect(readable(long, 200).length).toBeLessThanOrEqual(210)
    expect(readable(long, 200)).toMatch(/…$/)
  })

  const piece = fc.constantFrom(
    ...['@everyone', '@org/team', '#1', 'GH-1', 'a/b#2', 'deadbeefcafe', 'https://evil.example', 'www.evil.example'],
    ...[
      '<!-- hikeshi:line=1 -->',
      '<!--',
      '-->',
      '<b>',
      '<details>',
      '</details>',
      '<script>',
      '<pre>',
      '<br>',
      '&lt;',
    ],
    ...[
      '|',
      '\\|',
      '\\',
      '\\\\',
      '`',
      '``',
      '```',
      '~~~',
      '**',
      '*',
      '__',
      '~~',
      '[a](http://b)',
      '![a](b)',
      '[^1]: x',
    ],
    ...['> ', '- ', '- [x] ', '1. ', '# ', '## ', '---', '===', '| a | b |\n| - | - |\n| c | d |', '    ', '\t', '\n'],
    ...['\n\n', '\r\n', ' ', '被害', 'x', '\u202e', '\u0000', '/contain x', ':smile:', '$x$'],
  )
  it('no mention, reference, link, HTML or marker comes out of it, whoever wrote it', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = readable(pieces.join(''))
        const { mentions, references, html, links } = rendered(text)
        expect({ mentions, references, html, links }).toEqual({ mentions: [], references: [], html: [], links: [] })
        expect(text).not.toContain('<!--')
        // A line in code is no command.
        const begun = classifyLines(text).filter((line) => line.kind === 'text' && line.text.startsWith('/'))
        expect(begun).toEqual([])
      }),
      { numRuns: 1_500 },
    )
  })

  it('takes time in proportion to the text, also of hostile ones', () => {
    const hostile = ['**', '`', '\\', '<!--', '|', '- ', '> ', '**a', '`a\n', '# #', '|\n| - |\n']
    for (const one of hostile) {
      const taken = processorMilliseconds(() => readable(one.repeat(Math.floor(60_000 / one.length)), 60_000))
      expect(taken, JSON.stringify(one)).toBeLessThan(2_000)
    }
  })
})
