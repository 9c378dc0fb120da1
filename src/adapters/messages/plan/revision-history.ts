import type { HistoryPlace } from '../../../app/ports/messages.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { wordsIn } from '../../../domain/policy/basics.ts'
import type { RevisionTold } from '../../../domain/policy/revision-told.ts'
import { changesInOneLine } from '../change-line.ts'
import { blocks, bullets, code } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { safeguardWords } from '../safeguards.ts'
import { md } from '../texts.ts'

const LONGEST = 600
/** From here to the end of a line the app has written the difference; what people read does not show it. */
const DIFFERENCE = '<!-- hikeshi:difference -->'

/**
 * The policy's own entries first, then one line for each revision: what changed and why, with the difference of the two
 * policies and each safeguard that it took away (R9-5). A merge brings its line into the file, be it approved or not: a
 * revision that is not in force by it is marked as such by the next one.
 */
export function revisionHistory(speech: MessageContext, pull: string, place: HistoryPlace): string {
  const { translate, context, state, language } = speech
  const { case: reference, day, text, merged, own } = place
  const rule = context.policy.processes[state.process]?.['pull-requests'][pull]?.['changes-policy']
  const said = (field: string | undefined): string => {
    const known = context.policy.fields[field ?? '']?.confidential !== true
    return asInlineText((known ? state.facts[field ?? '']?.text : undefined) ?? '', { maxLength: LONGEST })
  }
  const first = context.policy.history.map((entry) =>
    translate('revised.entry', { date: entry.date, text: wordsIn(language, entry.text) }),
  )
  const isOwn = (line: string): boolean => line.startsWith('- ') && line.includes(code(reference))
  const before =
    text
      ?.trimEnd()
      .split('\n')
      .map((line) => (isOwn(line) ? line : withOutcome(speech, line, merged))) ??
    blocks(`# ${translate('revised.history')}`, bullets(first)).split('\n')
  const standing = before.findLast(isOwn)
  const line = bullets([
    translate('revised.line', {
      // The day on which it was drawn up first.
      date: /^- (\d{4}-\d\d-\d\d) /.exec(standing ?? '')?.[1] ?? day,
      case: md(code(reference)),
      what: md(said(rule?.history?.content)),
      why: md(said(rule?.reason) || translate('revised.no-reason')),
    }),
  ])
  const whole = `${line}${differenceOf(speech, own)}`
  const lines = standing === undefined ? [...before, whole] : before.map((one) => (one === standing ? whole : one))
  return `${lines.join('\n')}\n`
}

/** A line of an earlier revision, with what became of it. */
function withOutcome(speech: MessageContext, line: string, merged: HistoryPlace['merged']): string {
  if (merged === 'as-they-stand') return line
  const { unapproved, told } = merged
  const mark = speech.translate('revised.unapproved')
  const plain = line.replace(mark, '')
  if ([...unapproved].some((one) => plain.includes(code(one)))) return `${plain}${mark}`
  const [, difference] = [...told].find(([one]) => plain.includes(code(one))) ?? []
  return plain.includes(DIFFERENCE) || difference === undefined ? plain : `${plain}${differenceOf(speech, difference)}`
}

function differenceOf({ translate, language }: MessageContext, told: RevisionTold | undefined): string {
  if (told === undefined || (told.changes.told.length === 0 && told.safeguards.length === 0)) return ''
  const changes = changesInOneLine(translate, told.changes, language)
  const gone = told.safeguards.map((one) => safeguardWords(translate, one, language)).join('; ')
  return [
    DIFFERENCE,
    ...(changes === '' ? [] : [translate('revised.line-changes', { changes: md(changes) })]),
    ...(gone === '' ? [] : [translate('revised.line-safeguards', { safeguards: md(gone) })]),
  ].join('')
}
