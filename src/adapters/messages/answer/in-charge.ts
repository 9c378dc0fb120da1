import { calledToStart } from '../../../domain/clock/called.ts'
import { isCompromised } from '../../../domain/compromised-communications/compromised-communications.ts'
import { isGrave } from '../../../domain/policy/is-grave.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { blocks, code, mention } from '../marks.ts'
import { clauseOf, labels, listed, type MessageContext } from '../message-context.ts'
import { nearestDeadline } from '../status/clocks.ts'
import { md } from '../texts.ts'
import { emergency, startCall } from './call.ts'

/**
 * Calls those in charge of a new case: what it is, how bad, by when, the phone and the command. It is read alone, as a mail
 * (R4.2-1).
 */
export function inChargeAnswer(speech: MessageContext, status: Status, { isStarted }: { isStarted: boolean }): string {
  const { translate, state, context } = speech
  const process = context.policy.processes[state.process]
  const responds = process?.contain !== undefined
  const clause = clauseOf(speech, responds ? 'R4.2-1' : process?.transitions[0]?.clause)
  const calling =
    status.inCharge.length === 0
      ? translate('opened.nobody', { clause })
      : translate(responds ? 'opened.in-charge' : 'opened.look', {
          people: md(listed(speech, status.inCharge.map(mention))),
          clause,
        })
  if (process?.mark !== undefined) return blocks(calling, procedure(speech, status))
  if (!responds) return calling
  return blocks(
    calling,
    isStarted
      ? startCall(speech, status)
      : blocks(responders(speech, status), about(speech, status), nearestDeadline(speech, status, state.opened.at)),
    questions(speech, status),
  )
}

/** Damage that spreads waits for no runbook: those who contain are called, whether the organisation has started or not (R4.3-1). */
function responders(speech: MessageContext, status: Status): string {
  const { translate, context, state } = speech
  if (!isGrave(context.policy, status.severity)) return ''
  const others = calledToStart(context, state).filter(({ id }) => !status.inCharge.some((one) => one.id === id))
  return others.length === 0 ? '' : translate('opened.responders', { people: md(listed(speech, others.map(mention))) })
}

/** Nothing of it where somebody may be reading along (R4-2). */
const about = (speech: MessageContext, { severity }: Status): string =>
  isCompromised(speech.context.policy, speech.state) ? '' : emergency(speech, severity)

/** Said at once, since the deadlines of the law run until they are answered; how is told by the status comment. */
function questions(speech: MessageContext, { questions: reasons }: Status): string {
  const fields = reasons.map(({ params }) => speech.names.field(String(params?.field)))
  return reasons.length === 0
    ? ''
    : speech.translate('opened.questions', { count: fields.length, fields: md(labels(speech, fields)) })
}

function procedure(speech: MessageContext, { runbook }: Status): string {
  const { translate } = speech
  if (runbook !== undefined) return translate('opened.runbook', { title: runbook.head.title })
  return translate('opened.no-runbook', {
    appoint: md(code(translate('usage.appoint'))),
    activate: md(code(translate('usage.activate'))),
    clause: clauseOf(speech, 'R4.2-3'),
  })
}
