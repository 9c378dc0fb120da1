import type { ClockPolicy, Length } from '../../clock/clock.schema.ts'
import { isSame } from '../../policy/own/mapping.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { hours } from '../../time/hours.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type DroppedSafeguard, dropped, hasAll, unless } from './dropped.ts'
import { saysAsMuch } from './says-as-much.ts'

/** How many times as long a deadline may be and still be the same one: how long it is, is the company's judgement. */
const AS_LONG = 2
/** Those of a pack are the law's, and nobody's judgement. */
const BY_LAW = 1
/** Days on which the company is closed, beside weekends and holidays. */
const MOST_CLOSED = 30
const BY_NOON = '12:00'
/** The part of a deadline by which the first reminder is still one: the last comes when the time has run out. */
const IN_TIME = 0.9

/** Deadlines of the regulation, what makes each run, whom it calls, and how its days are counted. */
export function ofClocks(before: Policy, after: Policy): DroppedSafeguard[] {
  return [
    ...Object.entries(before.clocks).flatMap(([id, was]) => {
      if (!was.in.some((process) => process in after.processes)) return []
      const now = ownProperty(after.clocks, id)
      const path = ['clocks', id]
      if (now === undefined) return [dropped('taken-away', `clock-${id}`, was.clause, path)]
      return unless(
        runsAsWell(was, now, before, after) && callsAsWell(was, now, before, after),
        'weakened',
        `clock-${id}`,
        was.clause,
        path,
      )
    }),
    ...Object.entries(before.calendars).flatMap(([id, was]) => {
      const now = ownProperty(after.calendars, id)
      const path = ['calendars', id]
      if (now === undefined) return [dropped('taken-away', `calendar-${id}`, undefined, path)]
      const { closed, 'remind-from': from, ...rest } = now
      const { closed: closedThen, 'remind-from': fromThen, ...then } = was
      const isOpen = closed.length <= Math.max(MOST_CLOSED, closedThen.length)
      const isInTime = from <= BY_NOON || from <= fromThen
      return unless(isSame(rest, then) && isOpen && isInTime, 'weakened', `calendar-${id}`, undefined, path)
    }),
    ...Object.entries(before.packs).flatMap(([id, was]) => {
      const now = ownProperty(after.packs, id)
      const path = ['packs', id]
      if (!was.on) return []
      if (now?.on !== true) return [dropped('taken-away', `pack-${id}`, undefined, path)]
      const holds = isSame(now.when, was.when) && hasAll(now.asks, was.asks) && saysAsMuch(was.note, now.note)
      return unless(holds, 'weakened', `pack-${id}`, undefined, path)
    }),
  ]
}

/** In the same cases, from the same moments, until nothing less has happened, and for about as long. */
function runsAsWell(was: ClockPolicy, now: ClockPolicy, { calendars }: Policy, { processes }: Policy): boolean {
  const same = ['when', 'pack', 'each', 'start', 'chase', 'late-reason'] as const
  const stops = was.stop ?? []
  return (
    hasAll(
      now.in,
      was.in.filter((process) => process in processes),
    ) &&
    same.every((key) => isSame(now[key], was[key])) &&
    (now.stop ?? []).every((one) => stops.some((other) => isSame(one, other))) &&
    // With nothing to be done by then, it would only say how long something is kept.
    (was.stop === undefined) === (now.stop === undefined) &&
    (now['runs-on'] || !was['runs-on']) &&
    (now.calendar === was.calendar || (now.calendar === 'elapsed' && !isFirstDayIn(calendars, was.calendar))) &&
    // A clock that nothing stops keeps something so long, such as a record; everything else is to be done by then.
    (was.stop === undefined
      ? isAsLong(was.length, now.length, 1)
      : isAsLong(now.length, was.length, was.pack === undefined ? AS_LONG : BY_LAW))
  )
}

/** Days of which the first one counts are over sooner than as many times 24 hours. */
const isFirstDayIn = (calendars: Policy['calendars'], calendar: string): boolean =>
  ownProperty(calendars, calendar)?.['first-day'] === 'included'

/** Called as before: the same roles as far as they are there, about as soon, and before it is too late where that was so. */
function callsAsWell(was: ClockPolicy, now: ClockPolicy, before: Policy, { roles }: Policy): boolean {
  // The owner of a measure is no role, and always there.
  const isThere = (role: string): boolean => role in roles || !(role in before.roles)
  return (
    (was['remind-at'].length === 0 || now['remind-at'].some((part) => part <= IN_TIME)) &&
    // Left out, it calls whoever has the case in its phase: in an ended one that is nobody.
    (was.tell === undefined || hasAll(now.tell ?? [], was.tell.filter(isThere))) &&
    was.escalate
      .filter(({ to, unanswered }) => isThere(to) && (unanswered === undefined || isThere(unanswered)))
      .every((step) =>
        now.escalate.some(
          (other) =>
            other.to === step.to &&
            other.unanswered === step.unanswered &&
            isAsLong(other.after ?? other.past, step.after ?? step.past, AS_LONG),
        ),
      )
  )
}

/** Whether one length is at most so many times the other, for whatever it is told by; where it has none, nothing runs. */
function isAsLong(now: Length | undefined, was: Length | undefined, most: number): boolean {
  if (isSame(now, was)) return true
  if (now === undefined || was === undefined) return false
  const [mine, theirs] = [lengthsIn(now), lengthsIn(was)]
  if (mine === undefined || theirs === undefined || mine.by !== theirs.by) {
    const longest = Math.max(...(mine?.all ?? [Number.POSITIVE_INFINITY]))
    return mine !== undefined && theirs !== undefined && mine.isTotal && longest <= Math.min(...theirs.all) * most
  }
  return [...new Set([...theirs.of.keys(), ...mine.of.keys()])].every((value) => {
    const [one, other] = [mine, theirs].map(({ of }) => of.get(value) ?? of.get(ELSE))
    return other === undefined || (one !== undefined && one <= other * most)
  })
}

const ELSE = ''

function lengthsIn(length: Length) {
  if (typeof length === 'string') {
    const all = [hours(length)]
    return { by: '', of: new Map([[ELSE, ...all] as [string, number]]), all, isTotal: true }
  }
  if ('until' in length) return undefined
  const of = new Map(Object.entries(length.is).map(([value, one]) => [value, hours(one)]))
  if (length.else !== undefined) of.set(ELSE, hours(length.else))
  return { by: length.by, of, all: [...of.values()], isTotal: length.else !== undefined }
}
