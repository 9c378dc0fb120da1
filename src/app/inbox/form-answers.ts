import type { Answered } from '../../domain/commands/answered.ts'
import type { Command } from '../../domain/commands/command.ts'
import { textFrom, valueFrom } from '../../domain/commands/read-value.ts'
import type { Form } from '../../domain/issue-form/form.ts'
import { recogniseForm } from '../../domain/issue-form/recognise-form.ts'
import { formsOf } from '../../domain/policy/form-of.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { typedAnswers } from './typed-answers.ts'

export interface FormAnswers {
  process: string
  form: string
  language: string
  answers: Answered[]
  /** Text that belongs to no item of the form. */
  extra: string
  /** No heading of the form is left. */
  bare?: true
  /** Fields whose answers can be read in more than one way. */
  doubtful?: readonly string[]
  /** Fields that are answered more than once. */
  repeated?: readonly string[]
}

interface Report {
  body: string
  labels: readonly string[]
}

/** The readings of a report, by the form that it was made with or is labelled for; undefined: the issue is no case. */
export function readingsOf(policy: Policy, { body, labels }: Report, now: string): FormAnswers | undefined {
  const forms = formsOf(policy)
  const found = recogniseForm(
    forms.map(({ form }) => form),
    body,
    labels,
  )
  const known = forms.find(({ form }) => form === found?.form)
  if (found === undefined || known === undefined) return undefined
  const { form, process, language } = known
  const head = { process, form: form.id, language }
  const { reading } = found
  const clock = { now, timeZone: policy['time-zone'] }
  if (reading.matched === 'none') {
    const typed = typedAnswers(policy, process, language, body, clock)
    return typed === undefined ? { ...head, ...wholeBody(form.items, body), bare: true } : { ...head, ...typed }
  }

  // A note below a choice leaves no doubt about the choice; the note is kept as text.
  const doubts = reading.ambiguous.filter(({ why }) => why !== 'text-after-choice')
  // A fence or comment that was never closed puts all that follows in doubt, and yet it reads as an answer should.
  const twofold = new Set(doubts.flatMap(({ items, why }) => (TWOFOLD.includes(why) ? items : [])))
  const answers = Object.entries(reading.answers).flatMap(([id, answer]): Answered[] => {
    const field = policy.fields[id]
    if (field === undefined) return []
    const value = twofold.has(id)
      ? textFrom(policy, field, answer, language)
      : valueFrom(policy, field, answer, clock, 'form')
    return [{ field: id, value }]
  })
  const again = (isAgain: boolean): string[] => [
    ...new Set(doubts.flatMap(({ items, why }) => ((why === 'heading-repeated') === isAgain ? items : []))),
  ]
  const doubtful = again(false)
  const others = forms.flatMap((other) => (other.process === process && other !== known ? [other.form] : []))
  const repeated = [...new Set([...again(true), ...headedIn(others, form, found.headings)])]
  return {
    ...{ ...head, answers, extra: reading.remainder },
    ...(doubtful.length === 0 ? {} : { doubtful }),
    ...(repeated.length === 0 ? {} : { repeated }),
  }
}

/** The headings of a second form in the same body, in another language than the first; one such heading may be anybody's. */
function headedIn(others: readonly Form[], own: Form, headings: ReadonlySet<string>): readonly string[] {
  const ours = new Set(own.items.map(({ label }) => label.trim()))
  for (const { items } of others) {
    const ids = items.flatMap(({ id, label }) => (headings.has(label.trim()) && !ours.has(label.trim()) ? [id] : []))
    if (ids.length > 1) return ids
  }
  return []
}

/** Two readings that give two different answers: none of them is taken for a choice. */
const TWOFOLD: readonly string[] = ['heading-twice', 'options-overlap']

/** A report of which no heading is left says what happened, all of it (R1-1). */
function wholeBody(
  items: readonly { id: string; kind: string }[],
  body: string,
): Pick<FormAnswers, 'answers' | 'extra'> {
  const text = body.trim()
  const first = items.find(({ kind }) => kind === 'text-area') ?? items.find(({ kind }) => kind === 'input')
  if (text === '') return { answers: [], extra: '' }
  return first === undefined
    ? { answers: [], extra: text }
    : { answers: [{ field: first.id, value: { kind: 'text', text } }], extra: '' }
}

export function openingOf(policy: Policy, report: Report, now: string): Command | undefined {
  const read = readingsOf(policy, report, now)
  if (read === undefined) return undefined
  const { bare: _, ...rest } = read
  return { kind: 'open', ...rest }
}
