import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { callKey } from '../../../src/domain/calls/call-standing.ts'
import { dueCalls } from '../../../src/domain/calls/due-calls.ts'
import type { Case } from '../../../src/domain/case/case.ts'
import type { Context } from '../../../src/domain/case/context.ts'
import type { CaseEvent, RecordedEvent } from '../../../src/domain/case/event.schema.ts'
import { apply, settle } from '../../../src/domain/case/settle.ts'
import type { Answered } from '../../../src/domain/commands/answered.ts'
import type { RequestedCommand } from '../../../src/domain/commands/command.ts'
import { inherit } from '../../../src/domain/policy/inherit.ts'
import { policySchema } from '../../../src/domain/policy/policy.schema.ts'
import { CALLING } from '../../support/calling-policy.ts'
import { PEOPLE } from '../../support/people.ts'
import { readyPolicy } from '../../support/ready-policy.ts'
import { defaultWorld } from '../../support/worlds.ts'

const T = '2030-01-31T03:00:00Z'
const minute = (number: number) => new Date(Date.parse(T) + number * 60_000).toISOString()

const policy = policySchema.parse(inherit(parse(readyPolicy() + CALLING)).value)
const world: Context = { ...defaultWorld, policy }

interface Told {
  state: Case
  lines: RecordedEvent[]
}

/** A case that was reported at T, and what happened in it since. */
function reported(answers: Readonly<Record<string, string>>, process = 'incident'): Told {
  const given = Object.entries(answers).map(
    ([field, value]): Answered => ({ field, value: { kind: 'options', ids: [value], text: '' } }),
  )
  const asked: RequestedCommand = {
    command: { kind: 'open', process, form: undefined, language: 'ja', answers: given, extra: '' },
    ...{ actor: PEOPLE.reporter, at: T, door: 'form', via: 'account', cause: 'issue:1' },
  }
  const beginning = {
    repository: { id: 1, name: 'incidents' },
    issue: 1,
    start: policy.processes[process]?.start ?? '',
  }
  const { events } = settle(world, beginning, undefined, asked, T)
  return events.reduce((told, event) => and(told, event, T), { state: undefined as unknown as Case, lines: [] } as Told)
}

function and({ state, lines }: Told, event: CaseEvent, recorded: string): Told {
  const seq = lines.length + 1
  const placed = { seq, at: recorded, recorded, actor: PEOPLE.app, door: 'app', cause: `line:${seq}`, event }
  const beginning = { repository: { id: 1, name: 'incidents' }, issue: 1, start: 'reported' }
  const next = apply(seq === 1 ? undefined : state, placed, beginning)
  if (next === undefined) throw new Error('There is no case')
  return { state: next, lines: [...lines, placed] }
}

const due = ({ state, lines }: Told, now = minute(1), context = world) => dueCalls(context, state, lines, now)
const names = (told: Told, now?: string) => due(told, now).map(({ call, channel }) => `${call} ${channel}`)
const called = (outcome: 'begun' | 'sent' | 'failed'): CaseEvent => ({
  type: 'called',
  data: {
    ...{ call: 'grave', line: 1, channel: 'chat', step: 'opened', outcome },
    ...(outcome === 'failed' && { why: 'timeout' as const }),
  },
  text: {},
})
const SPREADING = { ongoing: 'spreading', kind: 'malware' }

describe('R4.1-1a R4.2-1 who is called outside GitHub, and when', () => {
  it('allowed: a grave report calls those whom the policy names, by each channel', () => {
    const found = due(reported(SPREADING)).filter(({ call }) => call === 'grave')
    expect(found.map(({ channel, attempt }) => [channel, attempt])).toEqual([
      ['chat', 1],
      ['mail', 1],
    ])
    expect(found[0]?.to.map(({ login }) => login)).toEqual(['officer', 'responder'])
  })

  it('refused: what is not grave calls nobody, and neither does a policy without calls', () => {
    expect(names(reported({ kind: 'malware', ongoing: 'stopped' }))).toEqual([])
    expect(due(reported(SPREADING), minute(1), defaultWorld)).toEqual([])
  })

  it('allowed: what turns out grave a little later calls then', () => {
    const mild = reported({ kind: 'malware', ongoing: 'stopped' })
    const data = { field: 'ongoing', values: ['spreading'], provisional: false, source: 'comment' as const }
    const graver = and(mild, { type: 'fact-recorded', data, text: { value: '' } }, minute(30))
    expect(names(mild)).toEqual([])
    expect(names(graver, minute(31))).toEqual(['grave chat', 'grave mail'])
  })

  it('refused: nobody is woken for what is a day old, for an ended case or for a drill', () => {
    expect(names(reported(SPREADING), minute(25 * 60))).toEqual([])
    expect(names(reported(SPREADING, 'drill'))).toEqual([])
    const ended = and(
      reported({ ...SPREADING }),
      { type: 'phase-changed', data: { from: 'reported', to: 'dismissed' }, text: {} },
      minute(1),
    )
    expect(names(ended)).toEqual([])
  })

  it('the start of the organisation calls whom the policy calls for it', () => {
    const started = and(
      reported({ kind: 'malware', ongoing: 'stopped' }),
      { type: 'organisation-started', data: {}, text: {} },
      minute(1),
    )
    const [found, ...more] = due(started, minute(2))
    expect(more).toEqual([])
    expect(found).toMatchObject({ call: 'started', channel: 'chat', step: 'organisation-started' })
    expect(found?.to.map(({ login }) => login)).toContain('executive')
  })

  it('an escalation calls those of its deadline whom it is taken to, each escalation once', () => {
    const reminder = (to: string, clock: string): CaseEvent => ({
      type: 'reminder-sent',
      data: { clock, step: `to-${to}`, kind: 'escalation', since: T, until: minute(15), roles: [to] },
      text: {},
    })
    const first = and(
      reported({ kind: 'malware', ongoing: 'stopped' }),
      reminder('deputy', 'officer-first-act'),
      minute(16),
    )
    const second = and(
      and(first, reminder('executive', 'officer-first-act'), minute(30)),
      reminder('board', 'board-report'),
      minute(31),
    )
    expect(due(second, minute(32)).map(({ to }) => to.map(({ login }) => login))).toEqual([['deputy'], ['executive']])
  })
})

describe('once, and again only in vain', () => {
  const chat = (told: Told, now: string) =>
    due(told, now).find(({ call, channel }) => `${call} ${channel}` === 'grave chat')

  it('refused: one that was sent, or that another host has begun just now', () => {
    const begun = and(reported(SPREADING), called('begun'), minute(1))
    expect(chat(begun, minute(2))).toBeUndefined()
    expect(chat(and(begun, called('sent'), minute(1)), minute(60))).toBeUndefined()
  })

  it('allowed: one that was cut off, or that failed a while ago', () => {
    const begun = and(reported(SPREADING), called('begun'), minute(1))
    expect(chat(begun, minute(6))?.attempt).toBe(2)
    const failed = and(begun, called('failed'), minute(1))
    expect(chat(failed, minute(1))).toBeUndefined()
    expect(chat(failed, minute(3))?.attempt).toBe(2)
  })

  it('refused: a fifth time', () => {
    let told = reported(SPREADING)
    for (const at of [1, 10, 30, 60]) told = and(and(told, called('begun'), minute(at)), called('failed'), minute(at))
    expect(told.state.calls[callKey({ call: 'grave', line: 1, channel: 'chat' })]?.attempts).toBe(4)
    expect(chat(told, minute(600))).toBeUndefined()
  })
})

describe('R8-2 R7-4 who may not know', () => {
  it('refused: who is kept out is not called, and no channel that he reads is used', () => {
    const insiders = { field: 'insiders', values: [String(PEOPLE.responder.id)], provisional: false }
    const about = and(
      reported({ kind: 'insider-leak' }, 'restricted-incident'),
      { type: 'fact-recorded', data: { ...insiders, source: 'comment' }, text: { value: '@responder' } },
      T,
    )
    const rules = parse(
      `{ grave: { at: opened, in: [restricted-incident], call: [officer, responder], by: [chat, mail] } }`,
    )
    const context = { ...world, policy: policySchema.parse({ ...policy, calls: rules }) }
    const found = due(about, minute(1), context)
    expect(found.map(({ channel, isKeptBack }) => [channel, isKeptBack])).toEqual([
      ['chat', true],
      ['mail', false],
    ])
    for (const { to, isDiscreet } of found) {
      expect(to.map(({ login }) => login)).toEqual(['officer'])
      expect(isDiscreet).toBe(true)
    }
  })

  it('refused: who reported is not called either, where the case is about him', () => {
    const insiders = { field: 'insiders', values: [String(PEOPLE.reporter.id)], provisional: false }
    const about = and(
      reported({ kind: 'insider-leak' }, 'restricted-incident'),
      { type: 'fact-recorded', data: { ...insiders, source: 'comment' }, text: { value: '@reporter' } },
      T,
    )
    const rules = parse('{ grave: { at: opened, in: [restricted-incident], call: [officer, reporter], by: [mail] } }')
    const context = { ...world, policy: policySchema.parse({ ...policy, calls: rules }) }
    expect(due(about, minute(1), context).map(({ to }) => to.map(({ login }) => login))).toEqual([['officer']])
  })

  it('a number alone is said of a restricted case, and of an open one whose kind only restricted forms offer', () => {
    const quiet = due(reported({ kind: 'insider-leak' }, 'restricted-incident'))
    expect(quiet.map(({ call, isDiscreet }) => [call, isDiscreet])).toEqual([['restricted', true]])
    expect(due(reported({ ...SPREADING, kind: 'insider-leak' })).map(({ isDiscreet }) => isDiscreet)).toContain(true)
    expect(due(reported(SPREADING)).some(({ isDiscreet }) => isDiscreet)).toBe(false)
  })
})
