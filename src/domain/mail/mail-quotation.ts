import type { Line } from '../markdown/classify-lines.ts'

/**
 * The part that a mail program puts below an answer: its line that says who wrote, a block of header fields, and all that follows.
 * Everything below is somebody else's word. `end`: the first line of it. `isReply`: it quotes a message that was
 * answered; a header block alone may as well be a suspicious mail that somebody reports, and stays part of what he says.
 */
interface MailQuotation {
  end: number
  isReply: boolean
  /** Where an answer below what it quotes begins, as some programs set it; undefined where there is none. */
  resumes: number | undefined
}

const ADDRESS = String.raw`<[^<>\s]{1,120}@[^<>\s]{1,120}>|\S{1,64}@\S{1,120}\.\S{2,}`
/** `On Sat, 28 Nov 2026 at 9:31, hikeshi[bot] <…> wrote:`, in the order of every mail program. */
const WROTE =
  /^(?:(?:on|am|le|el|em|op)\s.{4,300}?|.{0,120}?\d{1,4}[-/.年]\d{1,2}.{0,240}?|.{1,160}?\d{1,2}:\d{2}.{0,120}?(?:\[bot\]|@).{0,120}?)\s?(?:wrote|writes|schrieb|a écrit|escribió|のメール|さんは書きました|は書きました|が書きました|さんからのメール)\s?[:：]?$/iu
/** `Am 28.11.2026 um 09:31 schrieb …:`, where the verb stands before the name. */
const VERB_FIRST = /^(?:am|op)\s.{4,120}\b(?:schrieb|schreef)\s.{1,160}[:：]$/iu
/** By name alone, without any date: what the app wrote. */
const APP_WROTE =
  /\[bot\].{0,80}(?:書き(?:込み)?ました|投稿しました|コメントしました|のメール|wrote)\s?(?:[:：。]|-{2,})$/iu
const WROTE_ON = /^.{1,160}\b(?:wrote|writes)\b.{0,40}\d{1,4}[-/.]\d{1,2}.{0,60}[:：]$/iu
/** Gmail in Japanese: `2026年11月28日(土) 9:31 hikeshi[bot] <…>:`. */
const DATED = new RegExp(
  String.raw`^\d{2,4}\s?[年/.-]\s?\d{1,2}\s?[月/.-]\s?\d{1,2}.{0,160}(?:${ADDRESS}).{0,10}[:：]$`,
  'iu',
)
/** In any other language: somebody's address and a time of day in a line that ends with a colon, such as `… <…> 于2026年11月28日 09:31写道：`. */
const ADDRESSED = /^(?=.{0,200}<[^<>\s]{1,120}@[^<>\s]{1,120}>)(?=.{0,200}\d{1,2}:\d{2}).{12,300}:$/u
const SEPARATOR =
  /^[-_=*–—]{2,}\s*(?:original(?: message| mail| e-?mail)?|forwarded message|original appointment|元の(?:メッセージ|メール)|返信元(?:のメール|メール)?|引用元?|受信メール|転送メール|オリジナルメッセージ|転送(?:された|する)?メッセージ|返信元メッセージ|begin forwarded message)\s*[-_=*–—]{2,}$|^(?:begin forwarded message|転送されたメッセージ)\s?[:：]$/iu
const FIELD =
  /^[*_]{0,2}(from|sent|date|to|cc|bcc|subject|reply-to|importance|差出人|送信者|送信元|送信日時|送信日|日時|日付|宛先|件名|返信先|重要度|ｃｃ)[*_]{0,2}\s?[:：][*_]{0,2}\s?(.*)$/iu
const SENDER = /^(?:from|差出人|送信者|送信元)$/iu
const SUBJECT = /^(?:subject|件名)$/iu
const WHEN = /^(?:sent|date|送信日時|送信日|日時|日付)$/iu
/** An answer's subject, or a message of GitHub's: what people answer by mail is one of its notifications. */
const ANSWERED = /^(?:re|fw|fwd|返信|転送)\s?[:：]|\[[\w.-]+\/[\w.-]+\]/iu
const GITHUB = /\[bot\]|notifications?@|noreply@|@[\w.-]*github\.|reply\+[\w+-]+@/iu
/** GitHub's foot of a notification, and what telephones set below an answer. */
const FOOT =
  /^(?:reply to this email directly|you are receiving this because|sent from (?:my \w|outlook|gmail|yahoo|mail for|proton)|get outlook for |このメールに直接返信|(?:iphone|ipad|android|galaxy|xperia|pixel|line ?works|gmail|outlook|yahoo!? ?メール|windows ?版のメール|スマートフォン|スマホ)(?: ?(?:端末|アプリ|スマートフォン))? ?から送信|outlook for (?:ios|android) ?を|(?:ios|android) ?版の? ?outlook|view it on github)/iu
/** Stands above GitHub's foot. */
const DASH = /^[-–—]{1,2}$/u
/** A sign in every line that begins a quotation or stands above one: a line of words has none of them. */
const NOTABLE =
  /^(?:[-_=*–—]{2}|on |reply|you are|sent|get|view|このメール|iphone|ipad|android|galaxy|xperia|pixel|line|gmail|outlook|yahoo|windows|スマ)|[:：。]|\d\s?[-/.年]|(?:wrote|writes|schrieb|écrit|escribió|メール|ました)$|--$/iu
/** Outlook draws a line above them. */
const RULE = /^[-_=*─━]{5,}$/u
const SIGNATURE = /^-- ?$/
const MOST_FIELDS = 12
const MOST_WRAPPED = 3

/** Where somebody else's words begin in an answer that came by mail; undefined where none do. */
export function mailQuotation(lines: readonly Line[]): MailQuotation | undefined {
  for (const [at, line] of lines.entries()) {
    if (line.kind !== 'text') continue
    const text = plain(line.text)
    if (text === '' || !NOTABLE.test(text)) continue
    if (SIGNATURE.test(line.text) || SEPARATOR.test(text)) return cutAt(at)
    if (FOOT.test(text)) return cutAt(DASH.test(plain(lines[at - 1]?.text ?? '')) ? at - 1 : at)
    if (saysWhoWrote(lines, at)) return { ...cutAt(at), resumes: answerBelow(lines, at) }
    const above = plain(lines[at - 1]?.text ?? '')
    const isRuled = RULE.test(above)
    const isApart = at === 0 || above === '' || isRuled
    const block = headerBlock(lines, at)
    // Without a line between, only what GitHub sent is told from somebody's own words.
    if (block !== undefined && (isApart || block.isOurs)) {
      const isReply = isRuled || block.isReply
      return { end: isRuled ? at - 1 : at, isReply, resumes: undefined }
    }
  }
  return undefined
}

const cutAt = (end: number): MailQuotation => ({ end, isReply: true, resumes: undefined })

/**
 * An answer that stands below its quotation, and nothing above: what follows the last quoted line and a blank one. A line
 * directly behind a quoted one may be the rest of it.
 */
function answerBelow(lines: readonly Line[], at: number): number | undefined {
  const isSaidAbove = lines.slice(0, at).some(({ text }) => plain(text) !== '')
  const last = lines.findLastIndex(({ kind }) => kind === 'quote')
  if (isSaidAbove || last < at || plain(lines[last + 1]?.text ?? '') !== '') return undefined
  return last + 1
}

/** Mail programs break that line where it is long. */
function saysWhoWrote(lines: readonly Line[], at: number): boolean {
  let text = ''
  for (let more = 0; more < MOST_WRAPPED; more += 1) {
    const next = lines[at + more]
    const said = plain(next?.text ?? '')
    if (next === undefined || (more > 0 && (next.kind === 'quote' || said === ''))) return false
    text = text === '' ? said : `${text} ${said}`
    if (
      WROTE.test(text) ||
      VERB_FIRST.test(text) ||
      WROTE_ON.test(text) ||
      DATED.test(text) ||
      APP_WROTE.test(text) ||
      ADDRESSED.test(text)
    )
      return true
    // Only such a line is ever broken.
    if (!/^on\s|\d{1,4}\s?[-/.年]\s?\d{1,2}/iu.test(text)) return false
  }
  return false
}

function headerBlock(lines: readonly Line[], at: number): { isReply: boolean; isOurs: boolean } | undefined {
  const fields: [string, string][] = []
  for (let line = at; line < lines.length && fields.length < MOST_FIELDS; line += 1) {
    const text = plain(lines[line]?.text ?? '')
    const found = FIELD.exec(text)
    if (found !== null) fields.push([found[1] ?? '', found[2] ?? ''])
    else if (text !== '' || fields.length === 0) break
    // HTML mail loses the breaks between them, or doubles them.
    else if (FIELD.exec(plain(lines[line + 1]?.text ?? '')) === null) break
  }
  const has = (name: RegExp): boolean => fields.some(([field]) => name.test(field))
  if (!has(SENDER) || !(has(SUBJECT) || has(WHEN))) return undefined
  const isOurs = fields.some(([, value]) => GITHUB.test(value))
  return { isReply: isOurs || fields.some(([field, value]) => SUBJECT.test(field) && ANSWERED.test(value)), isOurs }
}

/** As it is read: without invisible signs, and without what Markdown or a list puts before it. */
function plain(text: string): string {
  if (PLAIN.test(text)) return text
  const read = text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  return text.length > LONGEST ? `${read}…` : read
}

/** No line of a mail program is as long; of a longer one the beginning tells what it is. */
const LONGEST = 2_000
/** Letters, kana and kanji that are read as they are written. */
const LETTER = '[\\x21-\\x7e\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc\\u4e00-\\u9fff、。「」]+'
const PLAIN = new RegExp(`^(?:${LETTER}(?: ${LETTER})*)?$`)
