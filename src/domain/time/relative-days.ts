import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import type { Day } from './day.ts'
import type { Taken } from './taken.ts'

/** Longer names first: 一昨日 holds 昨日. */
const NAMES: readonly (readonly [RegExp, number])[] = [
  [/^(?:一昨昨日|さきおととい|先(?:一昨日|おととい))/u, -3],
  [/^(?:一昨日|おととい|おとつい|(?:the )?day before yesterday)/u, -2],
  [/^(?:昨日|きのう|yesterday(?![a-z]))/u, -1],
  [/^(?:今日|きょう|本日|today(?![a-z]))/u, 0],
  [/^(?:明後日|あさって)/u, 2],
  [/^(?:明日|あした|あす(?!か)|tomorrow(?![a-z]))/u, 1],
]
const COUNTED = /^(\d{1,3})\s?(日|週間)(?:ほど|くらい|ぐらい)?(前|後|以内)/u

/** 昨日, おととい, 三日前: a day by how far it lies from today. */
export function takeRelativeDay(text: string, today: Day): Taken<Day> | undefined {
  const counted = COUNTED.exec(text)
  if (counted !== null) {
    const [whole, count, unit, way] = counted
    const days = Number(count) * (unit === '日' ? 1 : 7)
    return { value: PlainDate.addDays(today, way === '前' ? -days : days), rest: text.slice(whole.length) }
  }
  for (const [name, distance] of NAMES) {
    const found = name.exec(text)
    if (found !== null) return { value: PlainDate.addDays(today, distance), rest: text.slice(found[0].length) }
  }
  return undefined
}
