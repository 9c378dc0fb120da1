import type { Clock } from './clock.ts'
import { englishTime } from './english-time.ts'
import { resolvedTime } from './resolved-time.ts'
import { withoutSentence } from './sentences.ts'
import { partFirst, simplified } from './simplified.ts'
import { isEitherWay, spokenHours } from './spoken-hours.ts'
import { timeAgo } from './time-ago.ts'
import { type TimeParts, timeParts } from './time-parts.ts'
import { type TimeReading, unread } from './time-reading.ts'
import { spansOf } from './time-spans.ts'
import { todayIn } from './today-in.ts'

/** Nobody needs more to say when; it also bounds what is looked through. */
export const LONGEST_TIME = 80

/**
 * When somebody says that a thing happened, in UTC, read whole or not at all. Nothing is guessed: an hour that nobody
 * said, an order of numbers, the future unless it is asked for. A day alone means its beginning, so that no clock runs too short.
 */
export function readTime(text: string, clock: Clock, ahead: boolean): TimeReading {
  if (text.length > LONGEST_TIME) return unread('unreadable')
  const plain = withoutSentence(simplified(text))
  if (plain === '' || plain.length > LONGEST_TIME) return unread('unreadable')
  if (isEitherWay(plain)) return unread('ambiguous')
  const single = readOne(plain, clock, ahead)
  // Of what is to come the end counts, and the text would not say which was meant.
  if (ahead || single?.kind === 'time' || (single !== undefined && !['unreadable', 'ahead'].includes(single.why)))
    return single ?? unread('unreadable')
  for (const [from, to] of spansOf(plain)) {
    const start = readOne(from, clock, false)
    if (start !== undefined && (to === '' || isTime(to, clock)))
      return start.kind === 'time' ? { ...start, span: true } : start
  }
  return single ?? unread('unreadable')
}

/** Undefined where the text is no time at all. */
function readOne(plain: string, clock: Clock, ahead: boolean): TimeReading | undefined {
  const ago = timeAgo(plain, clock.now)
  if (ago !== undefined) return { kind: 'time', at: ago, span: false }
  const digits = spokenHours(plain)
  const spoken = digits && partFirst(digits)
  const said = spoken ?? plain
  const parts = timeParts(said, todayIn(clock), ahead) ?? englishTime(said, clock)
  if (parts === undefined) return undefined
  if (typeof parts === 'string') return unread(parts)
  return resolvedTime(spoken === undefined ? parts : inEitherHalf(parts), clock, ahead)
}

/** Nine o'clock is one in the evening, too, where nobody says which. */
const inEitherHalf = (parts: TimeParts): TimeParts =>
  parts.halved || parts.hours === undefined
    ? parts
    : { ...parts, hours: parts.hours.flatMap((hour) => [hour % 12, (hour % 12) + 12]) }

/** The end of a span may lie ahead, and what it shares with its start stands there alone: 23時40分から55分. */
const isTime = (plain: string, clock: Clock): boolean =>
  /^\d{1,2}\s?[日時分]?(?:頃|ごろ)?$/u.test(plain) ||
  (timeParts(plain, todayIn(clock), true) ?? englishTime(plain, clock)) !== undefined ||
  timeAgo(plain, clock.now) !== undefined
