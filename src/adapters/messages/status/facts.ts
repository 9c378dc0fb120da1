import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { section } from '../details.ts'
import { factWords } from '../fact-words.ts'
import { blocks, login } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'

/** The known facts, with by whom and when, folded: a table of two columns, so that it can be read on a phone. */
export function facts(speech: MessageContext, status: Status, maxLength: number): string {
  const { translate, names, times } = speech
  if (status.facts.length === 0) return ''
  let cut = false
  const rows = status.facts.map(({ field, fact }) => {
    cut ||= fact.text.length > maxLength
    const source = fact.source === 'derived' ? translate('status.derived') : login(fact.by)
    const value = factWords(speech, field, fact, maxLength)
    return `| ${asInlineText(names.field(field))} | ${value}<br><sub>${source} · ${times.full(fact.at)}</sub> |`
  })
  const table = [`| ${translate('status.fact')} | ${translate('status.value')} |`, '| --- | --- |', ...rows].join('\n')
  return section(translate('status.facts'), blocks(table, cut ? translate('status.cut') : ''))
}
