import type { Answered } from '../../domain/commands/answered.ts'
import { textFrom, valueFrom } from '../../domain/commands/read-value.ts'
import type { Answer } from '../../domain/issue-form/answer.ts'
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
  const { overlapping, repeated, unanswered, unknownHeadings } = read
  const below: string[] = []
  const answered = Object.entries(read.answers)
  if (answered.length + unanswered.length + repeated.length < FEWEST || unknownHeadings.length > 0) return undefined
  const answers = answered.flatMap(([id, whole]): Answered[] => {
    const field = policy.fields[id]
    if (field === undefined) return []
    const { answer, rest } = field.kind === 'text' ? { answer: whole, rest: '' } : withoutLabelled(whole)
    if (rest !== '') below.push(rest)
    const value = overlapping.includes(id)
      ? textFrom(policy, field, answer, language)
      : valueFrom(policy, field, answer, clock, 'form')
    return [{ field: id, value }]
  })
  const remainder = [read.remainder, ...below].filter((part) => part !== '').join('\n\n')
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

/** `影響：営業部全員`, whose label is no field's: what it says belongs to no answer above it. */
const LABELLED = /^\p{L}[^:：\r\n]{0,30}[:：]/u

/** One line answers what no words are asked for; of lines with labels of their own none goes on with it. */
function withoutLabelled(answer: Answer): { answer: Answer; rest: string } {
  if (answer.kind !== 'text' && answer.kind !== 'unreadable') return { answer, rest: '' }
  const lines = answer.text.split('\n')
  const at = lines.findIndex((line, place) => place > 0 && LABELLED.test(line))
  return at === -1
    ? { answer, rest: '' }
    : { answer: { ...answer, text: lines.slice(0, at).join('\n').trim() }, rest: lines.slice(at).join('\n').trim() }
}
