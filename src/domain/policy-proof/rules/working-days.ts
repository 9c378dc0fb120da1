import { type Finding, finding, findingAbout } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** A clock of machines: nobody's working day follows it. */
const NOBODYS = /^(?:etc\/)?(?:utc|gmt|uct|universal|zulu|greenwich)(?:[+-]?0)?$/i
/** Where national holidays are known. */
const HOLIDAYS: Readonly<Record<string, string>> = { 'Asia/Tokyo': 'japan', Japan: 'japan' }

/**
 * Deadlines in working days leave out the days on which nobody works: two days of the week, and the holidays of the place.
 * Whoever works on other days says so under `without`, with the reason.
 */
export const workingDays: Rule = ({ policy }) => {
  const stated = new Set(policy.without.map(({ safeguard }) => safeguard))
  const holidays = HOLIDAYS[policy['time-zone']]
  return [
    ...(NOBODYS.test(policy['time-zone'])
      ? [finding('zone-of-nobody', ['time-zone'], { zone: policy['time-zone'] })]
      : []),
    ...Object.entries(policy.calendars).flatMap(([id, { count, weekend, holidays: own }]): Finding[] => {
      if (count !== 'business-days' || stated.has(`calendar-${id}`)) return []
      const path = ['calendars', id]
      return [
        ...(weekend.length < 2 ? [findingAbout('works-on-days-off', [...path, 'weekend'], { calendar: id })] : []),
        ...(holidays !== undefined && own !== holidays
          ? [findingAbout('works-on-holidays', [...path, 'holidays'], { calendar: id, holidays })]
          : []),
      ]
    }),
  ]
}
