import { isHash } from '../case/is-hash.ts'
import { takeFindings } from '../findings/take-findings.ts'
import { allWords } from '../policy/basics.ts'
import { optionsOf } from '../policy/field-options.ts'
import type { Clock } from '../time/clock.ts'
import { readDueDay } from '../time/read-due-day.ts'
import { LONGEST_TIME, readTime } from '../time/read-time.ts'
import { takeTime } from '../time/take-time.ts'
import { takeLogin } from './read-login.ts'
import { type Named, namedIn, takeNamed, takeWord } from './read-named.ts'
import { readPieces } from './read-pieces.ts'
import type { Reader } from './reading.ts'
import { toHalfWidth } from './to-half-width.ts'

/** What people say was done. They are read generously: a statement is never lost for want of form. */

const FOR = /^for[ \u3000]+(?=\S)/i
const AT = /^at[ \u3000]+(?=\S)/i
/** So much of what cannot be read is quoted. */
const UNREAD = 40

export const contain: Reader = ({ text }) => ({ kind: 'contain', text })

export const note: Reader = ({ text }, { clock }) => {
  if (text === '') return undefined
  if (!AT.test(text)) return { kind: 'note', text }
  const after = text.replace(AT, '')
  const stated = takeTime(after, clock)
  // Where no whole time can be read, nothing is cut off and nothing guessed: whoever wrote it is told.
  if (stated === undefined) return { kind: 'note', text, unreadTime: after.slice(0, UNREAD).trim() }
  const said = stated.rest.trim()
  // Without anything after it, `at …` is all that the note says.
  return said === '' ? { kind: 'note', text } : { command: { kind: 'note', text: said }, at: stated.at }
}

/**
 * `<what> <where> [hash] [holder]`, set apart by quotation marks, by ` | ` or by blanks. More than three bare words
 * without a hash among them are a sentence: it is kept whole.
 */
export const evidence: Reader = ({ text }) => {
  if (text === '') return undefined
  const { pieces, apart } = readPieces(text)
  const at = pieces.findIndex(isHash)
  const first = pieces[0] ?? text
  const made = (what: string, where: string, hash?: string, holder?: string) =>
    ({ kind: 'evidence', what, where, hash, holder: holder === '' ? undefined : holder }) as const
  if (at > 0)
    return made(first, pieces.slice(1, at).join(' '), pieces[at]?.toLowerCase(), pieces.slice(at + 1).join(' '))
  if (pieces.length > 3 && !apart) return made(text, '')
  return made(first, pieces[1] ?? '', undefined, pieces.slice(2).join(' '))
}

export const contact: Reader = ({ text }) => {
  if (text === '') return undefined
  const { pieces, apart } = readPieces(text)
  if (apart) return { kind: 'contact', whom: pieces[0] ?? '', answer: pieces.slice(1).join(' ') }
  const first = takeWord(text)
  return first === undefined ? undefined : { kind: 'contact', whom: first.word, answer: first.rest }
}

/** `/recovered <system> [at <time>]`. */
export const recovered: Reader = ({ line }, { policy, clock }) => {
  const first = takeNamed([...systemsOf(policy), ...namedIn(policy.systems)], line) ?? asId(takeWord(line))
  // A time alone says of no system that it has recovered.
  if (first === undefined || readTime(line, clock, false).kind === 'time') return undefined
  const command = { kind: 'recovered', system: first.id } as const
  const rest = first.rest.replace(AT, '').trim()
  // A time that cannot be, or words that are none: "recovered now" would stop a clock on a misunderstanding.
  if (rest === '') return AT.test(first.rest) ? undefined : command
  const read = readTime(rest, clock, false)
  // Of a span one end would be lost, and a clock stops by it.
  return read.kind === 'time' && !read.span ? { command, at: read.at } : unusable('recovered', rest)
}

const unusable = (name: string, time: string) => ({ kind: 'unreadable', name, time }) as const

const systemsOf = (policy: Parameters<Reader>[1]['policy']): Named[] => {
  const field = policy.fields[policy.meanings.systems]
  return field === undefined ? [] : optionsOf(policy, field).map(({ id, label }) => ({ id, labels: allWords(label) }))
}

const asId = (first: { word: string; rest: string } | undefined) =>
  first === undefined ? undefined : { id: first.word, rest: first.rest }

export const action: Reader = ({ text }, { clock }) => {
  const owner = takeLogin(text)
  const first = owner === undefined ? undefined : takeWord(owner.rest)
  if (owner === undefined || first === undefined || first.rest === '') return undefined
  const due = takeDueDay(owner.rest, clock)
  if (due === undefined) return /\d/.test(first.word) ? unusable('action', first.word) : undefined
  return due.rest === '' ? undefined : { kind: 'action', owner: owner.login, due: due.day, text: due.rest }
}

/** So many words say a day at most: `by 10 Dec 2030`. */
const DAY_WORDS = 5

/** The day that a text begins with, in as many words as it takes. */
function takeDueDay(text: string, clock: Clock): { day: string; rest: string } | undefined {
  const ends = [...text.slice(0, LONGEST_TIME).matchAll(/(?=[\s:：、]|$)/gu)]
    .map(({ index }) => index)
    .filter((end) => end > 0)
  for (const end of ends.slice(0, DAY_WORDS).reverse()) {
    const day = readDueDay(text.slice(0, end), clock)
    if (day !== undefined) return { day, rest: text.slice(end).replace(/^[\s:：、,]+/u, '') }
  }
  return undefined
}

export const done: Reader = ({ line }) => {
  // `#12` may be the number of its issue; a bare one is how people shorten `a1`.
  const first = takeWord(toHalfWidth(line))
  const id = first?.word
    .replace(/(?<=^#?a?\d{1,4})(?:番目?|つ目|件目)$/iu, '')
    .replace(/^(?=\d+$)/, 'a')
    .replace(/^#/, '')
    .toLowerCase()
  // Several at once: only one of them would be done, and nobody told.
  if (id === undefined || id === '' || SEVERAL.test(`${id} ${first?.rest}`)) return undefined
  return { kind: 'done', action: id }
}

const SEVERAL = /^a?\d+\s?[、,，・と&+\s]\s?#?a?\d+(?![\w-])/u

const EFFECTS: readonly Named[] = [
  { id: 'worked', labels: ['yes', '有効', '効果あり', '効果がありました', '効いた', '○', '〇'] },
  { id: 'failed', labels: ['no', '無効', '効果なし', '効果がありませんでした', '効かなかった', '×'] },
]

/** `/effect <action> worked|failed <how that is known>`. */
export const effect: Reader = ({ text }) => {
  const first = takeWord(text)
  const found = first === undefined ? undefined : takeNamed(EFFECTS, first.rest)
  if (first === undefined || found === undefined || found.rest === '') return undefined
  const action = toHalfWidth(first.word).replace(/^#/, '').toLowerCase()
  return { kind: 'effect', action, worked: found.id === 'worked', text: found.rest }
}

/** `/accept <findings> <reason>`. */
export const accept: Reader = ({ text }) => {
  const { findings, rest: reason } = takeFindings(text)
  return findings.length === 0 || reason === '' ? undefined : { kind: 'accept', findings, reason }
}

/** `/sent <notice> via <channel> [to <audience>] [count]`. */
export const sent: Reader = ({ line }, { policy }) => {
  const notices = Object.values(policy.processes).flatMap((process) => namedIn(process.notices))
  const notice = takeNamed(notices, line) ?? asId(takeWord(line))
  const via = /^via\s+(?=\S)/i.exec(notice?.rest ?? '')
  if (notice === undefined || via === null) return undefined
  const count = /\s(\d{1,7})\s?(?:people|persons|名|人|件|社|通)?$/i.exec(notice.rest.slice(-30))
  const rest = (count === null ? notice.rest : notice.rest.slice(0, -count[0].length)).slice(via[0].length).trim()
  const to = rest.search(/\sto\s/i)
  const channel = (to === -1 ? rest : rest.slice(0, to)).trim()
  const audience = to === -1 ? '' : rest.slice(to + 4).trim()
  if (channel === '') return undefined
  return {
    kind: 'sent',
    notice: notice.id,
    channel,
    audience: audience === '' ? undefined : audience,
    count: count?.[1] === undefined ? undefined : Number(count[1]),
  }
}

export const acknowledge: Reader = ({ text }, { policy }) => {
  const whats = Object.values(policy.processes).flatMap((process) => namedIn(process.acknowledgements))
  const what = takeNamed(whats, text) ?? asId(takeWord(text))
  if (what === undefined) return undefined
  const whom = what.rest.replace(FOR, '')
  return whom === what.rest
    ? { kind: 'acknowledge', what: what.id, reference: what.rest }
    : { kind: 'acknowledge', what: what.id, reference: '', whom }
}

/** `/exempt <what> <whom> <reason>`. */
export const exempt: Reader = ({ text }, { policy }) => {
  const whats = Object.values(policy.processes).flatMap((process) => [
    ...namedIn(process.acknowledgements),
    ...namedIn(process.notices),
  ])
  const what = takeNamed(whats, text) ?? asId(takeWord(text))
  const whom = what?.rest.replace(FOR, '') ?? ''
  return what === undefined || whom === '' ? undefined : { kind: 'exempt', what: what.id, whom }
}

export const redact: Reader = ({ text }) => {
  const line = takeWord(text)
  const number = /^#?(\d{1,9})(?:行目?)?$/.exec(toHalfWidth(line?.word ?? ''))
  return line === undefined || number === null
    ? undefined
    : { kind: 'redact', line: Number(number[1]), reason: line.rest }
}
