import type { Taken } from './taken.ts'

/** The time of a clock's face; the hour may be past 24, as in 25:30. */
export interface ClockTime {
  hour: number
  minute: number
  second: number
  /** `am` or `pm` was written: no other hour is meant. */
  halved: boolean
  /** With seconds, as logs write it. */
  exact: boolean
}

const LAST_HOUR = 30
const MERIDIEM = String.raw`(?:\s?([ap])\.?m\.?(?![a-z]))`
const FORMS = [
  new RegExp(String.raw`^t?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?![\d:])${MERIDIEM}?`, 'u'),
  new RegExp(String.raw`^(\d{1,2})\.(\d{2})()${MERIDIEM}`, 'u'),
  new RegExp(String.raw`^(\d{1,2})()()${MERIDIEM}`, 'u'),
  /^(\d{2})(\d{2})()\s?(?:hrs|hours|h)(?![a-z])/u,
  /^(\d{1,2})\s?h\s?(\d{2})()(?![a-z\d])/u,
  /^(\d{1,2})\s?時(?!間)(?:\s?(?:(\d{1,2})\s?分(?:\s?(\d{1,2})\s?秒)?|(半))|(\d{2})(?=$|\s|頃|ごろ))?/u,
]

/** 23:40, 23時半, 11.40pm, 正午. */
export function takeClockTime(text: string): Taken<ClockTime> | undefined {
  const noon = /^(?:正午|noon(?![a-z]))/u.exec(text)
  if (noon !== null)
    return { value: { hour: 12, minute: 0, second: 0, halved: true, exact: false }, rest: text.slice(noon[0].length) }
  for (const form of FORMS) {
    const found = form.exec(text)
    if (found === null) continue
    const [whole, hour = '', minutes, second = '', mark, bare] = found
    const minute = minutes ?? bare ?? ''
    const value = clockTime(Number(hour), mark === '半' ? 30 : Number(minute), Number(second), mark, second !== '')
    return value === undefined ? undefined : { value, rest: text.slice(whole.length) }
  }
  return undefined
}

function clockTime(said: number, minute: number, second: number, mark: string | undefined, exact: boolean) {
  const halved = mark === 'a' || mark === 'p'
  if (said > LAST_HOUR || minute > 59 || second > 59 || (halved && said === 0)) return undefined
  if (mark === 'a' && said > 12) return undefined
  const hour = !halved || said > 12 ? said : (said % 12) + (mark === 'p' ? 12 : 0)
  return { hour, minute, second, halved, exact }
}
