import { evenDaysIn } from '../../clock/even-days.ts'
import type { RegisterEntry } from './register.ts'

export interface Figures {
  incidents: number
  open: number
  /** Ended as no incident, or handled with another. */
  dismissed: number
  overdue: number
  byKind: Counts
  byCategory: Counts
  bySeverity: Counts
  byPhase: Counts
  byMonth: Counts
  /** Minutes, of those that have got so far. */
  minutes: { firstAct: Times; containment: Times; recovery: Times; closing: Times }
}

/** In the order in which they were first met; whoever shows them knows the policy's order. */
export type Counts = Readonly<Record<string, number>>

export interface Times {
  of: number
  median: number | undefined
  longest: number | undefined
}

export function figuresOf(entries: readonly RegisterEntry[], timeZone: string): Figures {
  const real = entries.filter(({ ended }) => ended !== 'not-planned')
  const month = monthsIn(timeZone)
  const lengths = real.map(lengthsOf)
  const times = (key: keyof Lengths): Times => timesOf(lengths.flatMap((each) => each[key] ?? []))
  return {
    ...{ incidents: real.length, dismissed: entries.length - real.length },
    open: real.filter(({ ended }) => ended === undefined).length,
    overdue: real.filter(({ overdue, ended }) => ended === undefined && overdue.length > 0).length,
    byKind: counted(real.map(({ kind }) => kind ?? '')),
    byCategory: counted(real.map(({ category }) => category ?? '')),
    bySeverity: counted(real.map(({ severity }) => severity ?? '')),
    byPhase: counted(real.map(({ phase }) => phase)),
    byMonth: counted(real.map(({ reportedAt }) => month(reportedAt)).sort()),
    minutes: {
      firstAct: times('firstAct'),
      containment: times('containment'),
      recovery: times('recovery'),
      closing: times('closing'),
    },
  }
}

/** The month of a time, such as `2030-05`, where the company is. */
export function monthsIn(timeZone: string): (at: string) => string {
  const even = evenDaysIn(timeZone)
  if (even !== undefined) return (at) => new Date(Date.parse(at) + even.ahead).toISOString().slice(0, 'YYYY-MM'.length)
  const format = new Intl.DateTimeFormat('sv', { timeZone, year: 'numeric', month: '2-digit' })
  return (at) => format.format(Date.parse(at))
}

function counted(values: readonly string[]): Counts {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

const MINUTE = 60_000

/** People state times of their own: what would have ended before it began is no length. */
function minutesBetween(from: string, to: string | undefined): number | undefined {
  const length = to === undefined ? Number.NaN : (Date.parse(to) - Date.parse(from)) / MINUTE
  return Number.isNaN(length) || length < 0 ? undefined : length
}

type Lengths = Readonly<Record<keyof Figures['minutes'], number | undefined>>

/** How long one case took to each point, in minutes; undefined where it has not got there. */
export function lengthsOf({ reportedAt, detectedAt, ...entry }: RegisterEntry): Lengths {
  const from = detectedAt ?? reportedAt
  return {
    firstAct: minutesBetween(reportedAt, entry.answeredAt),
    containment: minutesBetween(from, entry.containedAt),
    recovery: minutesBetween(from, entry.recoveredAt),
    closing: minutesBetween(from, entry.endedAt),
  }
}

function timesOf(minutes: readonly number[]): Times {
  const sorted = minutes.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle]
  const lower = sorted.length % 2 === 1 ? upper : sorted[middle - 1]
  const median = upper === undefined || lower === undefined ? undefined : Math.round((lower + upper) / 2)
  const longest = sorted.at(-1)
  return { of: sorted.length, median, longest: longest === undefined ? undefined : Math.round(longest) }
}
