import type { MessageContext } from './message-context.ts'
import { readsAlike } from './named-line.ts'

/** Stands for words or a day that somebody will write: both lines are read with it. */
const SAMPLE = '2026-01-02 03:04'

/** `/set 深刻度 …`: the line that records a fact, with room for what it says. */
export const setLine = (speech: MessageContext, field: string): string =>
  `/set ${fieldWord(speech, field)} ${speech.translate(slotOf(speech, field))}`

const slotOf = ({ context }: MessageContext, field: string) =>
  context.policy.fields[field]?.kind === 'time' ? 'slot.time' : 'slot.value'

/** `/set 深刻度 高`: some of its options. */
export function setOptions(speech: MessageContext, field: string, options: readonly string[]): string {
  const named = fieldWord(speech, field)
  const worded = options.map((id) => speech.names.option(field, id)).join(speech.translate('list.comma'))
  const ids = options.join(', ')
  return `/set ${named} ${isSame(speech, [named, worded], [field, ids]) ? worded : ids}`
}

/** Ids are English words: whoever reads another language gets the label, where the reader takes it for the same field. */
export function fieldWord(speech: MessageContext, field: string): string {
  const label = speech.names.field(field)
  return isSame(speech, [label, SAMPLE], [field, SAMPLE]) ? label : field
}

const isSame = (speech: MessageContext, worded: readonly string[], ids: readonly string[]): boolean =>
  speech.language !== 'en' && readsAlike(speech, `/set ${worded.join(' ')}`, `/set ${ids.join(' ')}`)
