import type { Field } from '../../policy/fields.ts'
import { type Answered, accountsIn, answersUnder } from '../answered.ts'
import { commandKind } from '../command-kind.ts'
import { takeWord } from '../read-named.ts'
import { readValue, textFrom, valueFrom } from '../read-value.ts'
import { fieldNamed, type Reader, recordedBy } from '../reading.ts'
import { recordAnswers } from '../record-answers.ts'
import { unreadable } from '../unreadable.ts'

interface RecordFacts {
  kind: 'record'
  answers: readonly Answered[]
  unknown: readonly string[]
  /** Fields that stand there more than once; none of their values is preferred. */
  twice?: readonly string[]
}

const QUOTED = /^\s{0,3}[>＞] ?/u

/**
 * Headings that somebody quoted to fill them in: where the first line behind the command is a quoted one, the quotation is what
 * is to be recorded. What a mail program quotes was cut off before, and begins behind words of its own.
 */
function unquoted(text: string): string {
  const lines = text.split('\n')
  const first = lines.find((line) => /[^\s\p{Cf}]/u.test(line))
  return first !== undefined && QUOTED.test(first) ? lines.map((line) => line.replace(QUOTED, '')).join('\n') : text
}

/** `/record` with headings and values below it: the same headings as the forms have. */
const readRecord: Reader<RecordFacts> = ({ line, block }, { policy, clock }) => {
  const { answers, overlapping, repeated, unknownHeadings } = recordedBy(policy).read(unquoted(`${line}\n${block}`))
  const answered = Object.entries(answers).flatMap(([id, answer]): Answered[] => {
    const field = policy.fields[id]
    if (field === undefined) return []
    // An answer that can be read in two ways is asked for again instead of guessed.
    const value = overlapping.includes(id)
      ? textFrom(policy, field, answer, policy.locale)
      : valueFrom(policy, field, answer, clock, 'record')
    return [{ field: id, value }]
  })
  if (answered.length + unknownHeadings.length + repeated.length === 0) return undefined
  const twice = repeated.length === 0 ? {} : { twice: repeated }
  return { kind: 'record', answers: answered, unknown: unknownHeadings, ...twice }
}

/** `/set <fact> <value>`: the fact by its id or in the words of any language. */
const readSet: Reader<RecordFacts> = ({ line, text }, { policy, clock }) => {
  const named = fieldNamed(policy, text)
  const field = named === undefined ? undefined : policy.fields[named.id]
  if (named === undefined || field === undefined) {
    const first = takeWord(line)
    return first === undefined || first.rest === '' ? undefined : setting([], [first.word])
  }
  const below = fieldNamed(policy, line)?.rest === ''
  const value = takes(field, named.rest, below)
  if (value === '') return unreadable('set', { field: named.id })
  return setting([{ field: named.id, value: readValue(policy, field, value, clock) }], [])
}

/** Only a text goes on over several lines, and a list that begins below; a choice ends with its line. */
function takes(field: Field, text: string, below: boolean): string {
  const single = field.kind === 'line' || field.kind === 'time' || field.kind === 'choice'
  return field.kind === 'text' || field.kind === 'accounts' || (below && !single)
    ? text
    : (text.split('\n', 1)[0] ?? '').trim()
}

const setting = (answers: readonly Answered[], unknown: readonly string[]): RecordFacts => ({
  kind: 'record',
  answers,
  unknown,
})

/** Facts that somebody records, several at once or one. */
export const recordCommand = commandKind<RecordFacts>('record', {
  slash: [
    { word: 'record', names: ['記録', '記入'], meant: ['きろく', 'レコード'], isFree: true, read: readRecord },
    {
      word: 'set',
      names: ['設定'],
      meant: ['セット', 'せっと', 'せt', 'edit', 'change', 'update', 'label', 'priority'],
      read: readSet,
    },
  ],
  hangsOnRole: false,
  correctedBy: 'set',
  logins: ({ answers }) => accountsIn(answers),
  under: (policy, _process, command) => ({ ...command, answers: answersUnder(policy, command.answers) }),
  decide: (view, { answers, unknown, twice = [] }) => recordAnswers(view, answers, unknown, 'comment', twice),
})
