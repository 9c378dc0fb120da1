import { splitLines } from '../markdown/split-lines.ts'
import { pattern } from '../values/pattern.ts'
import { bareName, beginsWithHeading, looseStart } from './loose-start.ts'

/** Before a command, and between its slash and its word: blanks of every kind and signs that nobody sees. */
const UNSEEN = '[\\p{Cf}\\p{Zs}\\ufe0f\\t\\v\\f]*'
const SLASH = '[/\\uff0f\\u2044\\u2215]'
/** An emoji, an escaped slash, code marks, bullets, numbers, boxes, bold, quotation marks, the app's own name: what dresses a command. */
const MARK =
  '(?:&(?:nbsp|#160);|<(?:br|p|div|span|li|ul|ol|b|strong|i|em|u|s|del|ins|kbd|code|pre|tt|h[1-6]|summary|details|center|sub|sup) ?/?>|\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|[\\d#*]\\ufe0f?\\u20e3|[-*+\\\\•・‣◦●○■□◆◇→⇒※☑✓`_~"\'“”‘’「『【（(<]|#{1,6}|[\\d\\uff10-\\uff19]{1,3}[.)．）、]|[\\u2460-\\u2473]|\\[[ xX]\\]|[@＠][Hh]ikeshi[\\w-]{0,40}(?:\\[bot\\])?[:：,、]?)'

const plain = pattern(`^${UNSEEN}${SLASH}(?!${UNSEEN}${SLASH})`, 'u')
const dressed = pattern(`^${UNSEEN}(?:${MARK}${UNSEEN}){1,6}${SLASH}(?!${UNSEEN}${SLASH})`, 'u')
const anywhere = pattern(`(?:^|[\\r\\n])${UNSEEN}(?:${MARK}${UNSEEN}){0,6}${SLASH}${UNSEEN}[\\p{L}\\p{N}?？]`, 'u')
/** A slash somewhere in a line, or what stands for one. */
const looselyAnywhere = pattern(
  `${SLASH}${UNSEEN}\\p{L}|[\\\\\\xa5\\uffe5・]\\w|[\\xa5\\uffe5]\\p{L}|・封じ込め|[@＠]hikeshi|スラッシュ|すらっしゅ|slash\\s|^[\\p{Zs}\\t]*(?:封じ込め|封じこめ|contain)[\\p{Zs}\\t]*[：:]`,
  'imu',
)
/** A file, an address, a page: `/etc/passwd`, `/index.html`, `/set-up`, `/a?b=c`. */
const PATH = /^[\w.~%+-]*(?:[/\\](?:[\w.~%-]|\s|$)|[?&]\w|%[\da-f]{2})|^[\w-]+\.[a-z]\w{0,4}(?=[\s/:,)]|$)/iu

/** Nearly every line has none. */
const HOLDS_SLASH = /[/\uff0f\u2044\u2215]/
/** A blank as HTML writes it: what was pasted from a page. */
const HARD_BLANK = /&(?:nbsp|#160);/u
/** `/word`, of which nothing need be undressed or folded. */
const BARE = /^\/(?!hikeshi\b)[a-z][a-z-]*(?!\S)/
/** `/hikeshi status`, as other bots are called. */
const OWN_NAME = pattern('^hikeshi(?:\\[bot\\])?[\\p{Zs}\\t:：,、]+(?=\\p{L})', 'iu')

/** Further on nothing is told from a command any more. */
const LONGEST_PATH = 400

/** Without any of these, and they are asked for in no time, a body holds no slash and nothing that stands for one. */
const MAY_HOLD_ONE =
  /[/\uff0f\u2044\u2215\\\xa5\uffe5・@＠]|スラッシュ|すらっしゅ|slash|(?:封じ込め|封じこめ|contain)\s*[:：]/iu

/** Whether a body is worth reading for commands at all; what it passes over holds none. */
export const looksLikeCommand = (body: string): boolean =>
  bareName(body) !== undefined || beginsWithHeading(body) || (MAY_HOLD_ONE.test(body) && holdsOne(body))

const holdsOne = (body: string): boolean =>
  (anywhere().test(body) && splitLines(body).some((line) => slashStart(line) !== undefined)) ||
  (looselyAnywhere().test(body) &&
    splitLines(body).some((line) => looseStart(line) !== undefined || rowStart(line) !== undefined))

/** The words behind the slash of a line that begins like a command; undefined for prose and paths. */
export function slashStart(line: string): { after: string; isDressed: boolean } | undefined {
  if (!HOLDS_SLASH.test(line)) return undefined
  if (BARE.test(line)) return { after: line.slice(1), isDressed: false }
  if (HARD_BLANK.test(line)) return slashStart(line.replaceAll(/&(?:nbsp|#160);/gu, ' '))
  const bare = plain().exec(line)
  const found = bare ?? dressed().exec(line)
  if (found === null) return undefined
  const after = line.slice(found[0].length).replace(OWN_NAME(), '')
  const isApart = /^[\p{Zs}\t]/u.test(after)
  const rest = after.replace(/^[\p{Cf}\p{Zs}\t\v\f]+/u, '')
  if (!/^[\p{L}\p{N}?？]/u.test(rest) || (!isApart && PATH.test(rest.slice(0, LONGEST_PATH).normalize('NFKC'))))
    return undefined
  const isNamed = found[0].length + after.length < line.length
  return { after: rest, isDressed: bare === null || isApart || isNamed }
}

const ROW = pattern(`^${UNSEEN}\\|.*\\|${UNSEEN}$`, 'u')

/** The words behind the slash of the first cell of a table's row that begins like a command. */
export function rowStart(line: string): { after: string; isDressed: boolean } | undefined {
  if (!HOLDS_SLASH.test(line) || !ROW().test(line)) return undefined
  for (const cell of line.split(/(?<!\\)\|/)) {
    const start = slashStart(cell)
    if (start !== undefined) return { after: start.after.trimEnd(), isDressed: true }
  }
  return undefined
}
