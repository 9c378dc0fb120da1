import type { CallMade } from '../../domain/calls/call-standing.ts'
import type { CaseEvent } from '../../domain/case/event.schema.ts'
import { code, login } from './marks.ts'
import { listed, type MessageContext } from './message-context.ts'
import { md } from './texts.ts'

/** The start of a call says nothing yet: its outcome follows. */
export const isBegun = (event: CaseEvent): boolean => 'outcome' in event.data && event.data.outcome === 'begun'

/** A call outside GitHub in one line, without a word of where it went. */
export function callMade(speech: MessageContext, { channel, step, outcome, why, missed = [] }: CallMade): string {
  const { translate } = speech
  const about = { channel: md(code(channel)), step: translate(`call-step.${step}`) }
  if (outcome === 'failed' && why !== undefined)
    return translate('called.failed', { ...about, why: translate(`call-failed.${why}`) })
  const said = translate('event.called', about)
  if (missed.length === 0) return said
  return translate('called.missed', { what: md(said), people: md(listed(speech, missed.map(login))) })
}
