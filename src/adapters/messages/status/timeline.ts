import type { RecordedEvent } from '../../../domain/case/event.schema.ts'
import { describeEvent, hasHappened } from '../describe-event.ts'
import { details } from '../details.ts'
import { blocks, code, login } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'
import { progress } from './head.ts'

const TEXT_LENGTH = 160

/** The events as a table, newest last; where room is short the newest rows stay and the rest is counted. */
export function timeline(speech: MessageContext, lines: readonly RecordedEvent[], room: number): string {
  const { translate, times } = speech
  const shown = lines.filter(({ event }) => hasHappened(event))
  const last = shown.at(-1)
  if (last === undefined) return ''
  const head = [
    `| # | ${translate('status.time')} | ${translate('status.who')} | ${translate('status.what')} |`,
    '| --- | --- | --- | --- |',
  ]
  const frame = (rows: readonly string[]): string => {
    const omitted = shown.length - rows.length
    const note =
      omitted === 0 ? '' : translate('status.timeline-omitted', { count: omitted, branch: md(code('hikeshi')) })
    const zone = translate('status.timeline-zone', { zone: times.zone(last.at) })
    const table = rows.length === 0 ? '' : `\n\n${[...head, ...rows].join('\n')}`
    const said = `${note === '' ? zone : translate('two-sentences', { one: md(zone), other: md(note) })}${table}`
    return details(translate('status.timeline', { count: shown.length }), blocks(progress(speech), said))
  }
  const rows: string[] = []
  let left = room - frame([]).length - head.join('\n').length - 200
  for (const line of [...shown].reverse()) {
    const row = rowOf(speech, line)
    left -= row.length + 1
    if (left < 0) break
    rows.push(row)
  }
  return frame(rows.reverse())
}

function rowOf(speech: MessageContext, { seq, at, actor, door, event }: RecordedEvent): string {
  const who = door === 'app' || door === 'sweep' ? speech.translate('timeline.app') : login(actor)
  return `| ${seq} | ${speech.times.short(at)} | ${who} | ${describeEvent(speech, event, TEXT_LENGTH)} |`
}
