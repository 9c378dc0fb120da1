import { isBot } from '../../../domain/accounts/is-bot.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { section } from '../details.ts'
import { factWords } from '../fact-words.ts'
import { blocks, login } from '../marks.ts'
import { labels, type MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'

/**
 * The known facts, with by whom and when, folded: a table of two columns, so that it can be read on a phone. Of those that
 * the report above shows in the same words, the names alone.
 */
export function facts(speech: MessageContext, status: Status, maxLength: number): string {
  const { translate, names, times } = speech
  if (status.facts.length === 0) return ''
  let cut = false
  const above = status.facts.filter((one) => isShownAbove(speech, status, one))
  const rows = status.facts
    .filter((one) => !above.includes(one))
    .map(({ field, fact }) => {
      cut ||= fact.text.length > maxLength
      const source = fact.source === 'derived' ? translate('status.derived') : login(fact.by)
      const value = factWords(speech, field, fact, maxLength)
      return `| ${asInlineText(names.field(field))} | ${value}<br><sub>${source} · ${times.full(fact.at)}</sub> |`
    })
  const table = [`| ${translate('status.fact')} | ${translate('status.value')} |`, '| --- | --- |', ...rows].join('\n')
  const inReport = labels(
    speech,
    above.map(({ field }) => names.field(field)),
  )
  return section(
    translate('status.facts'),
    blocks(
      above.length === 0 ? '' : translate('status.in-report', { count: above.length, fields: md(inReport) }),
      rows.length === 0 ? '' : table,
      cut ? translate('status.cut') : '',
    ),
  )
}

/**
 * The issue is a person's form, whose answers stand there for everybody. How a time was read is nowhere but here, and so is
 * everything once the form was taken out of the report.
 */
function isShownAbove(
  { context, state }: MessageContext,
  { timeline }: Status,
  { field, fact }: Status['facts'][number],
): boolean {
  const isGone = ({ event }: Status['timeline'][number]): boolean =>
    event.type === 'request-refused' && event.text.reasons.includes('"form-gone"')
  return (
    fact.source === 'form' &&
    context.policy.fields[field]?.kind !== 'time' &&
    !isBot(state.opened.by) &&
    !timeline.some(isGone)
  )
}
