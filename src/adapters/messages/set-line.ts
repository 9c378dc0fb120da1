import { readCommands } from '../../domain/commands/read-commands.ts'
import type { MessageContext } from './message-context.ts'

/** Stands for words or a day that somebody will write: both lines are read with it. */
const SAMPLE = '2026-01-02 03:04'

/** `/set 深刻度 …`: the line that records a fact, with room for what it says. */
export const setLine = (speech: MessageContext, field: string): string =>
  `/set ${fieldWord(speech, field)} ${speech.translate('slot.value')}`

/** `/set 深刻度 高`: some of its options. */
export function setOptions(speech: MessageContext, field: string, options: readonly string[]): string {
  const named = fieldWord(speech, field)
  const worded = options.map((id) => speech.names.option(field, id)).join(speech.translate('list.comma'))
  const ids = options.join(', ')
  return `/set ${named} ${isSame(speech, [named, worded], [field, ids]) ? worded : ids}`
}

/** Ids are English words: whoever reads another language gets the label, where the reader takes it for the same field. */
function fieldWord(speech: MessageContext, field: string): string {
  const label = speech.names.field(field)
  return isSame(speech, [label, SAMPLE], [field, SAMPLE]) ? label : field
}

function isSame(
  { language, context: { policy }, state }: MessageContext,
  worded: readonly string[],
  ids: readonly string[],
): boolean {
  if (language === 'en') return false
  const around = { now: '2026-01-02T03:04:05Z', timeZone: policy['time-zone'], process: state.process }
  const [one, other] = [worded, ids].map((line) => readCommands(`/set ${line.join(' ')}`, policy, around))
  return JSON.stringify(one) === JSON.stringify(other)
}
