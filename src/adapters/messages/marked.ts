import type { MessageContext } from './message-context.ts'

/** The mark of a case that is played and not real stands first wherever somebody might be frightened by it (R4.1-2). */
export function marked({ translate, context, state, names }: MessageContext): string {
  const process = context.policy.processes[state.process]
  return process?.mark === undefined ? '' : translate('marked', { process: names.words(process.label, state.process) })
}
