import { type Case, factValues } from '../case/case.ts'
import { holds } from '../policy/condition.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { oncePer } from '../values/once-per.ts'
import { ownProperty } from '../values/own-property.ts'
import type { ClockPolicy, Moment } from './clock.schema.ts'
import { ms, timesOf } from './moments.ts'
import { type Step, stepsOf } from './steps.ts'
import { timetableOf } from './timetable-of.ts'

/** A clock of a case: why it runs, since when and until when. What it says depends on the record alone, not on today. */
export interface ClockState {
  id: string
  /** The system, where each has a clock of its own. */
  subject: string | undefined
  since: string
  until: string
  stopped: string | undefined
  /** It stopped after its time. */
  late: boolean
  /** It runs, and people were told that its time has run out. */
  overdue: boolean
  /** The moment that started it. */
  why: Moment
  steps: readonly Step[]
}

/** Every clock that runs or ran in this case, or those of them that are asked for, in the order of the policy. */
export function clocksOf(
  policy: Policy,
  state: Case,
  asked: (clock: ClockPolicy) => boolean = () => true,
): ClockState[] {
  return among(policy, state, asked, () => true).flatMap((span) => stateOf(policy, state, span))
}

/** Those that have not stopped. When the time of the others was over is not reckoned: to count days is what takes time here. */
export function runningClocks(
  policy: Policy,
  state: Case,
  asked: (clock: ClockPolicy) => boolean = () => true,
): ClockState[] {
  return among(policy, state, asked, isRunning).flatMap((span) => stateOf(policy, state, span))
}

/** Those that have stopped: of the others nothing can have been late. */
export function stoppedClocks(policy: Policy, state: Case, asked: (clock: ClockPolicy) => boolean): ClockState[] {
  return among(policy, state, asked, (stopped) => stopped !== undefined).flatMap((span) => stateOf(policy, state, span))
}

/** A clock without the steps on its way. */
export type ClockTime = Pick<ClockState, 'id' | 'subject' | 'until' | 'stopped' | 'late'>

/** Those that run, and of those whose lateness has to be explained also what has stopped. */
export function judgedClocks(policy: Policy, state: Case, asked: (clock: ClockPolicy) => boolean): ClockTime[] {
  const wanted: Wanted = (stopped, clock) => stopped === undefined || clock['late-reason'] !== undefined
  return among(policy, state, asked, wanted).flatMap((span): ClockTime[] => {
    const { id, subject, stopped, done } = span
    const table = tableOf(policy, state, span)
    if (table === undefined) return []
    return [{ id, subject, until: table.until, stopped, late: isLate(done, table.until) }]
  })
}

/** Until when those run that have not stopped: of each its name and its time, and no step on the way. */
export function runningUntil(policy: Policy, state: Case): Pick<ClockState, 'id' | 'until'>[] {
  return among(policy, state, () => true, isRunning).flatMap((span) => {
    const table = tableOf(policy, state, span)
    return table === undefined ? [] : [{ id: span.id, until: table.until }]
  })
}

type Wanted = (stopped: string | undefined, clock: ClockPolicy) => boolean
const isRunning: Wanted = (stopped) => stopped === undefined

/** A clock of a case before its time is reckoned. */
type Span = Pick<ClockState, 'id' | 'subject' | 'since' | 'stopped' | 'why'> & {
  clock: ClockPolicy
  done: string | undefined
}

function among(policy: Policy, state: Case, asked: (clock: ClockPolicy) => boolean, wanted: Wanted): Span[] {
  // It goes on where it was moved to, with clocks of its own.
  if (state.relocated?.what === 'transferred') return []
  const spans: Span[] = []
  for (const [id, clock] of clocksIn(policy)) {
    if (!asked(clock) || !applies(policy, state, clock)) continue
    for (const subject of subjectsOf(state, clock)) spans.push(...spanOf(policy, state, { id, clock, subject }, wanted))
  }
  return spans
}

const clocksIn = oncePer(({ clocks }: Policy): readonly (readonly [string, ClockPolicy])[] => Object.entries(clocks))

/** Clocks whose time has run out and that still run: what the label `overdue` says. */
export function overdueIn(policy: Policy, state: Case): ClockState[] {
  // Most cases are in time, and this is asked whenever a screen is drawn.
  if (Object.keys(state.reminded).length === 0) return []
  return clocksOf(policy, state).filter(({ overdue }) => overdue)
}

/** Clocks that the end of the case has not stopped: whoever looks for what is due has to look at closed cases too. */
export function runningOn(policy: Policy, state: Case): ClockState[] {
  return runningClocks(policy, state, (clock) => clock['runs-on'])
}

function applies(policy: Policy, state: Case, { in: processes, pack, when }: ClockPolicy): boolean {
  return (
    processes.includes(state.process) &&
    (pack === undefined || ownProperty(policy.packs, pack)?.on === true) &&
    (when === undefined || holds(when, factValues(state)))
  )
}

function subjectsOf(state: Case, { each }: ClockPolicy): (string | undefined)[] {
  if (each === undefined) return [undefined]
  if (each === 'actions') return state.actions.map(({ id }) => id)
  return (ownProperty(state.facts, each.fact)?.values ?? []).filter((value) => !each.except.includes(value))
}

function spanOf(
  policy: Policy,
  state: Case,
  { id, clock, subject }: Pick<Span, 'id' | 'clock' | 'subject'>,
  wanted: Wanted,
): Span[] {
  const start = startOf(policy, state, clock, subject)
  if (start === undefined) return []
  const done = stopOf(policy, state, clock, start.at, subject)
  const stopped = done ?? (start.ends ? undefined : endOf(policy, state))
  if (!wanted(stopped, clock)) return []
  const since = done === undefined ? laterOf(start.at, start.ends ? undefined : reopenedAt(policy, state)) : start.at
  return [{ id, clock, subject, since, done, stopped, why: start.moment }]
}

const isLate = (done: string | undefined, until: string): boolean => done !== undefined && ms(done) > ms(until)

const tableOf = (policy: Policy, state: Case, { clock, since, subject }: Span) =>
  timetableOf(policy, state, clock, since, subject)

function stateOf(policy: Policy, state: Case, span: Span): ClockState[] {
  const { id, subject, since, stopped, done, why } = span
  const table = tableOf(policy, state, span)
  if (table === undefined) return []
  const { until, at } = table
  const late = isLate(done, until)
  const steps = stepsOf(policy, state, { id, subject, since, until, at, stopped, late })
  const due = steps.some(({ kind, said }) => kind === 'due' && said)
  return [{ id, subject, since, until, stopped, late, overdue: stopped === undefined && due, why, steps }]
}

/** The first moment of the list that is known; of a phase, when it was entered last. */
function startOf(policy: Policy, state: Case, clock: ClockPolicy, subject: string | undefined) {
  for (const moment of clock.start) {
    const at = timesOf(policy, state, moment, subject).at(-1)
    if (at === undefined) continue
    const ends = 'phase' in moment && moment.phase.some((phase) => isEnd(policy, state, phase))
    // A clock that runs from the end, as retention does, runs only while the case has ended.
    if (ends && !('phase' in moment && moment.phase.includes(state.phase))) continue
    return { moment, at: laterOf(at, renewedAt(state, moment)), ends: ends || clock['runs-on'] }
  }
  return undefined
}

function stopOf(
  policy: Policy,
  state: Case,
  { stop }: ClockPolicy,
  since: string,
  subject: string | undefined,
): string | undefined {
  const times = (stop ?? []).flatMap((moment) => {
    const from = 'phase' in moment ? since : renewedAt(state, moment)
    return timesOf(policy, state, moment, subject).filter((at) => from === undefined || ms(at) >= ms(from))
  })
  return times.sort((a, b) => ms(a) - ms(b))[0]
}

/** When the case last came to the phase from which on this counts. */
const renewedAt = (state: Case, moment: Moment): string | undefined =>
  'since' in moment ? state.path.findLast(({ phase }) => phase === moment.since)?.at : undefined

const isEnd = (policy: Policy, state: Case, phase: string): boolean =>
  policy.processes[state.process]?.phases[phase]?.end !== undefined

const endOf = (policy: Policy, state: Case): string | undefined =>
  isEnd(policy, state, state.phase) ? state.path.at(-1)?.at : undefined

/** A case that was taken up again starts its clocks anew: nobody was late while it was closed. */
const reopenedAt = (policy: Policy, state: Case): string | undefined =>
  state.path.findLast((_, index) => index > 0 && isEnd(policy, state, state.path[index - 1]?.phase ?? ''))?.at

const laterOf = (at: string, other: string | undefined): string =>
  other !== undefined && ms(other) > ms(at) ? other : at
