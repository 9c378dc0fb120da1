import { calledToStart } from '../../../domain/clock/called.ts'
import { isCompromised } from '../../../domain/compromised-communications/compromised-communications.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { phoneShown } from '../../../domain/policy/placeholders.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { ownProperty } from '../../../domain/values/own-property.ts'
import { blocks, code, mention } from '../marks.ts'
import { clauseOf, labels, listed, type MessageContext } from '../message-context.ts'
import { nearestDeadline } from '../status/clocks.ts'
import { md } from '../texts.ts'

/** The response organisation has started: those who act now are called, with all that they need on the way (R4.1-1a). */
export function startCall(speech: MessageContext, status: Status): string {
  const { translate, context, state, names } = speech
  const people = calledToStart(context, state).map(mention)
  const { trigger } = state.organisation?.started ?? {}
  const started = translate('call.started', {
    people: md(people.length === 0 ? translate('list.nobody') : listed(speech, people)),
    trigger: trigger === undefined ? '' : md(translate('call.trigger', { trigger: names.startTrigger(trigger) })),
    clause: clauseOf(speech, context.policy.organisation.clause),
  })
  return blocks(started, emergency(speech, status.severity), nearestDeadline(speech, status, startedAt(speech)))
}

const startedAt = ({ state }: MessageContext): string => state.organisation?.started.at ?? state.opened.at

/** Kind, systems, severity, the phone and the command, in one line: what somebody needs who is woken by it. */
export const emergency = (speech: MessageContext, severity: string): string => aboutCase(speech, 'call.about', severity)

/** Without a command, for people who are called on to something else than to contain; nothing where somebody may be reading along (R4-2). */
export const aboutAndPhone = (speech: MessageContext, severity: string): string =>
  isCompromised(speech.context.policy, speech.state) ? '' : aboutCase(speech, 'call.about-and-phone', severity)

type About = 'call.about' | 'call.about-and-phone'

function aboutCase(speech: MessageContext, key: About, severity: string): string {
  const { translate, context, state, names } = speech
  const { meanings } = context.policy
  const chosen = (field: string): string => {
    const values = ownProperty(state.facts, field)?.values ?? []
    return values.length === 0
      ? translate('call.unknown')
      : labels(
          speech,
          values.map((value) => names.option(field, value)),
        )
  }
  return translate(key, {
    kind: md(chosen(meanings.kind)),
    systems: md(chosen(meanings.systems)),
    severity: names.option(meanings.severity, severity),
    phone: asInlineText(phoneShown(context.policy, speech.language)),
    command: md(code(`/contain ${translate('slot.what-was-done')}`)),
  })
}
