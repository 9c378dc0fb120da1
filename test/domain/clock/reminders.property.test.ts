import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clocksOf } from '../../../src/domain/clock/clocks-of.ts'
import { dueReminders, type Reminder } from '../../../src/domain/clock/due-reminders.ts'
import type { Act } from '../../support/acts.ts'
import { as, contain, record } from '../../support/acts.ts'
import { incidentIn, OPEN_PHASES, reported } from '../../support/incident.ts'
import { caseOf, given, minute, type Told } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'
import { asked, liveAll, saidIn, sweepAt } from './sweeping.ts'

const MONTH = 40 * 24 * 60
const stories: readonly (readonly Act[])[] = [
  ...OPEN_PHASES.map(incidentIn),
  [
    reported('power', { ongoing: ['spreading'] }),
    as('responder', record({ systems: ['email', 'website', 'archive'] })),
  ],
]
const story = fc.constantFrom(...stories).map((acts) => given(acts).told)
const time = fc.integer({ min: 0, max: MONTH })

/** A step of a host: it looks and remembers what it found due, or it writes down what it remembers. */
type HostStep = { host: 0 | 1; does: 'look' | 'write'; at: number }
const hostSteps = fc
  .array(
    fc.record({
      host: fc.constantFrom(0 as const, 1 as const),
      does: fc.constantFrom('look' as const, 'write' as const),
      at: time,
    }),
    { maxLength: 24 },
  )
  .map((steps) => [...steps].sort((a, b) => a.at - b.at))

function play(told: Told, steps: readonly HostStep[]): Told {
  const found: [readonly Reminder[], readonly Reminder[]] = [[], []]
  let now = told
  for (const { host, does, at } of steps) {
    if (does === 'look') found[host] = dueReminders(defaultPolicy, caseOf(now), minute(at))
    else now = liveAll(defaultWorld, now, asked(found[host], minute(at)))
  }
  return now
}

const once = (told: Told): void => {
  const said = saidIn(told)
  expect(said).toEqual([...new Set(said)])
}

describe('whenever and however often somebody sweeps', () => {
  it('R4.2-1 R4.3-2b each reminder comes once, also from two hosts that look before the other has written', () => {
    fc.assert(
      fc.property(story, hostSteps, (told, steps) => once(play(told, steps))),
      { numRuns: 150 },
    )
  })

  it('R4.2-1 none that matters is lost: each deadline and each call has come in the end', () => {
    fc.assert(
      fc.property(story, hostSteps, (told, steps) => {
        const end = minute(MONTH * 2)
        const last = sweepAt(defaultWorld, play(told, steps), end)
        const unsaid = clocksOf(defaultPolicy, caseOf(last)).flatMap(({ stopped, steps: all }) =>
          stopped === undefined ? all.filter(({ kind, said }) => kind !== 'reminder' && !said) : [],
        )
        expect(unsaid).toEqual([])
        expect(dueReminders(defaultPolicy, caseOf(last), end)).toEqual([])
        once(last)
      }),
      { numRuns: 80 },
    )
  })

  it('R4.2-1 those who did not answer are named in their order, however late the sweep', () => {
    fc.assert(
      fc.property(fc.array(time, { maxLength: 8 }), (times) => {
        const grave = given(reported('power', { ongoing: ['spreading'] })).told
        const told = [...times].sort((a, b) => a - b).reduce((now, at) => sweepAt(defaultWorld, now, minute(at)), grave)
        const silent = told.case?.unanswered ?? []
        expect(silent).toEqual(defaultPolicy.answering.slice(0, silent.length))
      }),
      { numRuns: 80 },
    )
  })

  it('what is due stays due until it is said, or somebody acts', () => {
    fc.assert(
      fc.property(story, time, time, (told, a, b) => {
        const due = (at: number) =>
          dueReminders(defaultPolicy, caseOf(told), minute(at)).filter(({ step }) => step.kind !== 'reminder')
        const later = due(Math.max(a, b)).map(({ cause }) => cause)
        expect(later).toEqual(expect.arrayContaining(due(Math.min(a, b)).map(({ cause }) => cause)))
      }),
      { numRuns: 80 },
    )
  })

  it('R4.3-1 a clock that has stopped is never started again by what responders do', () => {
    const acts = fc.array(
      fc.constantFrom<Act>(
        as('responder', contain('Unplugged')),
        as('officer', { kind: 'note', text: 'Here' }),
        as('sysadmin', { kind: 'recovered', system: 'email' }),
        as('responder', record({ damage: 'None', cause: 'A mail' })),
      ),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(story, acts, (told, more) => {
        let stopped: readonly string[] = []
        for (let done = 0; done <= more.length; done += 1) {
          const state = caseOf(liveAll(defaultWorld, told, more.slice(0, done)))
          const now = clocksOf(defaultPolicy, state)
          const still = now.filter((clock) => clock.stopped !== undefined).map(({ id, subject }) => `${id} ${subject}`)
          expect(still).toEqual(expect.arrayContaining([...stopped]))
          stopped = still
        }
      }),
      { numRuns: 60 },
    )
  })
})
