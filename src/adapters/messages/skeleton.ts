import { isCompromised } from '../../domain/compromised-communications/compromised-communications.ts'
import { fence } from './marks.ts'
import type { MessageContext } from './message-context.ts'

/** A comment to copy for just these fields. Nothing stands below the headings: what is not filled in is not recorded. */
export function skeletonOf(speech: MessageContext, fields: readonly string[]): string {
  // Somebody may be reading along, who must not be told details because we asked for them (R4-2).
  const hidden = isCompromised(speech.context.policy, speech.state)
  const headings = fields
    .filter((id) => speech.context.policy.fields[id] !== undefined && !(hidden && isWords(speech, id)))
    .map((id) => `### ${speech.names.field(id).replace(/\s+/g, ' ')}`)
  return headings.length === 0 ? '' : fence(['/record', ...headings].join('\n'))
}

const isWords = ({ context }: MessageContext, id: string): boolean =>
  ['text', 'line', 'accounts'].includes(context.policy.fields[id]?.kind ?? '')
