import { type Finding, finding, findingAbout } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** A clock of machines, or a fixed distance from it (whose sign reads the wrong way round): nobody's working day follows it. */
const NOBODYS = /^(?:etc\/.+|(?:utc|gmt|uct|universal|zulu|greenwich)(?:[+-]?0)?|[ehmj]st|[a-z]{3}\d[a-z]{3})$/i
/** Where national holidays are known. */
const HOLIDAYS: Readonly<Record<string, string>> = { 'asia/tokyo': 'japan', japan: 'japan' }
const MOST_DAYS_OFF = 4
const MOST_CLOSED = 60
const NIGHT = /^(?:0[0-4]|2\d):/

/**
 * Deadlines in working days leave out the days on which nobody works: two days of the week, and the holidays of the place.
 * Whoever works on other days says so under `without`, with the reason.
 */
export const workingDays: Rule = ({ policy }) => {
  const stated = new Set(policy.without.map(({ safeguard }) => safeguard))
  const holidays = HOLIDAYS[policy['time-zone'].toLowerCase()]
  return [
    ...(NOBODYS.test(policy['time-zone'])
      ? [finding('zone-of-nobody', ['time-zone'], { zone: policy['time-zone'] })]
      : []),
    ...Object.entries(policy.calendars).flatMap(([id, { 'remind-from': from }]) =>
      NIGHT.test(from) ? [finding('reminded-at-night', ['calendars', id, 'remind-from'], { calendar: id, from })] : [],
    ),
    ...Object.entries(policy.calendars).flatMap(([id, { count, weekend, holidays: own, closed }]): Finding[] => {
      if (count !== 'business-days' || stated.has(`calendar-${id}`)) return []
      const path = ['calendars', id]
      return [
        // Deadlines in working days would never come.
        ...(new Set(weekend).size > MOST_DAYS_OFF
          ? [findingAbout('few-working-days', [...path, 'weekend'], { calendar: id })]
          : []),
        ...(new Set(closed).size > MOST_CLOSED
          ? [findingAbout('few-working-days', [...path, 'closed'], { calendar: id })]
          : []),
        ...(weekend.length < 2 ? [findingAbout('works-on-days-off', [...path, 'weekend'], { calendar: id })] : []),
        ...(holidays !== undefined && own !== holidays
          ? [findingAbout('works-on-holidays', [...path, 'holidays'], { calendar: id, holidays })]
          : []),
      ]
    }),
  ]
}
