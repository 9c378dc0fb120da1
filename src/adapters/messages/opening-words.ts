import { isBot } from '../../domain/accounts/is-bot.ts'
import type { Case } from '../../domain/case/case.ts'
import type { Context } from '../../domain/case/context.ts'
import type { Translate } from './texts.ts'

export type Opening = 'report' | 'statement' | 'request' | 'start'

/** The act that began a case: an exception is asked for, a violation is stated, and a review begins by schedule. */
export function openingOf({ policy }: Pick<Context, 'policy'>, state: Case): Opening {
  const process = policy.processes[state.process]
  const isScheduled = isBot(state.opened.by) && (process?.contain === undefined || process.mark !== undefined)
  if (isScheduled) return 'start'
  if (process?.contain !== undefined) return 'report'
  return process?.excluded?.named === undefined ? 'request' : 'statement'
}

interface Speech {
  translate: Translate
  context: Pick<Context, 'policy'>
  state: Case
}

export const openingName = ({ translate, context, state }: Speech): string =>
  translate(`opening.${openingOf(context, state)}`)
