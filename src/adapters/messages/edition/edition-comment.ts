import type { EditionDrawn } from '../../../app/ports/messages.ts'
import { blocks, code, fence } from '../marks.ts'
import { type MessageContext, who } from '../message-context.ts'
import { md, textsIn } from '../texts.ts'
import { editionText } from './edition-text.ts'

/** GitHub takes 65,536 characters: a text that leaves no room is cut at a line, and one that leaves little is not shown twice. */
const MOST = 60_000

/** The edition as a comment of its case: to be read and approved, and below it once more to be copied. */
export function editionComment(speech: MessageContext, { id, rule, edition, version, language }: EditionDrawn): string {
  const { translate, context, state, names } = speech
  const text = shortened(editionText(edition, version, language))
  const process = context.policy.processes[state.process]
  const approving = (process?.transitions ?? []).filter(
    ({ from, command }) => command === 'approve' && from.includes(rule['drawn-in'] ?? ''),
  )
  const head = translate('edition.drawn', {
    document: names.document(id),
    language: textsIn(language)('edition.language'),
    roles: md(who(speech, [...new Set(approving.flatMap(({ by }) => by))])),
    command: md(code('/approve')),
  })
  const shown = blocks(head, '---', text)
  const copy = blocks('---', `<details><summary>${translate('edition.copy')}</summary>`, fence(text), '</details>')
  return shown.length + copy.length > MOST ? shown : blocks(shown, copy)
}

function shortened(text: string): string {
  if (text.length <= MOST - 2_000) return text
  const cut = text.slice(0, MOST - 2_000)
  return blocks(cut.slice(0, cut.lastIndexOf('\n')), '…')
}
