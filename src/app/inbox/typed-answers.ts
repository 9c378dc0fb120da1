import type { Answered } from '../../domain/commands/answered.ts'
import { textFrom, valueFrom } from '../../domain/commands/read-value.ts'
import { namesAny, readRecord } from '../../domain/issue-form/read-record.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { recordFieldsOf } from '../../domain/policy/form-of.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { Clock } from '../../domain/time/clock.ts'

interface TypedAnswers {
  answers: Answered[]
  /** Text that belongs to no field. */
  extra: string
  repeated?: readonly string[]
}

/** Prose may name one field by chance. */
const FEWEST = 2

/**
 * A report that somebody typed after the form, with headings as people type them (`## …`, `【…】`, `…：`). Undefined where
 * it may as well be prose: then all of it says what happened, and nothing of it is lost.
 */
export function typedAnswers(
  policy: Policy,
  process: string,
  language: Language,
  body: string,
  clock: Clock,
): TypedAnswers | undefined {
  const items = new Set(policy.processes[process]?.form?.items.map(({ field }) => field))
  const fields = recordFieldsOf(policy).filter(({ id }) => items.has(id))
  if (!namesAny(fields, body)) return undefined
  const read = readRecord(fields, body)
  const { overlapping, repeated, unanswered, unknownHeadings, remainder } = read
  const answered = Object.entries(read.answers)
  if (answered.length + unanswered.length + repeated.length < FEWEST || unknownHeadings.length > 0) return undefined
  const answers = answered.flatMap(([id, answer]): Answered[] => {
    const field = policy.fields[id]
    if (field === undefined) return []
    const value = overlapping.includes(id)
      ? textFrom(policy, field, answer, language)
      : valueFrom(policy, field, answer, clock, 'form')
    return [{ field: id, value }]
  })
  const words = [...items].find((id) => policy.fields[id]?.kind === 'text')
  const isTold = words === undefined || answers.some(({ field }) => field === words) || repeated.includes(words)
  const told: Answered[] =
    isTold || remainder === '' ? [] : [{ field: words, value: { kind: 'text', text: remainder } }]
  return {
    answers: [...told, ...answers],
    extra: told.length === 0 ? remainder : '',
    ...(repeated.length === 0 ? {} : { repeated }),
  }
}
