import type { Reason } from '../../../domain/refusals/reason.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { blocks, code } from '../marks.ts'
import { type MessageContext, people, who } from '../message-context.ts'
import { asAction, briefRemedy, inOrder, isWrittenBelow } from '../reasons.ts'
import { md } from '../texts.ts'
import { ended } from './head.ts'

/** The one thing that is to be done now, by whom, with the command to copy. */
export function nextAction(speech: MessageContext, status: Status): string {
  if (ended(speech)) return ''
  return blocks(waiting(speech), containment(speech), onward(speech, status))
}

/** The commands that bring the case on. */
function onward(speech: MessageContext, { next, inCharge }: Status): string {
  const { translate, names } = speech
  if (next === undefined) return ''
  const [first] = inOrder(next.missing)
  const ready = (): string =>
    translate('status.ready', { command: md(code('/advance')), phase: names.phase(next.phase) })
  const what = first === undefined ? ready() : taken(speech, first)
  return translate('status.next-action', { people: md(people(speech, inCharge)), what: md(what) })
}

/** The way to take a reason away: a field by the headings below, anything else by its own command. */
const taken = (speech: MessageContext, reason: Reason): string =>
  isWrittenBelow(reason) ? speech.translate('status.fill-in') : asAction(speech, reason, briefRemedy(speech, reason))

/** Nobody in charge has acted, and their time has run out (R4.2-1). */
function waiting(speech: MessageContext): string {
  const { state, translate } = speech
  if (state.answered !== undefined || state.unanswered.length === 0) return ''
  return translate('status.unanswered', { roles: md(who(speech, state.unanswered)) })
}

/** Life before paper: said until the case has come to containment. */
function containment(speech: MessageContext): string {
  const { context, state, translate } = speech
  const process = context.policy.processes[state.process]
  if (process?.contain === undefined) return ''
  const order = Object.keys(process.phases)
  if (order.indexOf(state.phase) >= order.indexOf(process.contain.phase)) return ''
  return translate('status.contain', { command: md(code(`/contain ${translate('slot.what-was-done')}`)) })
}
