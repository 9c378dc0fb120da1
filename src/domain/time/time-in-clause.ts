import type { Clock } from './clock.ts'
import { readTime } from './read-time.ts'
import { takeTime } from './take-time.ts'
import type { TimeReading } from './time-reading.ts'

/** Somebody says in a few words what happened then; more is a story, in which a time may belong to anything. */
const LONGEST = 160
const BRACKETS = /[()[\]{}<>「」『』【】〈〉《》]/gu
/** A state that lasts since then began then. */
const SINCE = /\b(?:since|as of|from)\s|から/giu
/** Where a time may begin: at the start, behind a blank or a mark, and behind a particle. */
const STARTS = /^|(?<=[\s、。,，:：はがをも])(?=\S)/gu
const MOST_STARTS = 24
/** Words with which a clause goes on, denies, foretells or leaves open: its time may be that of something else. */
const OPEN =
  /たら|れば|なら|ので|ため|けど|けれど|まだ|未|ない|なかった|ません|予定|見込|はず|かも|たい|前|後|まで|以降|以前|または|もしくは|ながら|とき|時点|[?？]|\b(?:not|never|yet|no|will|should|shall|expect\w*|plan\w*|until|till|before|after|when|while|if|or|but|because)\b|n['’]t\b/iu
/** Words of a time that was not read: what was read is a part of it, or one of two. */
const MORE_TIME =
  /\d\s?(?::|[時分秒日月年]|[ap]\.?m\b|[-/]\d)|曜|昨|今[日朝夜晩週月年]|明日|明朝|翌|先[週月日々]|前日|おととい|きのう|きょう|けさ|ゆうべ|夜|朝|晩|昼|夕|正午|\b(?:yesterday|today|tomorrow|tonight|night|morning|evening|afternoon|noon|midnight|week|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day|hours?|minutes?|ago|later)\b/iu

/**
 * When something happened, of a text that is the time alone or one clause that says it, in brackets or not: 8:15に復旧しました,
 * `back since 8:15`. The one time of it is read whole, or nothing is: of two, of a story, of what did not happen nobody
 * can tell.
 */
export function timeInClause(text: string, clock: Clock): TimeReading & { words: string } {
  const whole = readTime(text, clock, false)
  if (whole.kind === 'time' || whole.why !== 'unreadable' || text.length > LONGEST) return { ...whole, words: '' }
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(BRACKETS, ' ')
    .replace(SINCE, since)
    .trim()
  const found = OPEN.test(plain) ? undefined : firstTime(plain, clock)
  if (found === undefined) return { ...whole, words: '' }
  const { before, at, rest } = found
  if (MORE_TIME.test(before) || MORE_TIME.test(rest)) return { ...whole, words: '' }
  return { kind: 'time', at, span: false, words: `${before} ${rest}`.trim() }
}

/** As many signs as before, and the particle that ends a time. */
const since = (mark: string): string => (mark === 'から' ? 'に' : ' ')

function firstTime(plain: string, clock: Clock): { before: string; at: string; rest: string } | undefined {
  const starts = [...plain.matchAll(STARTS)].slice(0, MOST_STARTS)
  for (const { index } of starts) {
    const text = plain.slice(index)
    const taken = takeTime(text, clock)
    // Of a span nothing is cut off, and which of its ends is meant nobody says.
    if (taken !== undefined) return taken.rest === text ? undefined : { before: plain.slice(0, index).trim(), ...taken }
  }
  return undefined
}
