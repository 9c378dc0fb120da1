import { toHalfWidth } from '../commands/to-half-width.ts'
import type { Clock } from './clock.ts'
import { takeClockTime } from './clock-time.ts'
import { beginsInEnglish } from './english-time.ts'
import { LONGEST_TIME, readTime } from './read-time.ts'
import { simplified } from './simplified.ts'
import { takeDay } from './time-parts.ts'
import { todayIn } from './today-in.ts'

/** Ends a time: a blank, a mark that no digit follows, or the particle that says when. */
const BOUNDARY =
  /\s|[、。→]|[,，:：;；](?!\d)|(?:ごろ|頃|くらい|ぐらい|過ぎ|すぎ|前後)(?=[\s、。,，:：;；]|$)|(?:ごろ|頃|くらい|ぐらい|過ぎ|すぎ|前後)?に/gu
/** A time has few words; it also bounds how often one is looked for. */
const MOST_ENDS = 10
/** Stands between a time and the words that follow it. */
const AROUND_TIME =
  /^\s*(?:ごろ|頃|くらい|ぐらい|過ぎ|すぎ|前後)?(?:(?<!\s)に|に(?=[\s、。\p{Script=Han}\p{Script=Katakana}]))?[\s、。,，:：;；→]*(?:[-–—][ \t]+)?/u
/** 【23:40】 */
const APART = /^[【[(（「]([^【】[\]()（）「」]{1,80})[】\])）」][\s、。,，:：;；→]*/u
/** The signs that go on with a time, though it cannot be read as one: the part before them is a part of the time alone. */
const GOES_ON =
  /^(?:\(?[月火水木金土日](?:曜日?)?\)?(?=[\s、。,，]|$)|の|から|まで|より|以降|以前|半|(?:to|until|till|or|and|through)\s\d|[-–—~〜～]\s?\d|[T+]?\d{1,4}[:年月日時分秒]|\d{1,4}[-/]\d|(?:19|20)\d{2}(?!\d)|(?:[01]\d|2[0-3])[0-5]\d(?=\s|$)|\d{1,2}\s?(?:[ap]\.?m|hours?\b|minutes?\b)|(?:[ap]\.?m|jst|utc|gmt|z)(?![a-z])|[+-]\d{2}:?\d{2}(?!\d)|(?:朝|昼|夕方|夕|夜中|夜|晩|深夜|未明|明け方|早朝|正午|午前|午後)(?:の?\s?\d|ごろ|頃|に|[\s、。,，]|$))/iu
const PREPOSITION = /^(?:at|around|about|approx\.?)\s/iu
/** `around 11 PCs`, `nine people`, `昨日 1500 PCs` count machines and people. */
const BARE_HOUR =
  /^\d{1,2}\s?[-–~〜]\s?\d{1,2}$|\b(?:at|around|about|since|night|morning|evening|afternoon|today|yesterday)\s\d{1,2}$|(?<![\d:.])\d{4}$|(?<!\b(?:past|to|half)\s)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/iu

/**
 * The time that a text begins with, read whole up to a clear boundary, and what follows it. Undefined where no more than
 * a part of what stands there can be read: half a time would be another time. Of a span nothing is cut off, for its end
 * stands in the text alone.
 */
export function takeTime(text: string, clock: Clock): { at: string; rest: string } | undefined {
  const [whole, within = ''] = APART.exec(text) ?? []
  if (whole !== undefined) {
    const read = readTime(within, clock, false)
    const rest = text.slice(whole.length)
    if (read.kind === 'time' && !goesOn(rest, clock)) return { at: read.at, rest: read.span ? text : rest }
  }
  for (const { start, after, end } of beginningsOf(text)) {
    const read = readTime(start, clock, false)
    if (read.kind === 'time' && !goesOn(after, clock) && !(/^\s+\S/.test(after) && BARE_HOUR.test(start)))
      return { at: read.at, rest: read.span ? text : text.slice(end).replace(AROUND_TIME, '') }
  }
  return undefined
}

/** Every beginning of a text that a boundary ends, the shortest first. */
function beginningsOf(text: string): { start: string; after: string; end: number }[] {
  const looked = toHalfWidth(text.slice(0, LONGEST_TIME))
  const ends = [...looked.matchAll(BOUNDARY)].map(({ index }) => index).filter((index) => index > 0)
  if (text.length <= LONGEST_TIME) ends.push(looked.length)
  return ends.slice(0, MOST_ENDS).map((end) => ({ start: looked.slice(0, end), after: looked.slice(end), end }))
}

/** Whether more of a time follows, with whatever particles and marks stand between. */
function goesOn(after: string, clock: Clock): boolean {
  const next = after.replace(AROUND_TIME, '')
  if (GOES_ON.test(next.replace(PREPOSITION, ''))) return true
  const plain = simplified(next)
  // `8:00 12 PCs` is not twelve seconds past eight in the evening.
  const more = takeClockTime(plain) ?? takeDay(plain, todayIn(clock), false)
  return (more !== undefined && !/^[a-z\d]/.test(more.rest)) || beginsInEnglish(next, clock)
}
