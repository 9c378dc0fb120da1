import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import { type Day, dayFrom } from './day.ts'
import type { Taken } from './taken.ts'

const WITH_YEAR = [
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/u,
  /^(\d{4})(\.)\s(\d{1,2})\.\s(\d{1,2})(?!\d)\.?/u,
  /^(\d{4})()\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/u,
  /^(\d{4})()(\d{2})(\d{2})(?!\d)/u,
]
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/u
const OF_YEAR =
  /^(?:(今年|本年|昨年|去年|来年)の?\s?)?(?:(\d{1,2})\s?月\s?(\d{1,2})\s?日|(\d{1,2})(?:\/(?=\d{1,2}(?![\d/]))|[-.](?=\d{1,2}\s\d{1,2}:\d{2}))(\d{1,2}))/u
const OF_MONTH = /^(?:(今月|先月|来月)の?\s?)?(\d{1,2})\s?日(?!間|\s?[前後])/u
/** The two days of the year that people call by a name. */
const BY_NAME = /^(?:(今年|本年|昨年|去年|来年)の?\s?)?(?:(大晦日|大みそか|おおみそか)|元日|元旦)/u
/** `the 27th`; with a month behind it the words of the calendar are read elsewhere. */
const NTH =
  /^(?:the )?()(\d{1,2})(?:st|nd|rd|th)(?![a-z]|\s(?:of\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/u
const YEARS: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 昨年: -1, 去年: -1, 来年: 1 }
const MONTHS: Readonly<Record<string, number>> = { 今月: 0, 先月: -1, 来月: 1 }
const AROUND = [-1, 0, 1]

/** A day by its numbers: one, none where no calendar has it, two where the order of its numbers says two. */
export function takeCalendarDay(text: string, today: Day): Taken<readonly Day[]> | undefined {
  for (const form of WITH_YEAR) {
    const found = form.exec(text)
    if (found !== null) return taken(text, found, [dayFrom(Number(found[1]), Number(found[3]), Number(found[4]))])
  }
  const last = YEAR_LAST.exec(text)
  if (last !== null) return taken(text, last, inAnyOrder(Number(last[1]), Number(last[3]), last[4] ?? ''))
  const ofYear = OF_YEAR.exec(text)
  if (ofYear !== null) {
    const [one, two] = [Number(ofYear[2] ?? ofYear[4]), Number(ofYear[3] ?? ofYear[5])]
    // There is no 28th month.
    const [month, date] = ofYear[4] !== undefined && one > 12 ? [two, one] : [one, two]
    return taken(text, ofYear, [nearestIn(ofYear[1], month, date, today)])
  }
  const byName = BY_NAME.exec(text)
  if (byName !== null) {
    const [month, date] = byName[2] === undefined ? [1, 1] : [12, 31]
    return taken(text, byName, [nearestIn(byName[1], month, date, today)])
  }
  const ofMonth = OF_MONTH.exec(text) ?? NTH.exec(text)
  if (ofMonth === null) return undefined
  const months = (ofMonth[1] ?? '') === '' ? AROUND : [MONTHS[ofMonth[1] ?? ''] ?? 0]
  const days = months.map((by) => {
    const { year, month } = PlainDate.addMonths(PlainDate.withFields(today, { day: 1 }), by)
    return dayFrom(year, month, Number(ofMonth[2]))
  })
  return taken(text, ofMonth, [nearest(days, today)])
}

/** 02/11/2026 is the 11th of February or the 2nd of November; 26/11/27 may begin with the year. */
function inAnyOrder(one: number, two: number, year: string): readonly (Day | undefined)[] {
  if (year.length === 2)
    return [
      dayFrom(2000 + one, two, Number(year)),
      dayFrom(2000 + Number(year), two, one),
      dayFrom(2000 + Number(year), one, two),
    ]
  return one === two
    ? [dayFrom(Number(year), one, two)]
    : [dayFrom(Number(year), one, two), dayFrom(Number(year), two, one)]
}

/** In the year that was said, or the one in which it is nearest. */
function nearestIn(year: string | undefined, month: number, date: number, today: Day): Day | undefined {
  const years = year === undefined ? AROUND : [YEARS[year] ?? 0]
  return nearest(
    years.map((by) => dayFrom(today.year + by, month, date)),
    today,
  )
}

function nearest(days: readonly (Day | undefined)[], today: Day): Day | undefined {
  const distance = (day: Day) => Math.abs(PlainDate.diffDays(today, day))
  return days.filter((day) => day !== undefined).sort((a, b) => distance(a) - distance(b))[0]
}

const taken = (text: string, found: RegExpExecArray, days: readonly (Day | undefined)[]): Taken<readonly Day[]> => ({
  value: days.filter((day) => day !== undefined),
  rest: text.slice(found[0].length),
})
