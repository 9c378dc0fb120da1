import { fieldNamed } from '../../domain/commands/reading.ts'
import type { MessageContext } from './message-context.ts'
import { readsAlike } from './named-line.ts'

/** Stands for what somebody will write behind the name. */
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
  const isSame = speech.language !== 'en' && readsAlike(speech, `/set ${named} ${worded}`, `/set ${field} ${ids}`)
  return `/set ${named} ${isSame ? worded : ids}`
}

/**
 * Ids are English words: whoever reads another language gets the label, where the command takes it for the same field. The
 * status names many, so they are read by what reads the name alone; a name that might end the line or the command is not used.
 */
export function fieldWord({ language, names, context: { policy } }: MessageContext, field: string): string {
  const label = names.field(field)
  const named = language === 'en' || /[/\n\r`<>]/u.test(label) ? undefined : fieldNamed(policy, `${label} ${SAMPLE}`)
  return named?.id === field && named.rest === SAMPLE ? label : field
}
