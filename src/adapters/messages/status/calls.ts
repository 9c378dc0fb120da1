import { phoneShown } from '../../../domain/policy/placeholders.ts'
import { blocks, code, login } from '../marks.ts'
import { listed, type MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'

/** Calls outside GitHub that were in vain, or not heard by everybody: somebody has to phone (R4.2-1). */
export function calls(speech: MessageContext): string {
  const { translate, context, state, language } = speech
  const phone = phoneShown(context.policy, language)
  const inVain = Object.values(state.calls).flatMap(({ last: { channel, step, outcome, why, missed = [] } }) => {
    const about = { channel: md(code(channel)), step: translate(`call-step.${step}`), phone }
    if (outcome === 'failed' && why !== undefined)
      return [translate('status.call-failed', { ...about, why: translate(`call-failed.${why}`) })]
    const people = md(listed(speech, missed.map(login)))
    return missed.length === 0 ? [] : [translate('status.call-missed', { ...about, people })]
  })
  return blocks(...new Set(inVain))
}
