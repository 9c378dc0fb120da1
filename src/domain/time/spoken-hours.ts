const HOURS: readonly string[] = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const MINUTES: Readonly<Record<string, number>> = {
  ...{ five: 5, ten: 10, fifteen: 15, 'a quarter': 15, quarter: 15, twenty: 20, 'twenty-five': 25, thirty: 30 },
  ...{ half: 30, forty: 40, 'forty-five': 45, fifty: 50 },
}
const HOUR = `(${HOURS.join('|')}|1[0-2]|[1-9])(?![\\d:.])`
const COUNT = `(half|a quarter|quarter|twenty-five|twenty|ten|five|\\d{1,2})( minutes?)?`
const PAST = new RegExp(`\\b${COUNT} (past|to) ${HOUR}(?:[- ]?ish)?\\b`, 'u')
const HALF = new RegExp(`\\bhalf ${HOUR}\\b`, 'u')
const WORDS = new RegExp(
  `\\b(${HOURS.join('|')})[- ](fifteen|twenty-five|twenty|thirty|forty-five|forty|fifty|five|ten)\\b`,
  'u',
)
/** `nine`, `9ish`, `around 9`, and nothing that is counted. */
const ALONE = new RegExp(
  `(?<=^|\\b(?:at|around|about|since|after|morning|afternoon|evening|night|today|yesterday),? )${HOUR}(?:[- ]?ish| o['’]?clock)?(?=$|,? (?:this|in the|last night|yesterday|today|on)\\b)`,
  'u',
)

/** `nine pm`. */
const IN_HALF = new RegExp(`\\b(${HOURS.join('|')})(?=\\s?[ap]\\.?m\\b)`, 'u')

/** Ten minutes before eleven, or the hour between them. */
export const isEitherWay = (plain: string): boolean => /\b(?:five to (?:six|6)|ten to (?:eleven|11))\b/u.test(plain)

/** `9:30 in the evening` and `nine pm` as `9:30pm` and `9 pm`. */
export const inHalves = (plain: string): string =>
  plain
    .replace(IN_HALF, (_, hour) => String(HOURS.indexOf(hour) + 1))
    .replace(/\b12 noon\b/gu, 'noon')
    .replace(/\b(1[0-2]|[1-9])(:\d{2})? in the (morning|afternoon|evening)\b/gu, (said, hour, minute, part) =>
      hour === '12' && part !== 'afternoon' ? said : `${hour}${minute ?? ''}${part === 'morning' ? 'am' : 'pm'}`,
    )

/**
 * `half past nine`, `nine thirty`, `9ish` in digits, as `at 9:30`. The clock that they are said by has twelve hours:
 * undefined where nothing is said by it.
 */
export function spokenHours(plain: string): string | undefined {
  if (!/[a-z]/u.test(plain)) return undefined
  const past = PAST.exec(plain)
  if (past !== null) {
    const [said, count = '', minute, way, hour = ''] = past
    const minutes = MINUTES[count] ?? Number(count)
    // Nobody says 45 past, and `10 to 11` is an hour.
    if (minutes > 30 || (way === 'to' && minute === undefined && /\d/u.test(count))) return undefined
    return inDigits(plain, past.index, said, hourOf(hour), way === 'to' ? -minutes : minutes)
  }
  const half = HALF.exec(plain)
  if (half !== null) return inDigits(plain, half.index, half[0], hourOf(half[1] ?? ''), 30)
  const words = WORDS.exec(plain)
  if (words !== null)
    return inDigits(plain, words.index, words[0], hourOf(words[1] ?? ''), MINUTES[words[2] ?? ''] ?? 0)
  const alone = ALONE.exec(plain)
  return alone === null || /^\d{1,2}$/u.test(plain)
    ? undefined
    : inDigits(plain, alone.index, alone[0], hourOf(alone[1] ?? ''), 0)
}

const hourOf = (said: string): number => HOURS.indexOf(said) + 1 || Number(said)

function inDigits(plain: string, index: number, said: string, hour: number, minutes: number): string {
  const [of, minute] = minutes < 0 ? [hour === 1 ? 12 : hour - 1, 60 + minutes] : [hour, minutes]
  const [before, behind] = [
    plain.slice(0, index).replace(/\b(?:at|around|about) $/u, ''),
    plain.slice(index + said.length),
  ]
  return inHalves(`${before}at ${of}:${String(minute).padStart(2, '0')}${behind}`)
}
