import { mailQuotation } from '../mail/mail-quotation.ts'
import { nextSpeaker, saidInChat } from '../mail/said-in-chat.ts'
import { classifyLines, type Line } from '../markdown/classify-lines.ts'
import { withoutEnd } from '../values/without-end.ts'
import type { KnownNames } from './known-names.ts'
import { bareName, looseStart } from './loose-start.ts'
import { looksLikeCommand, rowStart, slashStart } from './slash-start.ts'
import { takeCommand } from './take-command.ts'

export interface SlashLine {
  /** Counts every line that begins like a command, known or not: the same whatever the policy knows. */
  index: number
  /** The command that it is; where `isSlip`, the one that was probably meant. */
  word: string
  isSlip: boolean
  isRequest: boolean
  /** Of a slip: what the command that is meant begins with. */
  begins: string
  /** The words behind it on its line. */
  line: string
  /** The same with the lines after it, up to a blank one or a quote: a worried person's second line counts too. */
  text: string
  /** Everything up to the next command, for headings and values. */
  block: string
  /** Another command on the same line, as it stands there: only the first of a line counts. */
  second: string | undefined
}

interface Head {
  at: number
  index: number
  word: string
  isSlip: boolean
  isRequest: boolean
  begins: string
  line: string
}

/** A line that begins like a command of which nobody knows the word. */
interface UnknownLine {
  index: number
  text: string
  /** It stands directly below a command, and may be a part of what that says. */
  isPart: boolean
}

export interface SlashLines {
  lines: SlashLine[]
  unknown: UnknownLine[]
}

/** Nobody mistypes more lines in one comment; comparing each word with every name costs much more than looking it up. */
const MOST_UNKNOWN = 100

/** The lines that ask for something, outside of quotes, code, comments and quoted mail, with what belongs to each. */
export function readSlashLines(body: string, names: KnownNames, most: number): SlashLines {
  // A comment of 64 KiB that asks for nothing is not taken apart.
  if (!looksLikeCommand(body)) return { lines: [], unknown: [] }
  const lines = withoutMail(classifyLines(body))
  const first = lines.find(({ kind, text }) => kind !== 'quote' && kind !== 'comment' && isSaid(text))
  const isDressedAll = isDressing(first, lines)
  const heads: Head[] = []
  let index = 0
  const unknown: UnknownLine[] = []
  let aside = 0
  const loose = first === undefined ? undefined : looseHead(first, lines, names)
  for (const [at, { text, kind }] of lines.entries()) {
    // Code shows a command, unless the comment is nothing else.
    if (loose?.at === at) {
      heads.push(loose)
      continue
    }
    if (kind !== 'text' && !(isDressedAll && (kind === 'fence' || kind === 'indented'))) continue
    const start = slashStart(text) ?? (lines[at] === first ? undefined : rowStart(text))
    if (start === undefined) continue
    // Between lines without a mark: the place of no other command moves by it.
    const isAside = start.isDressed && !isDressedAll && !isApart(text)
    if (isAside && !isMeantBeside(lines, at)) continue
    const isWanted = !isAside && unknown.length < MOST_UNKNOWN
    const taken = takeCommand(names, start.after, isWanted ? 'slips' : 'no-slips')
    if (taken === undefined && isWanted) unknown.push({ index, text, isPart: isPartOfOther(lines, at, heads.at(-1)) })
    if (taken !== undefined && start.isDressed && SPOKEN_OF.test(taken.rest)) continue
    if (isAside && (taken === undefined || taken.isSlip)) continue
    const isSlip = taken?.isSlip === true || start.isDressed || kind !== 'text'
    if (taken !== undefined) {
      const { name: word, begins, rest, isRequest } = taken
      // Words of somebody else in a chat are not said by the one who pastes them; a containment counts whoever tells of it.
      const isTheirs = word !== 'contain' && saidInChat(lines, at)
      heads.push({
        at,
        index: isAside ? index + (aside + 1) / 1000 : index,
        word,
        begins,
        isSlip: isSlip || isTheirs,
        isRequest,
        line: argument(rest, start.isDressed),
      })
    }
    if (isAside) aside += 1
    else index += 1
    if (heads.length === most) break
  }
  const read = heads.map(({ at, line, ...head }, which) => {
    const below = lines.slice(at + 1, heads[which + 1]?.at ?? lines.length)
    // A message of a chat ends where somebody else speaks.
    const following = saidInChat(lines, at) ? below.slice(0, nextSpeaker(below)) : below
    return {
      ...head,
      line,
      text: [line, ...paragraph(said(head.word, line, following), lines[at]?.kind === 'fence')].join('\n').trim(),
      block: following.map(({ text }) => text).join('\n'),
      second: secondCommand(names, line),
    }
  })
  return { lines: read, unknown }
}

/** A dressed command beside words is meant, unless somebody else is told to send it, or the app's own line was copied. */
function isMeantBeside(lines: readonly Line[], at: number): boolean {
  const above = lines.slice(Math.max(0, at - NEAR), at).findLast(({ text }) => isSaid(text))?.text ?? ''
  const own = lines[at]?.text ?? ''
  return !OF_THE_APP.test(own) && !ASKS_ANOTHER.test(above) && !ASKS_ANOTHER.test(own)
}

/** Lines further above introduce nothing. */
const NEAR = 3
const OF_THE_APP = /^[\s>]*(?:👉|→)/u
const ASKS_ANOTHER =
  /(?:ください|下さい|願います|お願いします|貼り付け|コピー|書き方|例)[^。]{0,10}[。.：:]?[`*_~\s]*$|\b(?:please|paste|copy|type|send|use|try|comment|example|e\.g\.)\b.{0,60}$/iu

/** A line without a blank one above it, below a command that keeps all that is said. */
const isPartOfOther = (lines: readonly Line[], at: number, above: Head | undefined): boolean =>
  above !== undefined &&
  TELLING.includes(above.word) &&
  lines.slice(above.at + 1, at).every(({ text }) => text.trim() !== '')

/** The first line of a comment, where something stands before its command; no line of another kind is counted anew by it. */
function looseHead(first: Line, lines: readonly Line[], names: KnownNames): Head | undefined {
  if (first.kind !== 'text' || slashStart(first.text) !== undefined) return undefined
  const said = lines.filter(({ kind, text }) => kind !== 'quote' && kind !== 'comment' && isSaid(text))
  const bare = said.length === 1 ? bareName(first.text) : undefined
  const after = bare ?? looseStart(first.text)
  const taken = after === undefined ? undefined : takeCommand(names, after, 'no-slips')
  if (taken === undefined) return undefined
  const { name: word, begins, rest, isRequest } = taken
  return {
    at: lines.indexOf(first),
    index: BEFORE_ALL,
    word,
    begins,
    isSlip: true,
    isRequest,
    line: argument(rest, true),
  }
}

/** The place of what was only guessed of a comment: nothing else is counted there. */
export const BEFORE_ALL = 0.25

/** `/ contain …`: a blank behind the slash, and nothing else before the word. */
const isApart = (text: string): boolean => /^[\p{Cf}\p{Zs}\t]*[/\uff0f]/u.test(text)

/** `「/dismiss」はまだ押さないで` and `- /status を見る` speak of it. */
const SPOKEN_OF = /^[」』）)】"'”’`*_~]{0,3}\s*(?:[をがはのにで]|と(?!めた)|って|という|コマンド)/u

/** Shows where code or a part of a page begins and ends, and says nothing. */
const FENCE =
  /^\s*(?:(?:[-+*]|\d{1,9}[.)])\s+)*(?:```|~~~)|^\s*<\/?(?:pre|code|div|p|span|details|ul|ol|li|blockquote|center)(?:\s[^<>]*)?>\s*$/i

const isSaid = (text: string): boolean => /[^\s\p{Cf}]/u.test(text) && !FENCE.test(text)

/** Nothing but dressed commands: in code, as a list, in bold. */
function isDressing(first: Line | undefined, lines: readonly Line[]): boolean {
  if (first === undefined || slashStart(first.text) === undefined) return false
  if (first.kind === 'text') return slashStart(first.text)?.isDressed === true
  return lines.every(({ kind, text }) => kind === first.kind || kind === 'quote' || kind === 'comment' || !isSaid(text))
}

/** Lines without the mail that a program quotes below an answer: it neither asks for anything nor is it recorded. */
function withoutMail(lines: readonly Line[]): readonly Line[] {
  const quotation = mailQuotation(lines)
  if (quotation === undefined) return lines
  const { end, resumes } = quotation
  if (quotation.isReply)
    return [...lines.slice(0, end), ...(resumes === undefined ? [] : withoutMail(lines.slice(resumes)))]
  return lines.map((line, at) => (at < end ? line : { ...line, kind: 'quote' }))
}

/** The words on an act or a sight may stand below a blank line, where nothing stands beside the command. */
function said(word: string, line: string, following: readonly Line[]): readonly Line[] {
  if (line !== '' || !TELLING.includes(word)) return following
  const first = following.findIndex(({ text }) => isSaid(text))
  return first === -1 ? following : following.slice(first)
}

const TELLING: readonly string[] = ['contain', 'note']

/** A rule across the page begins the signature of a mail. */
const RULE = /^\s*(?:[-_＿=*+─━＝―─═~〜・.＋－◆◇■□☆★┌┐└┘♪]\s?){5,}\s*$/u

function paragraph(lines: readonly Line[], isShown: boolean): string[] {
  const end = lines.findIndex(
    ({ kind, text }) => kind === 'quote' || (kind === 'text' && (!isSaid(text) || RULE.test(text))),
  )
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .filter(({ kind, text }) => kind !== 'comment' && !(isShown && FENCE.test(text)))
    .map(({ text }) => text)
}

const PAIRS: readonly [string, string][] = [
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['(', ')'],
  ['"', '"'],
  ['“', '”'],
]

/** The words behind the command: without the mark that sets it apart, and the quotation marks around all of it. */
function argument(rest: string, isDressed: boolean): string {
  const bare = isDressed ? undressed(rest) : rest
  const said = bare
    .replace(/^[\p{Cf}]+/u, '')
    .replace(/^[、。,，.．:：;；!！?？→⇒➡=＝・~〜\-‐–—―]+(?!\d)/u, '')
    .replace(/^[\s\p{Cf}]*[:：]?[\s\p{Cf}]*/u, '')
  const text = withoutEnd(said, /[\s\p{Cf}]/u)
  const pair = PAIRS.find(([open, close]) => text.startsWith(open) && text.endsWith(close) && text.length > 2)
  if (pair === undefined || /^\s/u.test(bare)) return text
  const inner = text.slice(1, -1)
  return inner.includes(pair[0]) || inner.includes(pair[1]) ? text : inner.trim()
}

/** Without the marks that close those before the command: they close nothing of what was said. */
function undressed(rest: string): string {
  const bare = rest.replace(/^[`*_~'"」』）)】]+/u, '').replace(/(?:<\/?[a-z][a-z\d]{0,9} ?\/?>)+\s*$/iu, '')
  const text = withoutMarks(bare)
  const pair = PAIRS.find(([open, close]) => text.endsWith(close) && !text.slice(0, -1).includes(open))
  return pair === undefined ? text : text.slice(0, -1)
}

/** Blanks alone stay as they are. */
function withoutMarks(text: string): string {
  const end = text.trimEnd()
  const bare = withoutEnd(end, /[`*_~]/)
  return bare.length < end.length ? bare : text
}

function secondCommand(names: KnownNames, line: string): string | undefined {
  for (const { index } of line.matchAll(
    /(?:^|[\s、。])[/\uff0f](?=[a-z\uff41-\uff5a\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/giu,
  )) {
    const rest = line.slice(index).replace(/^[\s、。]/u, '')
    const start = slashStart(rest)
    const taken = start === undefined ? undefined : takeCommand(names, start.after, 'no-slips')
    // `/set` on its way through a sentence is spoken of; with something behind it, it is asked for.
    if (taken !== undefined && !taken.isSlip && /^\s*$|^\s+\S/u.test(taken.rest)) return rest
  }
  return undefined
}
