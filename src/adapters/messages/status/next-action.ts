import type { Account } from '../../../domain/case/case.ts'
import type { Reason } from '../../../domain/refusals/reason.ts'
import { REFUSALS } from '../../../domain/refusals/refusals.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { blocks, code } from '../marks.ts'
import { type MessageContext, people, who } from '../message-context.ts'
import { nextStep } from '../next-step.ts'
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
  const { translate, names, times } = speech
  if (next === undefined) return ''
  const [first] = inOrder(next.missing)
  const phase = names.phase(next.phase)
  if (first === undefined && next.at !== undefined)
    return translate('status.by-itself', { phase, until: times.full(next.at) })
  const what =
    first === undefined ? translate('status.ready', { command: md(code('/advance')), phase }) : taken(speech, first)
  return translate('status.next-action', { people: md(actors(speech, first, next.by, inCharge)), what: md(what) })
}

/** The people who are waited for; where a role decides and nobody else, these, and a role that nobody has by its name. */
function actors(
  speech: MessageContext,
  first: Reason | undefined,
  by: readonly string[],
  inCharge: readonly Account[],
): string {
  const roles = first === undefined ? undefined : decidersOf(first)
  if (roles !== undefined) return who(speech, roles)
  return inCharge.length === 0 ? who(speech, by) : people(speech, inCharge)
}

/** The way to take a reason away: a field by the headings below, anything else by its own command. */
function taken(speech: MessageContext, reason: Reason): string {
  if (isWrittenBelow(reason)) return speech.translate('status.fill-in')
  return decidersOf(reason) === undefined
    ? asAction(speech, reason, briefRemedy(speech, reason))
    : nextStep(speech, reason)
}

/** Roles, one command of which takes a reason away. */
const decidersOf = ({ code: why, params }: Reason): readonly string[] | undefined =>
  REFUSALS[why].isDecided && params?.roles !== undefined ? [params.roles].flat() : undefined

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
