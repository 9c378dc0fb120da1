import type { CaseEvent } from '../case/event.schema.ts'
import { reasonAsked } from '../gates/reason-asked.ts'
import { optionsOf } from '../policy/field-options.ts'
import type { Field } from '../policy/fields.ts'
import { notForYou } from '../refusals/not-for-you.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { timeUnread } from '../refusals/time-unread.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Answered, RawValue } from './answered.ts'
import { accepted, type Decision, hasRole, refused, type View } from './decision.ts'
import { saysMoreThanNone } from './none-value.ts'
import { recordAccounts } from './record-accounts.ts'
import { isReliedOn } from './relied-on.ts'
import { unknownValue } from './unknown-value.ts'

type Source = 'form' | 'comment' | 'derived'
type Recorded = { kind: 'event'; event: CaseEvent } | { kind: 'reason'; reason: Reason }

/** Records what can be recorded and says of the rest why not: one bad value loses no good one. */
export function recordAnswers(
  view: View,
  answers: readonly Answered[],
  unknownHeadings: readonly string[],
  source: Source,
  twice: readonly string[],
): Decision {
  const outcomes = answers.flatMap(({ field, value }) => recordOne(view, field, value, source))
  const events = outcomes.flatMap((outcome) => (outcome.kind === 'event' ? [outcome.event] : []))
  const reasons = [
    ...outcomes.flatMap((outcome) => (outcome.kind === 'reason' ? [outcome.reason] : [])),
    ...unknownHeadings.map((text) => because('unknown-field', undefined, { text })),
    ...twice.map((field) => because('field-twice', undefined, { field })),
  ]
  if (events.length > 0) return accepted(events, reasons)
  const [first, ...more] = reasons
  return first === undefined ? { kind: 'ignored' } : refused(first, ...more)
}

function recordOne(view: View, id: string, value: RawValue, source: Source): Recorded[] {
  const field = ownProperty(view.policy.fields, id)
  if (field === undefined) return [reason(because('unknown-field', undefined, { text: id }))]
  if (isFixed(view, id)) return [reason(because('fact-fixed', field.clause, { field: id }))]
  if (!maySet(view, view.asked.actor, id)) {
    return [reason(notForYou(field['set-by'] ?? view.policy.defaults['set-by'], field.clause, { field: id }))]
  }
  const outcomes = readInto(view, id, field, value, source).map((outcome) => reasoned(view, outcome))
  return isProposal(view, id) ? outcomes.flatMap((outcome) => proposed(view, id, outcome)) : outcomes
}

/** Past the report others rely on what it said: the reporter proposes, and whoever responds takes it over (R4.2-4). */
const isProposal = (view: View, id: string): boolean =>
  view.case.phase !== view.process.start &&
  isReliedOn(view.policy, view.process, id) &&
  !hasRole(view, settersOf(view, id))

function proposed(view: View, id: string, outcome: Recorded): Recorded[] {
  if (outcome.kind === 'reason' || outcome.event.type !== 'fact-recorded') return [outcome]
  const { field, values, source } = outcome.event.data
  // Facts that follow from it follow once it is taken over.
  if (field !== id) return []
  const { text } = outcome.event
  return [
    { kind: 'event', event: { type: 'correction-proposed', data: { field, values, source }, text } },
    reason(because('correction-proposed', 'R4.2-4', { field, values, roles: settersOf(view, id) })),
  ]
}

function readInto(view: View, id: string, field: Field, value: RawValue, source: Source): Recorded[] {
  const fact = (values: readonly string[], text: string, provisional: boolean): Recorded => ({
    kind: 'event',
    event: {
      type: 'fact-recorded',
      data: { field: id, values: [...values], provisional, source },
      text: { value: text },
    },
  })
  switch (value.kind) {
    case 'not-an-option': {
      // A form is never turned away: what nobody can read stays as text and is asked for later.
      if (source === 'form') return [fact([], value.text, true)]
      const unknown = unknownValue(value.text)
      if (unknown !== undefined && unknown.reason !== '') return [fact([], value.text, true)]
      const options = optionsOf(view.policy, field).map((option) => option.id)
      return [reason(because('not-allowed-value', field.clause, { field: id, text: value.text, options, ofField: id }))]
    }
    case 'options': {
      const options = optionsOf(view.policy, field).map((option) => option.id)
      if (value.ids.length === 0 && source === 'form') return []
      const tooMany = field.kind === 'choice' && value.ids.length > 1
      if (value.ids.length === 0 || tooMany || !value.ids.every((one) => options.includes(one))) {
        const text = value.text.trim() === '' ? value.ids.join(', ') : value.text
        return readInto(view, id, field, { kind: 'not-an-option', text }, source)
      }
      // "Don't know" is a normal answer, and no finding: a gate asks for more. With a reason it opens one, provisionally.
      const unknown = value.ids.every((one) => unknownValue(one) !== undefined) && value.text.trim() !== ''
      return [fact(value.ids, value.text, unknown), ...derived(view, field, value.ids)]
    }
    case 'time':
      return [fact([value.at], value.text, false)]
    case 'unread-time':
      if (source === 'form') return [fact([view.asked.at], value.text, true)]
      return [reason(timeUnread(id, field, value.why, value.text))]
    case 'accounts': {
      if (field.kind !== 'accounts') return readInto(view, id, field, { kind: 'text', text: value.text }, source)
      const { fact: named, reasons } = recordAccounts(view, id, field, value, source)
      return [...(named === undefined ? [] : [fact(named.ids, value.text, named.provisional)]), ...reasons.map(reason)]
    }
    case 'text': {
      if (field.kind === 'accounts') return readInto(view, id, field, { kind: 'accounts', text: value.text }, source)
      if (field.kind !== 'text' && field.kind !== 'line')
        return readInto(view, id, field, { kind: 'not-an-option', text: value.text }, source)
      const unknown = unknownValue(value.text)
      if (unknown?.reason === '' && source !== 'form')
        return [reason(because('unknown-without-reason', field.clause, { field: id }))]
      if (value.text.trim() === '') return [reason(because('usage', field.clause, { command: 'record' }))]
      if (field['none-needs-reason'] === true && source !== 'form' && !saysMoreThanNone(value.text))
        return [reason(because('none-without-reason', field.clause, { field: id }))]
      return [fact([], value.text, unknown !== undefined)]
    }
  }
}

/** Facts that follow from an option, as the category follows from the kind (R1-4 to R1-6). */
function derived(view: View, field: Field, ids: readonly string[]): Recorded[] {
  const sets = optionsOf(view.policy, field)
    .filter((option) => ids.includes(option.id))
    .flatMap((option) => Object.entries(option.sets ?? {}))
  const { facts } = view.case
  // A fact that somebody decided himself stays, unless who chooses now may decide it too.
  const open = ([other]: readonly [string, string]): boolean => {
    const before = ownProperty(facts, other)
    return before === undefined || before.source === 'derived' || hasRole(view, settersOf(view, other))
  }
  return sets.filter(open).map(([other, value]) => ({
    kind: 'event',
    event: {
      type: 'fact-recorded',
      data: { field: other, values: [value], provisional: false, source: 'derived' },
      text: { value: '' },
    },
  }))
}

/** A value that a gate takes only with a reason is refused without one at once, not first where the gate stands (R4.4-2). */
function reasoned(view: View, outcome: Recorded): Recorded {
  if (outcome.kind === 'reason' || outcome.event.type !== 'fact-recorded') return outcome
  const { data, text } = outcome.event
  // A form is never turned away; its gate asks for the reason later.
  if (data.source !== 'comment' || text.value.trim() !== '') return outcome
  const { field, values } = data
  const { actor: by, at } = view.asked
  const fact = { ...data, text: '', by, at, seq: view.case.lines }
  const clause = reasonAsked(view.process, { ...view.case, facts: { ...view.case.facts, [field]: fact } }, field)
  return clause === undefined ? outcome : reason(because('harm-reason-missing', clause, { field, values }))
}

/** The roles that may write a field, the reporter's own words aside. */
export const settersOf = ({ policy }: Pick<View, 'policy'>, id: string): readonly string[] =>
  ownProperty(policy.fields, id)?.['set-by'] ?? policy.defaults['set-by']

/** A fact that was decided on cannot be changed behind the decision. */
const isFixed = ({ process, case: state }: View, id: string): boolean =>
  process.phases[state.phase]?.fixed === true && (process.form?.items.some(({ field }) => field === id) ?? false)

/** The reporter at intake and for corrections of his own words, then whom the field names. */
export function maySet(
  view: Pick<View, 'policy' | 'process' | 'case' | 'roles'>,
  { id: person }: { id: number },
  id: string,
): boolean {
  if (hasRole(view, settersOf(view, id))) return true
  const asks = view.process.form?.items.some((item) => item.field === id) ?? false
  const before = ownProperty(view.case.facts, id)
  return asks && view.roles.includes('reporter') && (before === undefined || before.by.id === person)
}

/** The facts among events, with their words. */
export const factsIn = (events: readonly CaseEvent[]) =>
  events.flatMap((event) => (event.type === 'fact-recorded' ? [{ ...event.data, text: event.text.value }] : []))

const reason = (why: Reason): Recorded => ({ kind: 'reason', reason: why })
