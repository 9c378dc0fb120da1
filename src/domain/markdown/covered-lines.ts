/** A part of a paragraph that runs over several lines, and is shown as code or not at all. */
interface Span {
  from: number
  to: number
  as: 'code' | 'unseen'
}

/** `code`: shown as code; `unseen`: part of a tag, a link's title or destination, an instruction. */
export type Covered = 'code' | 'unseen' | undefined

const TITLE = String.raw`(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\))`
const DESTINATION = String.raw`(?:<(?:[^<>\n\\]|\\.)*>|[^\s<]\S*)`
/** `[label]: destination "title"`, at the beginning of a paragraph; a footnote is shown. */
const DEFINITION = new RegExp(
  String.raw` {0,3}\[(?!\^)(?:[^[\]\\]|\\[\s\S]){1,999}\]:[ \t]*(?:\n[ \t]*)?${DESTINATION}(?:(?:[ \t]+|[ \t]*\n[ \t]*)${TITLE})?[ \t]*(?:\n|$)`,
  'y',
)
/** Behind the text of a link or an image. */
const TARGET = new RegExp(String.raw`\]\([ \t]*\n?[ \t]*(?:<[^<>\n]*>|[^\s()<][^\s()]*)?(?:\s+${TITLE})?\s*\)`, 'y')
const TAG = /<\/?[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/iy
/** At the beginning of a line it need not be well made: GitHub takes all of it for HTML. */
const BLOCK_TAG = /^<\/?[a-z][a-z\d-]*(?=[\s/>]|$)/i

const ENDS: readonly (readonly [begin: string, end: string])[] = [
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
]

/** Says of each line of one paragraph whether its beginning is text; one pass, save for what a mark looks ahead. */
export function coveredLines(lines: readonly string[]): Covered[] {
  const text = lines.join('\n')
  if (lines.length < 2 || !/[`<[]/.test(text)) return lines.map(() => undefined)
  const spans = spansIn(text)
  let at = 0
  let next = 0
  return lines.map((line) => {
    const begins = at + (line.length - line.trimStart().length)
    at += line.length + 1
    while ((spans[next]?.to ?? Number.POSITIVE_INFINITY) <= begins) next += 1
    const span = spans[next]
    return span !== undefined && span.from < begins ? span.as : undefined
  })
}

/** The marks that need not be looked for once more. */
interface Marks {
  /** Where runs of code marks of each length stand, the last first. */
  code: Map<number, number[]>
  /** Ends that stand nowhere in the rest of the text. */
  missing: Set<string>
}

function spansIn(text: string): Span[] {
  const spans: Span[] = []
  const marks: Marks = { code: codeMarks(text), missing: new Set() }
  let at = definitionsEnd(text, spans)
  while (at < text.length) {
    const span = spanAt(text, at, marks)
    if (span === undefined) {
      at += text[at] === '\\' ? 2 : runLength(text, at)
      continue
    }
    spans.push(span)
    at = span.to
  }
  return spans
}

function definitionsEnd(text: string, spans: Span[]): number {
  let at = 0
  for (;;) {
    DEFINITION.lastIndex = at
    const found = DEFINITION.exec(text)
    if (found === null || found[0] === '') return at
    spans.push({ from: at, to: at + found[0].length, as: 'unseen' })
    at += found[0].length
  }
}

/** Marks of one length that were tried in vain are passed over whole. */
function runLength(text: string, at: number): number {
  if (text[at] !== '`') return 1
  let length = 1
  while (text[at + length] === '`') length += 1
  return length
}

/** Where runs of code marks of each length stand, the last first. */
function codeMarks(text: string): Map<number, number[]> {
  const places = new Map<number, number[]>()
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const known = places.get(run.length)
    if (known === undefined) places.set(run.length, [index])
    else known.push(index)
  }
  for (const known of places.values()) known.reverse()
  return places
}

function spanAt(text: string, at: number, { code, missing }: Marks): Span | undefined {
  const mark = text[at]
  if (mark === '<') return unseen(at, htmlEnd(text, at, missing))
  if (mark === ']') return text[at + 1] === '(' ? unseen(at, matchEnd(TARGET, text, at)) : undefined
  return mark === '`' ? codeSpan(text, at, code) : undefined
}

function codeSpan(text: string, at: number, code: Marks['code']): Span | undefined {
  const length = runLength(text, at)
  const places = code.get(length)
  // Those that lie behind are never asked for again.
  while (places !== undefined && (places.at(-1) ?? Number.POSITIVE_INFINITY) <= at) places.pop()
  const end = places?.at(-1)
  return end === undefined ? undefined : { from: at, to: end + length, as: 'code' }
}

const unseen = (from: number, to: number | undefined): Span | undefined =>
  to === undefined ? undefined : { from, to, as: 'unseen' }

function htmlEnd(text: string, at: number, missing: Set<string>): number | undefined {
  const mark = ENDS.find(([begin]) => text.startsWith(begin, at))
  if (mark !== undefined) {
    // Comments were looked for before.
    if (text.startsWith('<!--', at)) return undefined
    return endOf(text, mark[1], at + mark[0].length, missing)
  }
  if (beginsLine(text, at) && BLOCK_TAG.test(text.slice(at, at + 80))) {
    return endOf(text, '>', at, missing) ?? text.length
  }
  return matchEnd(TAG, text, at)
}

/** Looks no further back than the three spaces that may stand there: a line may hold nothing but such marks. */
function beginsLine(text: string, at: number): boolean {
  let from = at
  while (at - from < 3 && text[from - 1] === ' ') from -= 1
  return from === 0 || text[from - 1] === '\n'
}

function endOf(text: string, mark: string, from: number, missing: Set<string>): number | undefined {
  const end = missing.has(mark) ? -1 : text.indexOf(mark, from)
  if (end !== -1) return end + mark.length
  missing.add(mark)
  return undefined
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found === null ? undefined : at + found[0].length
}
