import { coveredLines } from './covered-lines.ts'
import { type Fence, fenceClosedBy, fenceOpenedBy } from './fence.ts'
import { hiddenComments } from './hidden-comment.ts'
import { rawHtmlEnd } from './raw-html.ts'
import { splitLines } from './split-lines.ts'

export type LineKind = 'text' | 'fence' | 'quote' | 'comment' | 'indented'

export type Line = {
  /** The line as written, without its line ending. */
  text: string
  kind: LineKind
  /** Index of the line on which the fence or comment began that this line is part of; -1 outside. */
  block: number
  /** Nothing closes that fence or comment: it runs to the end of the body. */
  unclosed: boolean
}

/**
 * Says of each line of a body whether a reader sees it as text, or as code, quote or comment.
 * The rules are those of CommonMark 0.31 as far as lines need them; one pass, linear in the body.
 * A line that only lazily continues a quote is text: whoever types at the line's start means it.
 */
export function classifyLines(body: string): Line[] {
  const texts = splitLines(body)
  const mayHoldHtml = body.includes('<')
  const mayHoldFence = body.includes('```') || body.includes('~~~')
  const hiddenCommentEnd = hiddenComments(texts)
  const lines: Line[] = []
  let at = 0
  const put = (kind: LineKind, block: number) => {
    lines.push({ text: texts[at] ?? '', kind, block, unclosed: false })
    at += 1
  }
  while (at < texts.length) {
    const text = texts[at] ?? ''
    const fence = mayHoldFence ? fenceOpenedBy(text) : undefined
    if (fence !== undefined) {
      const start = at
      put('fence', start)
      takeFence(fence, start)
      continue
    }
    const end = mayHoldHtml ? blockEnd(at) : undefined
    if (end !== undefined) {
      const start = at
      while (at <= end.line) put(end.kind, start)
      if (!end.closed) markUnclosed(start)
      continue
    }
    put(plainKind(text), -1)
  }
  return mayReachOver(body) ? coveredIn(lines) : lines

  function takeFence(fence: Fence, start: number): void {
    while (at < texts.length) {
      const text = texts[at] ?? ''
      const outcome = fenceClosedBy(fence, text)
      if (outcome === 'left') return
      put('fence', start)
      if (outcome === 'closed') return
    }
    markUnclosed(start)
  }

  function markUnclosed(start: number): void {
    for (const line of lines.slice(start)) line.unclosed = true
  }

  function blockEnd(start: number): { line: number; kind: LineKind; closed: boolean } | undefined {
    const raw = rawHtmlEnd(texts, start)
    if (raw !== undefined) return raw
    const comment = hiddenCommentEnd(start)
    return comment === undefined ? undefined : { line: comment, kind: 'comment', closed: true }
  }
}

/** Most bodies hold nothing that could reach from one line into the next. */
const mayReachOver = (body: string): boolean => /[`<[]/.test(body)

/** Begins another block, so that nothing before it reaches over it. */
const BLOCK = /^ {0,3}(?:#{1,6}(?:[ \t]|$)|[-*+][ \t]|\d{1,9}[.)][ \t]|(?:[-*_][ \t]*){3,}$|=+[ \t]*$)/

/** Paragraph by paragraph: a line that begins within a code span, a tag, or a link's target says nothing by itself. */
function coveredIn(lines: readonly Line[]): Line[] {
  const done: Line[] = []
  let at = 0
  while (at < lines.length) {
    let end = at + 1
    if (isOfParagraph(lines[at])) while (isOfParagraph(lines[end]) && !BLOCK.test(lines[end]?.text ?? '')) end += 1
    const first = lines[at]
    // Nothing reaches into the only line of a paragraph.
    if (first !== undefined && end === at + 1) {
      done.push(first)
      at = end
      continue
    }
    const paragraph = lines.slice(at, end)
    const covered = coveredLines(paragraph.map(({ text }) => text))
    for (const [index, line] of paragraph.entries())
      done.push(
        covered[index] === undefined
          ? line
          : {
              ...line,
              kind: covered[index] === 'code' ? 'indented' : 'comment',
              block: covered[index] === 'code' ? -1 : at,
            },
      )
    at = end
  }
  return done
}

const isOfParagraph = (line: Line | undefined): boolean => line?.kind === 'text' && line.text.trim() !== ''

function plainKind(text: string): LineKind {
  const indent = indentOf(text)
  if (indent === text.length) return 'text'
  if (indent >= 4 || text.lastIndexOf('\t', indent) !== -1) return 'indented'
  return text[indent] === '>' ? 'quote' : 'text'
}

function indentOf(text: string): number {
  let indent = 0
  for (let sign = text.charCodeAt(0); sign === 32 || sign === 9; sign = text.charCodeAt(indent)) indent += 1
  return indent
}
