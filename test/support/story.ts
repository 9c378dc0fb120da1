import { expect } from 'vitest'
import type { Case } from '../../src/domain/case/case.ts'
import type { Context } from '../../src/domain/case/context.ts'
import type { CaseEvent, EventType, RecordedEvent } from '../../src/domain/case/event.schema.ts'
import type { Beginning } from '../../src/domain/case/evolve.ts'
import { settle } from '../../src/domain/case/settle.ts'
import type { RequestedCommand } from '../../src/domain/commands/command.ts'
import type { Decision } from '../../src/domain/commands/decision.ts'
import type { Reason } from '../../src/domain/refusals/reason.ts'
import type { Act } from './acts.ts'
import { PEOPLE } from './people.ts'
import { defaultWorld } from './worlds.ts'

/** A case as it has been lived through, act by act. */
export interface Told {
  case: Case | undefined
  placed: readonly RecordedEvent[]
  acts: number
}

export interface Outcome {
  before: Told
  after: Told
  decision: Decision
  events: readonly CaseEvent[]
}

export const NOTHING: Told = { case: undefined, placed: [], acts: 0 }

// Every act takes a minute: nothing in the core may depend on how long things take.
const FIRST = Date.parse('2030-01-01T00:00:00Z')
export const minute = (n: number): string => new Date(FIRST + n * 60_000).toISOString()

export const askedBy = ({ by, command, door, via, at }: Act, n: number): RequestedCommand => ({
  command,
  actor: PEOPLE[by],
  at: at ?? minute(n),
  door: door ?? 'comment',
  cause: `act:${n}`,
  via: via ?? 'account',
})

export const beginningOf = (world: Context, process: string): Beginning => ({
  repository: { id: 1, name: 'incidents' },
  issue: 1,
  start: world.policy.processes[process]?.start ?? '',
})

/** Lets one act happen, with all that follows from it. */
export function live(world: Context, before: Told, act: Act): Outcome {
  const asked = askedBy(act, before.acts)
  const beginning = beginningOf(world, act.command.kind === 'open' ? act.command.process : '')
  const { decision, events, case: state } = settle(world, beginning, before.case, asked, minute(before.acts + 1))
  const { at, actor, door, cause } = asked
  const first = before.case?.lines ?? 1
  const placed = events.map(
    (event, index): RecordedEvent => ({
      seq: first + index,
      at,
      recorded: minute(before.acts + 1),
      actor,
      door,
      cause,
      event,
    }),
  )
  return {
    before,
    after: { case: state, placed: [...before.placed, ...placed], acts: before.acts + 1 },
    decision,
    events,
  }
}

export type Story = readonly (Act | readonly Act[])[]

/** Given, when, then; what is given must itself have been allowed, or the story proves nothing. */
export function storyIn(world: Context) {
  return (...acts: Story) => {
    let told = NOTHING
    for (const act of acts.flat()) {
      const { decision, after } = live(world, told, act)
      if (decision.kind !== 'accepted') throw new Error(`given ${act.by}: ${JSON.stringify({ act, decision })}`)
      told = after
    }
    const when = (act: Act) => {
      const outcome = live(world, told, act)
      return { ...outcome, then: (check: (outcome: Outcome) => void) => check(outcome) }
    }
    return { case: caseOf(told), told, when }
  }
}

export const given = storyIn(defaultWorld)

export function caseOf(told: Told): Case {
  if (told.case === undefined) throw new Error('no case was opened')
  return told.case
}

export const reasonsOf = ({ decision }: Pick<Outcome, 'decision'>): readonly Reason[] =>
  decision.kind === 'refused' ? decision.reasons : decision.kind === 'accepted' ? decision.remarks : []

/** Accepted without a remark, and at least these events among what happened. */
export const accepted =
  (...types: readonly EventType[]) =>
  ({ decision, events }: Outcome): void => {
    expect(decision).toMatchObject({ kind: 'accepted', remarks: [] })
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining([...types]))
  }

export const movedTo =
  (phase: string) =>
  (outcome: Outcome): void => {
    accepted('phase-changed')(outcome)
    expect(outcome.after.case?.phase).toBe(phase)
  }

/**
 * Refused for exactly these reasons, no more and no fewer. Each is told by words that stand in it: its code, its clause,
 * a field, a role, as in `R4.2-2 fact-missing damage`.
 */
export const refused =
  (...expected: readonly string[]) =>
  (outcome: Outcome): void => {
    expect(outcome.decision.kind).toBe('refused')
    const words = reasonsOf(outcome).map(wordsOf)
    const unmet = expected.filter((one) => !words.some((reason) => says(reason, one)))
    const unforeseen = words.filter((reason) => !expected.some((one) => says(reason, one)))
    expect({ unmet, unforeseen }).toEqual({ unmet: [], unforeseen: [] })
    onTheRecord(outcome)
  }

/** Not done, for this reason; but what was stated stays in the record as a note of whoever said it, and nothing else changes. */
export const keptAsNote =
  (expected: string, note: string) =>
  (outcome: Outcome): void => {
    const { before, after, events } = outcome
    const [first = [], ...more] = reasonsOf(outcome).map(wordsOf)
    expect(says(first, expected), first.join(' ')).toBe(true)
    expect(more).toEqual([['kept-as-note', 'R4.2-4']])
    expect(events[0]).toEqual({ type: 'note-added', data: {}, text: { note } })
    expect(events.map(({ type }) => type)).toEqual(['note-added', 'request-refused'])
    expect(after.case).toMatchObject({ phase: before.case?.phase, facts: before.case?.facts })
  }

export const ignored = ({ decision, events }: Outcome): void => {
  expect(decision.kind).toBe('ignored')
  expect(events).toEqual([])
}

const wordsOf = ({ code, clause, params }: Reason): string[] => [
  code,
  ...(clause === undefined ? [] : [clause]),
  ...Object.values(params ?? {}).flat(),
]
const says = (reason: readonly string[], words: string): boolean =>
  words.split(' ').every((word) => reason.includes(word))

/** A refusal changes nothing and leaves one line that says what was tried. */
function onTheRecord({ before, after, events }: Outcome): void {
  expect(events.map(({ type }) => type)).toEqual(before.case === undefined ? [] : ['request-refused'])
  const { lines: _, ...was } = before.case ?? { lines: 0 }
  const { lines: __, ...is } = after.case ?? { lines: 0 }
  expect(is).toEqual(was)
}
