import { describe, expect, it } from 'vitest'
import type { CaseEvent, RecordedEvent } from '../../../src/domain/case/event.schema.ts'
import { evolve } from '../../../src/domain/case/evolve.ts'
import { clocksOf } from '../../../src/domain/clock/clocks-of.ts'
import { gateViewOf } from '../../../src/domain/commands/decision.ts'
import { NOBODY_ASKS } from '../../../src/domain/gates/gate-kind.ts'
import { missingAt } from '../../../src/domain/gates/gates.ts'
import { incidentIn, learnt, reported, without } from '../../support/incident.ts'
import { PEOPLE, type Person } from '../../support/people.ts'
import { given, minute } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'

/** A line of a record, by whatever version of the app it was written. */
const line = (event: CaseEvent, by: Person, at: string, seq: number): RecordedEvent => ({
  ...{ seq, at, recorded: at, actor: PEOPLE[by], door: 'comment', cause: `line:${seq}`, event },
})

describe('the first act of a role', () => {
  const acted = (at: string, seq: number) =>
    line({ type: 'role-acted', data: { role: 'representative' }, text: {} }, 'executive', at, seq)
  const told = (...lines: RecordedEvent[]) =>
    clocksOf(defaultPolicy, lines.reduce(evolve, given(reported()).case)).find(({ id }) => id === 'representative-told')

  it('R4-2 the clock stops at it, however often the record says that he acted', () => {
    expect(told()?.stopped).toBeUndefined()
    expect(told(acted(minute(5), 10))?.stopped).toBe(minute(5))
    expect(told(acted(minute(5), 10), acted(minute(60 * 48), 11))).toMatchObject({ stopped: minute(5), late: false })
  })

  it('R4-2 another role is none of his', () => {
    const other = line({ type: 'role-acted', data: { role: 'deputy' }, text: {} }, 'deputy', minute(3), 10)
    expect(told(other)?.stopped).toBeUndefined()
    expect(told(acted(minute(5), 10), other)?.stopped).toBe(minute(5))
  })
})

describe('a note that was taken', () => {
  const unread = given(incidentIn('learning'), without(learnt, 'acknowledge')).case
  const gate = { kind: 'acknowledged' as const, what: 'board-report', by: ['board'], clause: 'R4.4-2' }
  type Acknowledged = Extract<CaseEvent, { type: 'acknowledged' }>
  const noted = (of: Acknowledged['data']['of'], text: Acknowledged['text']) =>
    evolve(
      unread,
      line(
        { type: 'acknowledged', data: { what: 'board-report', ...(of === undefined ? {} : { of }) }, text },
        'officer',
        minute(200),
        unread.lines,
      ),
    )
  const missing = (state: typeof unread) =>
    missingAt(gate, gateViewOf({ ...defaultWorld, case: state }, NOBODY_ASKS)).map(({ code }) => code)

  it("R4.4-2 for one of many is not the board's own", () => {
    expect(missing(unread)).toEqual(['board-report-unacknowledged'])
    for (const [of, text] of [
      [{ kind: 'group', group: 'employees' }, { reference: 'Minutes 3' }],
      [{ kind: 'customer', customer: 'example' }, { reference: 'Mail of today' }],
      [{ kind: 'person' }, { reference: 'By telephone', person: 'Taro' }],
      [{ kind: 'account', account: PEOPLE.board }, { reference: 'Minutes 3' }],
    ] as const) {
      const state = noted(of, text)
      expect(missing(state)).toEqual(['board-report-unacknowledged'])
      expect(state.acknowledgements).toHaveLength(unread.acknowledgements.length + 1)
    }
  })

  it("R4.4-2 the board's own counts, and for one of many afterwards it stays so", () => {
    const own = noted(undefined, { reference: 'Minutes 3' })
    expect(missing(own)).toEqual([])
    const both = evolve(
      own,
      line(
        {
          type: 'acknowledged',
          data: { what: 'board-report', of: { kind: 'person' } },
          text: { reference: 'Told', person: 'Taro' },
        },
        'officer',
        minute(201),
        own.lines,
      ),
    )
    expect(both.acknowledged).toEqual(own.acknowledged)
  })
})
