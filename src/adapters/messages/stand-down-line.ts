import { endTriggers } from '../../domain/commands/triggers.ts'
import type { MessageContext } from './message-context.ts'
import { namedLine } from './named-line.ts'

/** The line that ends the response organisation; of several triggers it is for people to say which was met. */
export function standDownLine(speech: MessageContext): string {
  const [first, ...others] = endTriggers({ ...speech.context, case: speech.state })
  return first === undefined || others.length > 0
    ? speech.translate('usage.stand-down')
    : namedLine(speech, 'stand-down', first)
}
