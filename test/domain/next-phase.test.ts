import { describe, expect, it } from 'vitest'
import type { Context } from '../../src/domain/case/context.ts'
import { nextPhase } from '../../src/domain/commands/passage.ts'
import type { Process } from '../../src/domain/policy/process.ts'
import { as } from '../support/acts.ts'
import { reported } from '../support/incident.ts'
import { movedTo, refused, storyIn } from '../support/story.ts'
import { defaultPolicy, defaultWorld } from '../support/worlds.ts'

const incident = defaultPolicy.processes.incident as Process
const advance = as('officer', { kind: 'advance', reason: 'It is nothing' })

/** The default process with its phases in another order: the board's columns follow it. */
function ordered(...first: string[]): Process {
  const rest = Object.keys(incident.phases).filter((id) => !first.includes(id))
  return {
    ...incident,
    phases: Object.fromEntries(
      [...first, ...rest].flatMap((id) => {
        const phase = incident.phases[id]
        return phase === undefined ? [] : [[id, phase]]
      }),
    ),
  }
}
const worldOf = (process: Process): Context => ({
  ...defaultWorld,
  policy: { ...defaultPolicy, processes: { ...defaultPolicy.processes, incident: process } },
})

describe('the next phase', () => {
  it('R4.3-1 is the nearest later one to which the policy leads', () => {
    expect(nextPhase(incident, 'reported')).toBe('analysis')
    expect(nextPhase(incident, 'learning')).toBe('closed')
    expect(nextPhase(incident, 'closed')).toBeUndefined()
  })

  it('R1-3 is never an end that is not planned, wherever that stands among the phases', () => {
    const process = ordered('reported', 'dismissed')
    expect(nextPhase(process, 'reported')).toBe('analysis')
    storyIn(worldOf(process))(reported('power')).when(advance).then(movedTo('analysis'))
  })

  it('R1-3 where nothing but such an end is left, there is no next one', () => {
    const only: Process = {
      ...ordered('reported', 'dismissed'),
      transitions: incident.transitions.filter(({ to }) => to === 'dismissed'),
    }
    expect(nextPhase(only, 'reported')).toBeUndefined()
    const { when } = storyIn(worldOf(only))(reported('power'))
    when(advance).then(refused('no-way dismissed'))
    // The one who wants it says so.
    when(as('officer', { kind: 'named', name: 'dismiss', reason: 'A test' })).then(movedTo('dismissed'))
  })
})
