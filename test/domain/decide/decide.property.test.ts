import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Case } from '../../../src/domain/case/case.ts'
import type { Context } from '../../../src/domain/case/context.ts'
import { eventIn, type RecordedEvent } from '../../../src/domain/case/event.schema.ts'
import { evolve } from '../../../src/domain/case/evolve.ts'
import { apply, settle } from '../../../src/domain/case/settle.ts'
import { type Act, as, contain } from '../../support/acts.ts'
import { PEOPLE } from '../../support/people.ts'
import { askedBy, beginningOf, live, minute, NOTHING, type Outcome, reasonsOf, type Told } from '../../support/story.ts'
import { COMPANIES } from './companies.ts'
import { pastOf } from './past.ts'
import { randomAct, randomWalk } from './random-acts.ts'

const RUNS = { numRuns: 300 }

const walk = (world: Context, acts: readonly Act[]): Outcome[] => {
  let told: Told = NOTHING
  return acts.map((act) => {
    const outcome = live(world, told, act)
    told = outcome.after
    return outcome
  })
}

const byTheApp = ({ by }: Act): boolean => by === 'app'

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}

/** Whether two cases differ in anything but how many lines their ledgers have. */
const alike = (a: Case | undefined, b: Case | undefined): boolean =>
  isDeepStrictEqual({ ...a, lines: 0 }, { ...b, lines: 0 })

/** The words that say what was done to stop the spread, in a command or in one that was nearly it. */
const containmentIn = ({ command }: Act): string | undefined => {
  const said =
    command.kind === 'contain' ? command.text : command.kind === 'unreadable' ? command.slip?.kept : undefined
  return said === undefined || said.trim() === '' ? undefined : said.trim()
}

const withWordOf = (id: number, state: Case): Case => ({ ...state, acted: [...new Set([...state.acted, id])] })

describe.each(COMPANIES)('whatever anybody does, under $name', (company) => {
  const { world, process, asks } = company
  const acts = randomWalk(world, process, company.way)

  it('no gate is passed without what it asks, R4.2-2 to R4.4-4', () => {
    fc.assert(
      fc.property(acts, (story) => {
        for (const [n, { events, after, decision }] of walk(world, story).entries()) {
          if (decision.kind !== 'accepted') continue
          const act = story[n]
          for (const event of events) {
            if (event.type !== 'phase-changed') continue
            const way = `${event.data.from}>${event.data.to}`
            const line = after.placed.findIndex((placed) => placed.event === event)
            // The facts that the act itself recorded count; those that follow from it do not yet.
            const past = pastOf(after.placed.slice(0, line + 1))
            const by = askedBy(act ?? as('app', { kind: 'help' }), 0).actor
            const missing = asks(past, way, by, act?.command.kind === 'contain')
            if (missing.length > 0) expect({ way, missing }).toEqual({ way, missing: [] })
          }
        }
      }),
      RUNS,
    )
  })
  it('the stories reach every phase, and the way back from the end', () => {
    const reached = new Set<string>()
    // The same stories each time: what is rare must not make this fail by chance.
    for (const story of fc.sample(acts, { seed: 1, numRuns: 150 }))
      for (const { data } of pastOf(walk(world, story).at(-1)?.after.placed ?? [])
        .all('phase-changed')
        .map(({ event }) => event))
        reached.add(`${data.from}>${data.to}`)
    expect([...reached]).toEqual(expect.arrayContaining([...company.ways]))
  })

  it('R1-3 a case is never closed without having been through learning', () => {
    fc.assert(
      fc.property(acts, (story) => {
        const path = walk(world, story).at(-1)?.after.case?.path ?? []
        for (const [at, { phase }] of path.entries())
          if (phase === company.end) expect(path[at - 1]?.phase).toBe(company.learning)
      }),
      RUNS,
    )
  })

  it('R4.3-1 containment is never refused to who may respond, in any open phase', () => {
    fc.assert(
      fc.property(
        acts,
        fc.constantFrom(...company.respond),
        fc.constantFrom('Unplugged', '', '不明'),
        (story, by, words) => {
          const told = walk(world, story).at(-1)?.after ?? NOTHING
          const ended = world.policy.processes[process]?.phases[told.case?.phase ?? '']?.end !== undefined
          const { decision, after } = live(world, told, as(by, contain(words)))
          expect(decision.kind).toBe('accepted')
          expect(after.case?.phase).toBe(ended ? told.case?.phase : company.contained)
          if (words !== '') expect(Object.values(after.case?.facts ?? {}).map(({ text }) => text)).toContain(words)
        },
      ),
      RUNS,
    )
  })

  it('R4.4-5 folding what was written gives the case that was lived through', () => {
    fc.assert(
      fc.property(acts, (story) => {
        const told = walk(world, story).at(-1)?.after ?? NOTHING
        let state: Case | undefined
        // As a ledger gives it back: through JSON, and only what its schema knows.
        for (const placed of told.placed) {
          const event = eventIn(JSON.parse(JSON.stringify(placed.event)))
          if (event === undefined) throw new Error(`${placed.event.type} cannot be read back`)
          state = apply(state, { ...placed, event }, beginningOf(world, process))
        }
        expect(state).toEqual(told.case)
      }),
      RUNS,
    )
  })

  it('R4.4-5 whatever lines a ledger has, in whatever order, they can be folded', () => {
    fc.assert(
      fc.property(acts, fc.infiniteStream(fc.nat()), (story, order) => {
        const told = walk(world, story).at(-1)?.after ?? NOTHING
        if (told.case === undefined) throw new Error('no case')
        const lines = [...told.placed].map((line) => ({ line, at: order.next().value ?? 0 }))
        let state: Case = told.case
        for (const { line } of lines.sort((a, b) => a.at - b.at)) state = evolve(state, line)
        expect(Object.keys(state)).toEqual(Object.keys(told.case))
      }),
      { numRuns: 100 },
    )
  })

  it('no command of somebody without a role changes anything but the list of refusals; containment he tells of is kept as a note, R4.3-1', () => {
    fc.assert(
      fc.property(
        acts,
        fc.array(randomAct(world, process, ['outsider']), { minLength: 1, maxLength: 8 }),
        (story, tries) => {
          let told = walk(world, story).at(-1)?.after ?? NOTHING
          for (const act of tries) {
            const { after, events, decision } = live(world, told, act)
            const note = containmentIn(act)
            if (note === undefined) {
              expect(['request-refused', 'question-answered', undefined]).toContain(events[0]?.type)
              expect(events.length).toBeLessThan(2)
              expect(alike(after.case, told.case)).toBe(true)
            } else {
              expect(events).toMatchObject([
                { type: 'note-added', data: {}, text: { note } },
                { type: 'request-refused', data: { reasons: [{ code: 'contained-unconfirmed' }] } },
              ])
              expect(events[0]?.text).toEqual({ note })
              expect(reasonsOf({ decision }).map(({ code }) => code)).toEqual(['contained-unconfirmed'])
              // He has said something, and that is all.
              expect(alike(after.case, told.case && withWordOf(PEOPLE.outsider.id, told.case))).toBe(true)
            }
            told = after
          }
        },
      ),
      RUNS,
    )
  })

  it('what is refused or ignored changes nothing, and a refusal has its reasons', () => {
    fc.assert(
      fc.property(acts, (story) => {
        for (const { decision, before, after, events } of walk(world, story)) {
          if (decision.kind === 'accepted') continue
          expect(events.map(({ type }) => type)).toEqual(
            decision.kind === 'refused' && before.case ? ['request-refused'] : [],
          )
          if (!alike(after.case, before.case)) expect(after.case).toEqual(before.case)
        }
      }),
      RUNS,
    )
  })

  it('the same is decided each time, and nothing that was handed in is changed', () => {
    fc.assert(
      fc.property(acts, (story) => {
        let told: Told = NOTHING
        for (const act of story) {
          const asked = frozen(askedBy(act, told.acts))
          const beginning = beginningOf(world, process)
          const twice = [0, 1].map(() => settle(world, beginning, frozen(told.case), asked, minute(told.acts)))
          if (!isDeepStrictEqual(twice[0], twice[1])) expect(twice[0]).toEqual(twice[1])
          told = live(world, told, act).after
        }
      }),
      { numRuns: 150 },
    )
  })

  it('R8-2 what people wrote stands in the texts of a line, never in what is hashed for good', () => {
    const secret = 'hunter2-secret'
    const mark = (value: unknown): unknown => {
      if (value === 'x') return secret
      if (Array.isArray(value)) return value.map(mark)
      return typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mark(part)]))
        : value
    }
    fc.assert(
      fc.property(acts, (story) => {
        const marked = story.map((act) =>
          byTheApp(act) ? act : { ...act, command: mark(act.command) as Act['command'] },
        )
        const hashed = (walk(world, marked).at(-1)?.after.placed ?? []).map(({ event }: RecordedEvent) => event.data)
        expect(JSON.stringify(hashed)).not.toContain(secret)
      }),
      RUNS,
    )
  })
})
