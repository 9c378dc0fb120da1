import type { Taken } from './taken.ts'

/** Hours of a day's clock that one said with this part of the day may mean; past 23 those of the day after it. */
type Hours = (hour: number) => readonly number[]

const within = (hour: number, from: number, to: number): readonly number[] => (hour >= from && hour <= to ? [hour] : [])
const afternoon = (hour: number, from: number, to: number): readonly number[] =>
  hour >= from && hour <= to ? [hour + 12] : within(hour, from + 12, to + 12)

/** At night one o'clock may be this night's or the one before. */
const night: Hours = (hour) =>
  hour < 5 ? [hour, hour + 24] : hour === 12 ? [24] : hour < 12 ? afternoon(hour, 5, 11) : within(hour, 17, 30)
const lastNight: Hours = (hour) => (hour < 6 ? [hour + 24] : night(hour))
const lateNight: Hours = (hour) => (hour === 12 ? [0, 24] : hour < 6 ? [hour, hour + 24] : night(hour))

interface Part {
  name: RegExp
  /** How far the day lies from today, where the word says it. */
  day?: number
  hours: Hours
}

const PARTS: readonly Part[] = [
  { name: /^(?:昨夜|昨晩|ゆうべ|夕べ|(?:late )?last night(?![a-z]))(?:遅く)?/u, day: -1, hours: lastNight },
  { name: /^昨夕/u, day: -1, hours: (hour) => afternoon(hour, 3, 7) },
  {
    name: /^(?:今朝|けさ|今早朝|(?:early )?this morning(?![a-z]))(?:早く)?/u,
    day: 0,
    hours: (hour) => within(hour, 0, 11),
  },
  { name: /^(?:今夜|今晩|今夕|tonight(?![a-z]))/u, day: 0, hours: night },
  { name: /^(?:真夜中|深夜|夜中)/u, hours: lateNight },
  { name: /^(?:早朝|明け方|未明|夜明け前?)/u, hours: (hour) => within(hour, 0, 9) },
  // Noon and midnight are both called so: 午前12時, 午後12時.
  { name: /^午前中?/u, hours: (hour) => (hour === 12 ? [0, 12] : within(hour, 0, 11)) },
  { name: /^午後/u, hours: (hour) => (hour === 12 ? [12, 24] : hour === 0 ? [12] : afternoon(hour, 1, 11)) },
  // Before its hour, as in PM 11:40; behind it, the clock itself reads it.
  { name: /^a\.?m\.?(?![a-z])/u, hours: (hour) => (hour === 12 ? [0] : within(hour, 0, 11)) },
  { name: /^p\.?m\.?(?![a-z])/u, hours: (hour) => (hour === 12 ? [12] : afternoon(hour, 1, 11)) },
  { name: /^朝/u, hours: (hour) => within(hour, 3, 11) },
  { name: /^お?昼/u, hours: (hour) => [...within(hour, 10, 15), ...afternoon(hour, 0, 3)].slice(0, 1) },
  { name: /^夕方?/u, hours: (hour) => afternoon(hour, 3, 7) },
  { name: /^[夜晩]/u, hours: night },
]

/** 夜, 今朝, 午後: a part of a day, which is no hour by itself. */
export function takePartOfDay(text: string): Taken<Part> | undefined {
  for (const part of PARTS) {
    const found = part.name.exec(text)
    if (found !== null) return { value: part, rest: text.slice(found[0].length) }
  }
  return undefined
}
