import { classifyLines, type Line } from '../../../domain/markdown/classify-lines.ts'
import { escapeLine } from '../../../domain/markdown/escape-text.ts'
import { fenceOpenedBy } from '../../../domain/markdown/fence.ts'
import { visibleText } from '../../../domain/markdown/visible-text.ts'
import { code, fence } from '../marks.ts'
import { withoutComments } from '../plan/written-words.ts'

export interface ReadableOptions {
  /** How far its headings stand below ours. */
  below: number
  /** In characters of the result; what has no room is left out with an ellipsis. */
  maxLength: number
}

/**
 * People's Markdown as a document of ours: headings, lists, tables, quotes, code and bold are built anew out of it, and
 * everything else in it is text. No mention, reference, link, image, HTML or marker comes out, whoever wrote it.
 */
export function readableMarkdown(text: string, { below, maxLength }: ReadableOptions): string {
  const lines = classifyLines(visibleText(text))
  const parts: string[] = []
  let length = 0
  let at = 0
  let depth = -1
  while (at < lines.length) {
    const { part, next, list } = blockAt(lines, at, below, depth)
    // A blank line ends no list; whatever else stands between does.
    if (list !== undefined) depth = list
    else if (part !== undefined && part !== '') depth = -1
    at = next
    if (part === undefined) continue
    length += part.length + 1
    if (length > maxLength) return [...parts, '', '…'].join('\n').trim()
    parts.push(part)
  }
  return parts
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** One block made anew, and the line after it; no part where nothing of it is shown. */
interface Block {
  part: string | undefined
  next: number
  /** Of an item of a list: how deep it stands. */
  list?: number
}

/** Every line that is not simply text begins with one of these. */
const BEGINS_BLOCK = /^[ \t]*[-*_#+|\d]/

function blockAt(lines: readonly Line[], at: number, below: number, depth: number): Block {
  const line = lines[at]
  const text = line?.text ?? ''
  if (line === undefined) return { part: undefined, next: at + 1 }
  if (line.kind === 'comment') return commented(lines, at)
  if (line.kind === 'fence') return fenced(lines, at)
  if (text.trim() === '') return { part: '', next: at + 1 }
  if (line.kind === 'quote') return { part: `> ${inline(text.replace(/^[ >]+/, ''))}`.trimEnd(), next: at + 1 }
  if (!BEGINS_BLOCK.test(text)) return { part: inline(text), next: at + 1 }
  const heading = /^ {0,3}(#{1,6})(?:[ \t]+|$)/.exec(text)
  if (heading !== null) {
    const words = inline(text.slice(heading[0].length).replace(/(?:^|[ \t])#+[ \t]*$/, ''))
    const marks = '#'.repeat(Math.min(6, (heading[1] ?? '').length + below))
    return { part: words === '' ? '' : `\n${marks} ${words}\n`, next: at + 1 }
  }
  if (/^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$/.test(text))
    return { part: '\n---\n', next: at + 1 }
  return item(text, at, depth) ?? table(lines, at) ?? { part: inline(text), next: at + 1 }
}

const ITEM = /^([ \t]*)([-*+]|\d{1,2}[.)])[ \t]+(\[[ xX]\][ \t]+)?/

function item(text: string, at: number, depth: number): Block | undefined {
  const found = ITEM.exec(text)
  if (found === null) return undefined
  const [whole, indent = '', mark = '', box = ''] = found
  // No deeper than one below the item before: else it would be code.
  const list = Math.min(Math.floor(indent.replaceAll('\t', '    ').length / 2), depth + 1, 5)
  const ticked = box === '' ? '' : /x/i.test(box) ? '☑ ' : '☐ '
  const bullet = /\d/.test(mark) ? `${Number.parseInt(mark, 10)}.` : '-'
  return { part: `${'    '.repeat(list)}${bullet} ${ticked}${inline(text.slice(whole.length))}`, next: at + 1, list }
}

const isRow = ({ kind, text }: Line): boolean => kind === 'text' && /^ {0,3}\|.*\|[ \t]*$/.test(text)
const RULE = /^ {0,3}\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/

/** Cells that a row has too many stand in its last one: nothing is left out. */
function table(lines: readonly Line[], at: number): Block | undefined {
  const [head, rule] = [lines[at], lines[at + 1]]
  if (head === undefined || rule === undefined || !isRow(head) || !RULE.test(rule.text)) return undefined
  const width = cellsOf(head.text).length
  const rows = [cellsOf(head.text)]
  let next = at + 2
  for (let row = lines[next]; row !== undefined && isRow(row); row = lines[next]) {
    rows.push(cellsOf(row.text))
    next += 1
  }
  const [first = '', ...more] = rows.map((cells) => {
    const fitting = [...cells.slice(0, width - 1), cells.slice(width - 1).join(' ')]
    return `| ${Array.from({ length: width }, (_, index) => inline(fitting[index] ?? '')).join(' | ')} |`
  })
  return { part: ['', first, `|${' --- |'.repeat(width)}`, ...more, ''].join('\n'), next }
}

const cellsOf = (row: string): string[] =>
  row
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())

/** Words beside a comment are seen on GitHub, so they are here; the comment is not. */
function commented(lines: readonly Line[], at: number): Block {
  const block = lines[at]?.block
  let next = at
  while (lines[next]?.kind === 'comment' && lines[next]?.block === block) next += 1
  const whole = lines.slice(at, next).map(({ text }) => text)
  const seen = withoutComments(whole.join('\n')).split('\n').map(inline)
  const part = seen.filter((words) => words !== '').join('\n')
  return { part: part === '' ? undefined : part, next }
}

function fenced(lines: readonly Line[], at: number): Block {
  const { block = -1, unclosed = false } = lines[at] ?? {}
  let next = at
  while (lines[next]?.kind === 'fence' && lines[next]?.block === block) next += 1
  const all = lines.slice(at, next).map(({ text }) => text)
  // Raw HTML is shown as what it is.
  const isFence = fenceOpenedBy(all[0] ?? '') !== undefined
  const inner = isFence ? all.slice(1, unclosed ? undefined : -1) : all
  // A reader who looks for our markers in the source must not find one here either.
  return { part: `\n${fence(inner.join('\n').replaceAll('<!--', '<! --'))}\n`, next }
}

const SPANS = /\\[!-/:-@[-`{-~]|`[^`]+`|\*\*(?:[^*\\`]|\\.)+\*\*/g

/** A line with its code and its bold words; the escapes that somebody, or we, wrote are undone first. */
function inline(text: string): string {
  if (!/[\\`*]/.test(text)) return plain(text).trim()
  const shown: string[] = []
  let from = 0
  const words = (until: number) => {
    if (until > from) shown.push(plain(text.slice(from, until)))
  }
  for (const { 0: span, index } of text.matchAll(SPANS)) {
    if (span.startsWith('\\')) continue
    words(index)
    const within = span.startsWith('`') ? code(span.slice(1, -1)) : bold(span.slice(2, -2))
    shown.push(within)
    from = index + span.length
  }
  words(text.length)
  return shown.join('').trim()
}

const bold = (text: string): string => (text.trim() === '' ? '' : `**${plain(text).trim()}**`)

/** Escapes as text, with the blanks around it kept. */
function plain(text: string): string {
  const said = !/[\\&]/.test(text)
    ? text
    : text
        .replace(/\\([!-/:-@[-`{-~])/g, '$1')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
  const before = said.trimStart() === said ? '' : ' '
  const after = said.trim() === '' || said.trimEnd() === said ? '' : ' '
  return `${before}${escapeLine(said)}${after}`
}
