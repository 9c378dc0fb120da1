import { transitionTo, waysFrom } from '../../domain/commands/passage.ts'
import { code } from './marks.ts'
import type { MessageContext } from './message-context.ts'
import { namedLine } from './named-line.ts'

/**
 * The command that takes an ended case up again, as code, and whether GitHub's own button does it as well: where a
 * reason is asked for, the button has none to give.
 */
export function reopenCommand(
  speech: MessageContext,
  ended = speech.state.phase,
): { command: string; byButton: boolean } | undefined {
  const { translate, state, context } = speech
  const process = context.policy.processes[state.process]
  const [to] = process === undefined ? [] : waysFrom(process, ended)
  if (process === undefined || to === undefined) return undefined
  const byButton = transitionTo(process, ended, to)?.reason !== 'required'
  return { command: code(namedLine(speech, 'phase', to, byButton ? '' : translate('slot.reason'))), byButton }
}
