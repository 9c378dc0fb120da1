import { describe, expect, it } from 'vitest'
import { stepsOf } from '../../../src/domain/clock/steps.ts'
import { wordsIn } from '../../../src/domain/policy/basics.ts'
import { reported } from '../../support/incident.ts'
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
})
