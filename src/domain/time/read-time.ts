import type { Clock } from './clock.ts'
import { englishTime } from './english-time.ts'
import { SENTENCE_END } from './hedges.ts'
import { resolvedTime } from './resolved-time.ts'
import { simplified } from './simplified.ts'
import { timeAgo } from './time-ago.ts'
import { timeParts } from './time-parts.ts'
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
  const plain = simplified(text).replace(SENTENCE_END, '')
  if (plain === '' || plain.length > LONGEST_TIME) return unread('unreadable')
  const single = readOne(plain, clock, ahead)
  // Of what is to come the end counts, and the text would not say which was meant.
  if (single !== undefined || ahead) return single ?? unread('unreadable')
  for (const [from, to] of spansOf(plain)) {
    const start = readOne(from, clock, false)
    if (start !== undefined && (to === '' || isTime(to, clock)))
      return start.kind === 'time' ? { ...start, span: true } : start
  }
  return unread('unreadable')
}

/** Undefined where the text is no time at all. */
function readOne(plain: string, clock: Clock, ahead: boolean): TimeReading | undefined {
  const ago = timeAgo(plain, clock.now)
  if (ago !== undefined) return { kind: 'time', at: ago, span: false }
  const parts = timeParts(plain, todayIn(clock), ahead) ?? englishTime(plain, clock)
  if (parts === undefined) return undefined
  return typeof parts === 'string' ? unread(parts) : resolvedTime(parts, clock, ahead)
}

/** The end of a span may lie ahead, and what it shares with its start stands there alone: 23時40分から55分. */
const isTime = (plain: string, clock: Clock): boolean =>
  /^\d{1,2}\s?[日時分]?$/u.test(plain) ||
  (timeParts(plain, todayIn(clock), true) ?? englishTime(plain, clock)) !== undefined ||
  timeAgo(plain, clock.now) !== undefined
