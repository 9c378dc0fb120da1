import fc from 'fast-check'
import type { Context } from '../../../src/domain/case/context.ts'
import type { RawValue } from '../../../src/domain/commands/answered.ts'
import type { Command, RequestedCommand } from '../../../src/domain/commands/command.ts'
import { optionsOf } from '../../../src/domain/policy/field-options.ts'
import type { Act } from '../../support/acts.ts'
import { PEOPLE, type Person, STAFF } from '../../support/people.ts'
import { minute } from '../../support/story.ts'

/** Words that have broken programs before: names of the language, blanks, marks, halves of characters. */
export const HOSTILE = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '\n',
  '不明',
  '不明: 調査中',
  'unknown',
  'n/k',
  '\ud800',
  '<!-- hikeshi:status -->',
  '@officer /phase closed',
  '{"code":"usage"}',
  'a'.repeat(300),
  'none',
  '0',
  '-1',
]

const DOORS: readonly RequestedCommand['door'][] = [
  'comment',
  'label',
  'board',
  'issue',
  'form',
  'review',
  'command-line',
]

/** Any command that people can give, with arguments that fit the policy and such that do not. */
export function randomCommand(world: Context, process: string): fc.Arbitrary<Command> {
  const { policy, runbooks } = world
  const rules = policy.processes[process]
  if (rules === undefined) throw new Error(`no process ${process}`)
  const words = fc.oneof(
    fc.constantFrom('It was done', 'Three devices'),
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'binary' }),
  )
  const oneOf = (known: readonly string[]) => fc.oneof({ weight: 5, arbitrary: fc.constantFrom('x', ...known) }, words)
  const fields = Object.entries(policy.fields)
  const raw: fc.Arbitrary<RawValue> = fc.oneof(
    words.map((text) => ({ kind: 'text' as const, text })),
    words.map((text) => ({ kind: 'not-an-option' as const, text })),
    fc.record({ kind: fc.constant('time' as const), at: fc.constant(minute(3)), text: words }),
    fc.record({
      kind: fc.constant('unread-time' as const),
      why: fc.constantFrom('unreadable' as const, 'ambiguous' as const, 'without-hour' as const),
      text: words,
    }),
    fc.record({ kind: fc.constant('options' as const), ids: fc.array(words, { maxLength: 3 }), text: words }),
  )
  const fitting = fc.constantFrom(...fields).chain(([field, rule]) => {
    const ids = optionsOf(policy, rule).map(({ id }) => id)
    const value: fc.Arbitrary<RawValue> =
      ids.length === 0
        ? words.map((text) => ({ kind: 'text' as const, text }))
        : fc.record({
            kind: fc.constant('options' as const),
            ids: fc.constantFrom(...ids).map((id) => [id]),
            text: words,
          })
    return fc.record({ field: fc.constant(field), value: fc.oneof({ weight: 6, arbitrary: value }, raw) })
  })
  const answers = fc.array(fc.oneof({ weight: 8, arbitrary: fitting }, fc.record({ field: words, value: raw })), {
    maxLength: 4,
  })
  const logins = oneOf([...STAFF, 'nobody'])
  const phases = oneOf(Object.keys(rules.phases))
  const triggers = oneOf([
    ...policy.organisation.start.map(({ id }) => id),
    ...policy.organisation.end.map(({ id }) => id),
    ...runbooks.flatMap(({ head }) => [...head.start, ...head.end].map(({ id }) => id)),
  ])
  const gates = rules.transitions.flatMap((transition) => transition.gates)
  const whats = oneOf([
    ...Object.keys(rules['pull-requests']),
    ...gates.flatMap((gate) => (gate.kind === 'approved' ? [gate.what] : [])),
  ])
  const numbers = fc.constantFrom(-1, 0, 1, 2, 5, 1.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY)
  const is = <K extends Command['kind']>(kind: K) => fc.constant(kind)
  const options = oneOf(Object.keys(policy.systems))
  return fc.oneof(
    fc.record({
      kind: is('open'),
      process: oneOf([process]),
      form: fc.constant(process),
      language: fc.constant('en'),
      answers,
      extra: words,
    }),
    fc.record({ kind: is('correct'), answers }),
    { weight: 5, arbitrary: fc.record({ kind: is('move'), to: phases, reason: words }) },
    { weight: 2, arbitrary: fc.record({ kind: is('advance'), reason: words }) },
    fc.record({ kind: is('close'), as: fc.constantFrom('completed', 'not-planned', 'duplicate') }),
    fc.record({ kind: is('reopen') }),
    fc.record({
      kind: is('named'),
      name: oneOf(rules.transitions.flatMap(({ command }) => command ?? [])),
      reason: words,
    }),
    fc.record({ kind: is('contain'), text: words }),
    { weight: 6, arbitrary: fc.record({ kind: is('record'), answers, unknown: fc.array(words, { maxLength: 1 }) }) },
    fc.record({ kind: is('note'), text: words }),
    fc.record({
      kind: is('evidence'),
      what: words,
      where: words,
      hash: fc.constantFrom(undefined, 'a'.repeat(64)),
      holder: fc.constantFrom(undefined, 'me'),
    }),
    fc.record({ kind: is('contact'), whom: words, answer: words }),
    fc.record({ kind: is('recovered'), system: options }),
    fc.record({ kind: is('runbook'), id: oneOf(runbooks.map(({ head }) => head.id)) }),
    fc.record({ kind: is('appoint'), login: logins }),
    fc.record({ kind: is('activate'), trigger: fc.option(triggers, { nil: undefined }) }),
    fc.record({ kind: is('stand-down'), trigger: triggers }),
    fc.record({ kind: is('ratify') }),
    fc.record({ kind: is('action'), owner: logins, due: oneOf(['2030-03-01', 'soon', '2030-02-30']), text: words }),
    fc.record({ kind: is('done'), action: oneOf(['a1', 'a2']) }),
    fc.record({ kind: is('effect'), action: oneOf(['a1', 'a2']), worked: fc.boolean(), text: words }),
    fc.record({ kind: is('approve'), what: fc.option(whats, { nil: undefined }) }),
    fc.record({ kind: is('consent'), what: oneOf(fields.map(([id]) => id)) }),
    fc.record({
      kind: is('sent'),
      notice: oneOf(Object.keys(rules.notices)),
      channel: words,
      audience: fc.option(words, { nil: undefined }),
      count: fc.option(numbers, { nil: undefined }),
    }),
    fc.record({ kind: is('acknowledge'), what: oneOf(Object.keys(rules.acknowledgements)), reference: words }),
    fc.record({ kind: is('duplicate'), issue: numbers }),
    fc.record({ kind: is('part-of'), issue: numbers }),
    fc.record({ kind: is('redact'), line: numbers, reason: words }),
    fc.record({ kind: fc.constantFrom('status', 'help') }),
    fc.record({ kind: is('unreadable'), name: words }),
    fc.record({ kind: is('unreadable'), name: words, slip: fc.record({ line: words, kept: words }) }),
    fc.record({ kind: is('unanswered'), role: oneOf(policy.answering) }),
    fc.record({
      kind: is('pull-request'),
      id: fc.constantFrom('x', ...Object.keys(rules['pull-requests'])),
      number: fc.constantFrom(7, 8),
      repository: fc.constant('runbooks'),
      head: fc.constantFrom('a'.repeat(40), 'b'.repeat(40)),
      author: fc.constantFrom(PEOPLE.app, PEOPLE.officer),
      state: fc.constantFrom('open', 'merged', 'closed'),
      empty: fc.subarray(['technical', 'organisational']),
      approvedBy: fc.subarray([PEOPLE.officer, PEOPLE.sysadmin, PEOPLE.board]),
      writtenBy: fc.subarray([PEOPLE.sysadmin]),
    }),
  )
}

/** The app's own words come by its own doors; people have the others, and try those as well. */
export function randomAct(world: Context, process: string, people: readonly Person[]): fc.Arbitrary<Act> {
  return randomCommand(world, process).chain((command) => {
    const told = command.kind === 'pull-request' || command.kind === 'unanswered'
    const byApp = fc.constant({ by: 'app' as const, door: 'sweep' as const, command })
    const byPeople = fc.record({
      by: fc.constantFrom(...people),
      door: fc.constantFrom(...DOORS),
      command: fc.constant(command),
      at: fc.integer({ min: 0, max: 90 }).map(minute),
    })
    return told && people.length > 1 ? fc.oneof(byApp, byPeople) : byPeople
  })
}

/**
 * A walk: the ordinary way to the end with acts left out here and there and random ones between, so that late phases are
 * reached as often as early ones.
 */
export function randomWalk(world: Context, process: string, way: readonly Act[]): fc.Arbitrary<Act[]> {
  const [opening, ...rest] = way
  if (opening === undefined) throw new Error('a way begins with a report')
  const others = fc.array(fc.tuple(fc.nat({ max: rest.length }), randomAct(world, process, STAFF)), { maxLength: 45 })
  const dropped = fc.array(fc.nat({ max: rest.length * 2 }), { maxLength: 3 })
  const again = fc.constantFrom<Act[]>(
    [],
    [{ by: 'officer', door: 'issue', command: { kind: 'reopen' } }, ...rest.slice(-1)],
  )
  return fc.tuple(dropped, others, again).map(([gone, inserted, reopened]) => {
    const at = (place: number): Act[] => inserted.flatMap(([where, act]) => (where === place ? [act] : []))
    const acts = rest.flatMap((act, place) => [...at(place), ...(gone.includes(place) ? [] : [act])])
    return [opening, ...acts, ...reopened, ...at(rest.length)]
  })
}
