import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { gap } from '../../../src/domain/markdown/escape-text.ts'

export type Parsed = { types: string[]; text: string; cells: string[] }

/** GitHub-flavoured Markdown's reading of a source: the kinds of nodes in it, and the texts without our gaps. */
export function parsed(source: string): Parsed {
  const types = new Set<string>()
  const paragraphs: string[] = []
  const cells: string[] = []
  type Node = { type: string; value?: string; children?: Node[] }
  const visit = (node: Node): string => {
    types.add(node.type)
    const inner = (node.children ?? []).map(visit).join('')
    if (node.type === 'paragraph') paragraphs.push(inner)
    if (node.type === 'tableCell') cells.push(inner.replaceAll(gap, ''))
    return node.type === 'text' ? (node.value ?? '') : inner
  }
  visit(fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))
  return { types: [...types].sort(), text: paragraphs.join('\n\n').replaceAll(gap, ''), cells }
}
