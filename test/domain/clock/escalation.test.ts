import { describe, expect, it } from 'vitest'
import type { ClockPolicy } from '../../../src/domain/clock/clock.schema.ts'
import { clocksOf } from '../../../src/domain/clock/clocks-of.ts'
import { stepsOf } from '../../../src/domain/clock/steps.ts'
import { wordsIn } from '../../../src/domain/policy/basics.ts'
import { as, record } from '../../support/acts.ts'
import { incidentIn, OPEN_PHASES, reported } from '../../support/incident.ts'
import { caseOf, given } from '../../support/story.ts'
import { defaultPolicy } from '../../support/worlds.ts'

const SINCE = '2030-01-01T00:00:00Z'
const UNTIL = '2030-03-01T00:00:00Z'
const state = caseOf(given([reported('malware', { ongoing: ['spreading'] })]).told)

/** The kinds and roles of what a clock says once its time has run out. */
function afterwards(id: string): string[] {
  const running = {
    id,
    subject: undefined,
    since: SINCE,
    until: UNTIL,
    at: () => SINCE,
    stopped: undefined,
    late: false,
  }
  return stepsOf(defaultPolicy, state, running).flatMap(({ kind, roles, said }) =>
    kind === 'escalation' && !said ? [roles.join(', ')] : [],
  )
}

describe('what becomes of a deadline that nobody meets', () => {
  it.each(Object.entries(defaultPolicy.clocks))(
    'R4.2-1 R4.4-1 R9-2 %s is told to whoever comes next, or the policy says in both languages why to nobody',
    (id, clock) => {
      const next = afterwards(id)
      const why = clock['not-escalated']
      expect(next.length > 0).toBe(why === undefined)
      for (const role of next) expect(clock.tell ?? []).not.toContain(role)
      if (why !== undefined) expect(wordsIn('ja', why)).not.toBe(wordsIn('en', why))
    },
  )

  it('R4.4-5 R7-2 R7-5 is said of few alone', () => {
    const silent = Object.entries(defaultPolicy.clocks).filter(([, one]) => one['not-escalated'] !== undefined)
    expect(silent.map(([id]) => id)).toEqual([
      ...['detection-to-report', 'retention', 'violation-decided', 'violation-closed'],
    ])
  })

  it.each(OPEN_PHASES)(
    'R4.3-2a R4.4-4 no incident is left lying in %s: some deadline runs, also once damage and cause are written',
    (phase) => {
      const known = as('officer', record({ damage: 'One device', cause: 'A mail' }))
      for (const acts of [incidentIn(phase), [...incidentIn(phase), known]])
        expect(
          clocksOf(defaultPolicy, caseOf(given(acts).told)).filter(({ stopped }) => stopped === undefined),
        ).not.toEqual([])
    },
  )

  it('R5-1 R6-1 R7-2 R8-1 R9-2 nor is any case of another process, in whatever phase', () => {
    const left = Object.entries(defaultPolicy.processes).flatMap(([id, { phases }]) =>
      Object.keys(phases).flatMap((phase, at) => {
        const past = Object.keys(phases).slice(0, at + 1)
        const isEnd = phases[phase]?.end !== undefined
        return isEnd || Object.values(defaultPolicy.clocks).some((one) => runsIn(one, id, phase, past))
          ? []
          : [`${id} ${phase}`]
      }),
    )
    // An exception lapses by its date, and a disclosure is taken back by its own: no act of anybody is waited for until then.
    expect(left).toEqual(['exception approved'])
  })
})

/** Whether a clock has begun by a phase of a process, and not stopped with it. */
const runsIn = (clock: ClockPolicy, process: string, phase: string, past: readonly string[]): boolean =>
  clock.in.includes(process) &&
  clock.start.some((one) => !('phase' in one) || one.phase.some((begun) => past.includes(begun))) &&
  !(clock.stop ?? []).some((one) => 'phase' in one && one.phase.includes(phase))
