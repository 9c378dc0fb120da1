import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { factWords } from '../fact-words.ts'
import { blocks, login } from '../marks.ts'
import type { Speech } from '../message-context.ts'

/** What is known, with by whom and when: a table of two columns, so that it can be read on a phone. */
export function facts(speech: Speech, status: Status, maxLength: number): string {
  const { tell, names, times } = speech
  const title = `### ${tell('status.facts')}`
  if (status.facts.length === 0) return blocks(title, tell('status.no-facts'))
  let cut = false
  const rows = status.facts.map(({ field, fact }) => {
    cut ||= fact.text.length > maxLength
    const source = fact.source === 'derived' ? tell('status.derived') : login(fact.by)
    const value = factWords(speech, field, fact, maxLength)
    return `| ${asInlineText(names.field(field))} | ${value}<br><sub>${source} · ${times.full(fact.at)}</sub> |`
  })
  const table = [`| ${tell('status.fact')} | ${tell('status.value')} |`, '| --- | --- |', ...rows].join('\n')
  return blocks(title, table, cut ? tell('status.cut') : '')
}
