import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { wordsIn } from '../../../domain/policy/basics.ts'
import { blocks, bullets, code } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'

export interface HistoryPlace {
  case: string
  /** The day on which the line is drawn up. */
  day: string
  /** The file as it stands on the default branch. */
  text: string | undefined
  /** Cases whose revision was merged without the approval that puts it in force, as `repository#number`. */
  unapproved: ReadonlySet<string>
}

const LONGEST = 600

/**
 * The policy's own entries first, then one line for each revision: what changed and why (R9-5). A merge brings its line into
 * the file, be it approved or not: a revision that is not in force by it is marked as such by the next one.
 */
export function revisionHistory(
  speech: MessageContext,
  pull: string,
  { case: reference, day, text, unapproved }: HistoryPlace,
): string {
  const { translate, context, state, language } = speech
  const rule = context.policy.processes[state.process]?.['pull-requests'][pull]?.['changes-policy']
  const said = (field: string | undefined): string => {
    const known = context.policy.fields[field ?? '']?.confidential !== true
    return asInlineText((known ? state.facts[field ?? '']?.text : undefined) ?? '', { maxLength: LONGEST })
  }
  const first = context.policy.history.map((entry) =>
    translate('revised.entry', { date: entry.date, text: wordsIn(language, entry.text) }),
  )
  const mark = translate('revised.unapproved')
  const marked = (line: string): string => {
    const plain = line.replace(mark, '')
    return [...unapproved].some((one) => plain.includes(code(one))) ? `${plain}${mark}` : plain
  }
  const before =
    text?.trimEnd().split('\n').map(marked).join('\n') ?? blocks(`# ${translate('revised.history')}`, bullets(first))
  const line = translate('revised.line', {
    date: day,
    case: md(code(reference)),
    what: md(said(rule?.history?.content)),
    why: md(said(rule?.reason) || translate('revised.no-reason')),
  })
  return `${before}\n${bullets([line])}\n`
}
