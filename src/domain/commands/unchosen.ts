import type { CaseEvent } from '../case/event.schema.ts'
import { optionsOf } from '../policy/field-options.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { factsIn } from './record-answers.ts'
import { unknownValue } from './unknown-value.ts'

const CHOSEN: readonly string[] = ['choice', 'choices', 'checks', 'systems', 'customers']

/** Answers of a form that are none of its choices: their words are kept, and whoever wrote them is asked which is meant. */
export const unchosenIn = (policy: Policy, events: readonly CaseEvent[]): Reason[] =>
  factsIn(events).flatMap(({ field: id, values, provisional, text }) => {
    const field = policy.fields[id]
    const isUnread = provisional && values.length === 0 && unknownValue(text) === undefined
    if (field === undefined || !isUnread || !CHOSEN.includes(field.kind)) return []
    const options = optionsOf(policy, field).map((option) => option.id)
    return [because('answer-unchosen', field.clause, { field: id, text, options })]
  })
