import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

type Node = { type: string; value?: string; url?: string; depth?: number; children?: Node[] }

export interface Rendered {
  /** Accounts that GitHub would call: `@login` in text that is not code. */
  mentions: string[]
  headings: string[]
  html: string[]
  links: string[]
  /** Number of cells of every row, by table. */
  tables: number[][]
  /** References to issues and commits in text that is not code. */
  references: string[]
  /** Names of emoji and formulas in text that is not code, which GitHub draws. */
  signs: string[]
}

const REFERENCE = /[\w./-]*#\d+|\bGH-\d+|(?<![0-9a-z])(?=\d{0,39}[a-f])[0-9a-f]{7,40}(?![0-9a-z])/gi
const SIGN = /:[a-z+][\w+-]*:|\$[^\s$\u200b][^$]*\$/gi

/** GitHub's rendering of a comment, as far as it could do harm. */
export function rendered(source: string): Rendered {
  const found: Rendered = { mentions: [], headings: [], html: [], links: [], tables: [], references: [], signs: [] }
  const visit = (node: Node): string => {
    if (node.type === 'html') found.html.push(node.value ?? '')
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') found.links.push(node.url ?? '')
    if (node.type === 'table') found.tables.push((node.children ?? []).map((row) => row.children?.length ?? 0))
    if (node.type === 'text') {
      const text = node.value ?? ''
      found.mentions.push(...[...text.matchAll(/(?<![\w`])@([a-z\d][\w-]*)/gi)].map(([, login = '']) => login))
      found.references.push(...(text.match(REFERENCE) ?? []))
      found.signs.push(...(text.match(SIGN) ?? []))
    }
    const inner = (node.children ?? []).map(visit).join('')
    if (node.type === 'heading') found.headings.push(inner)
    return node.value ?? inner
  }
  visit(fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))
  return found
}
