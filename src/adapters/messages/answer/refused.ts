import type { Account } from '../../../domain/case/case.ts'
import { holdersOf, rolesOf } from '../../../domain/case/roles-of.ts'
import { transitionTo } from '../../../domain/commands/passage.ts'
import { maySet } from '../../../domain/commands/record-answers.ts'
import { cutText } from '../../../domain/markdown/cut-text.ts'
import { visibleText } from '../../../domain/markdown/visible-text.ts'
import { leadsNowhere } from '../../../domain/refusals/leads-nowhere.ts'
import type { Reason } from '../../../domain/refusals/reason.ts'
import type { Answer } from '../../../domain/screen/answer.ts'
import { inCharge } from '../../../domain/screen/projection.ts'
import { askedFor } from '../asked-for.ts'
import { details } from '../details.ts'
import { isRemark } from '../is-remark.ts'
import { blocks, code, login, mention } from '../marks.ts'
import { labels, listed, type MessageContext, who } from '../message-context.ts'
import { isNaming, namedLine } from '../named-line.ts'
import { usageOf } from '../next-step.ts'
import { clausesOf, fieldsAsked, isWrittenBelow, reasonList } from '../reasons.ts'
import { reopenCommand } from '../reopen-command.ts'
import { setLine } from '../set-line.ts'
import { skeletonOf } from '../skeleton.ts'
import { slashCommand } from '../slash-commands.ts'
import type { TextKey } from '../text-files.ts'
import { md } from '../texts.ts'
import { type ByPerson, reasonsByPerson } from './reasons-by-person.ts'

export type Refused = Extract<Answer, { kind: 'refused' }>

/** So much of what was typed is given back. */
const LONGEST_LINE = 2_000

/** More are told by the status comment. */
const MOST_CALLED = 3

const MOVES: readonly string[] = ['move', 'advance', 'close', 'reopen', 'named']
const PUT_BACK: Readonly<Record<string, TextKey>> = {
  label: 'refused.back-label',
  board: 'refused.back-board',
  issue: 'refused.back-issue',
}

/** Every reason at once, each with its clause and what to do, to the person who asked. */
export function refusedAnswer(speech: MessageContext, answer: Refused): string {
  const { translate } = speech
  const back = PUT_BACK[answer.door]
  const nobody = answer.reasons.length > 0 && answer.reasons.every(({ code: why }) => why === 'mover-unknown')
  if (nobody)
    return blocks(
      back === undefined ? '' : translate(back),
      reasonList(speech, answer.reasons),
      clausesOf(speech, answer.reasons),
    )
  if (isUnconfirmed(answer)) return unconfirmed(speech, answer)
  return blocks(
    containedFirst(speech, answer),
    [opening(speech, answer), back === undefined ? '' : translate(back)].join('\n').trim(),
    ...why(speech, answer),
    beyondReasons(speech, answer),
    clausesOf(speech, answer.reasons),
  )
}

/** Containment stands before all paper; '' where it is not what is missing. */
export function containedFirst(speech: MessageContext, answer: Refused): string {
  const contain = `/contain ${speech.translate('slot.what-was-done')}`
  return containFirst(speech, answer) ? speech.translate('refused.contain-first', { command: md(code(contain)) }) : ''
}

/** The parts below the reasons: the skeleton, whom it was passed on to, what to send then, and what others do. */
export function beyondReasons(speech: MessageContext, answer: Refused): string {
  const { context, state } = speech
  const written = context.policy.processes[state.process]?.contain?.fact
  // A containment goes by its own command, which moves the case as well.
  const skeleton = skeletonOf(
    speech,
    fieldsAsked(answer.reasons).filter((field) => field !== written && mayWrite(speech, answer, field)),
  )
  return blocks(
    skeleton === '' ? '' : speech.translate('status.skeleton'),
    skeleton,
    passedOn(speech, answer),
    waits(answer) && !containFirst(speech, answer) ? then(speech, answer) : '',
    theirs(speech, answer),
  )
}

export const isUnconfirmed = ({ reasons }: Refused): boolean =>
  reasons.some(({ code: why }) => why === 'contained-unconfirmed')

/** It is kept: that stands first. Then whoever may decide is called, with the line that confirms it (R4.3-1). */
function unconfirmed(speech: MessageContext, answer: Refused): string {
  const { translate, context, state } = speech
  const rule = context.policy.processes[state.process]?.contain
  const [reason] = answer.reasons.filter(({ code: why }) => why === 'contained-unconfirmed')
  const own = rolesOf(context.policy, context.directory, state, answer.by).some((role) => rule?.by.includes(role))
  const called = own ? [answer.by] : inCharge(context, state)
  const people = called.length === 0 ? who(speech, rule?.by ?? []) : listed(speech, called.map(mention))
  return blocks(
    translate('refused.contained', { person: md(mention(answer.by)) }),
    translate('refused.confirm', { people: md(people) }),
    reason === undefined
      ? ''
      : `👉 ${code(cutText(visibleText([reason.params?.text ?? ''].flat().join(' ')), LONGEST_LINE))}`,
    clausesOf(speech, reason === undefined ? [] : [reason]),
  )
}

/**
 * The reasons that this person can take away stand first; all of them are his where nobody else is waited for, or only
 * others are.
 */
export function why(speech: MessageContext, { by, reasons }: Refused): string[] {
  const { translate } = speech
  if (reasons.length === 0) return [translate('refused.unknown')]
  const { own, others } = reasonsByPerson(speech, by, reasons)
  if (others.length === 0) return [`**${translate('refused.missing')}**`, reasonList(speech, own)]
  return own.length === 0
    ? [`**${translate('refused.theirs', { count: reasons.length })}**`, byRole(speech, { by, reasons }, others)]
    : [`**${translate('refused.yours', { count: own.length })}**`, reasonList(speech, own)]
}

/** The reasons that others take away, folded below those of this person: nothing is left out. */
function theirs(speech: MessageContext, { by, reasons }: Refused): string {
  const { own, others } = reasonsByPerson(speech, by, reasons)
  if (own.length === 0 || others.length === 0) return ''
  const count = others.reduce((sum, group) => sum + group.reasons.length, 0)
  return details(speech.translate('refused.theirs', { count }), byRole(speech, { by, reasons }, others))
}

/** Each is called by name, with the line that writes what is missing: a mail of it is read alone. */
const byRole = (
  speech: MessageContext,
  { by, reasons: all }: Pick<Refused, 'by' | 'reasons'>,
  others: ByPerson['others'],
): string =>
  blocks(
    ...others.map(({ roles, reasons }) =>
      blocks(
        roles.length === 0 ? '' : `👤 ${mayAsk(all) ? asked(speech, by, roles, reasons) : who(speech, roles)}`,
        reasonList(speech, reasons),
      ),
    ),
  )

/** Nobody is called for what somebody wants who has no part in it: that is passed on to whoever may. */
const mayAsk = (reasons: readonly Reason[]): boolean => reasons.every(({ code: why }) => why !== 'not-for-you')

function asked(speech: MessageContext, by: Account, roles: readonly string[], reasons: readonly Reason[]): string {
  const lines = fieldsAsked(reasons.filter(isWrittenBelow)).map((field) => code(setLine(speech, field)))
  const people = called(speech, by, roles)
  return lines.length === 0 ? people : `${people}<br>→ ${listed(speech, lines, MOST_CALLED)}`
}

/** Those of these roles who are looked to in this phase, where any are: a field that many may write calls few. */
function called(speech: MessageContext, by: Account, roles: readonly string[]): string {
  const { translate, context, state, names } = speech
  const holders = roles.flatMap((role) => holdersOf(context.policy, context.directory, state, role))
  const others = [...new Map(holders.map((one) => [one.id, one])).values()].filter(({ id }) => id !== by.id)
  const charged = inCharge(context, state)
  const looked = others.filter(({ id }) => charged.some((one) => one.id === id))
  const people = (looked.length === 0 ? others : looked).slice(0, MOST_CALLED).map(mention)
  return people.length === 0
    ? who(speech, roles)
    : translate('refused.call', {
        people: md(listed(speech, people)),
        roles: md(labels(speech, roles.map(names.role))),
      })
}

/** Nobody copies headings that he would be refused. */
function mayWrite({ context, state }: MessageContext, { by }: Refused, field: string): boolean {
  const { policy, directory } = context
  const process = policy.processes[state.process]
  const roles = rolesOf(policy, directory, state, by)
  return process !== undefined && maySet({ policy, process, case: state, roles }, by, field)
}

function opening(speech: MessageContext, answer: Refused): string {
  const { translate } = speech
  const person = md(mention(answer.by))
  const asked = md(askedFor(speech, answer.command, answer.target))
  if (answer.reasons.length > 0 && answer.reasons.every(isRemark)) return translate('refused.remark', { person })
  if (answer.command === 'open') return translate('refused.opened', { person })
  if (answer.command === 'record' || answer.command === 'correct')
    return translate(answer.partly === true ? 'refused.partly' : 'refused.record', { person })
  if (answer.isDone === true) return translate('refused.done', { person, asked })
  return translate(MOVES.includes(answer.command) ? 'refused.person' : 'refused.act', { person, asked })
}

/** Containment is never held up by paper: what was done is enough, and may follow. */
function containFirst({ context, state }: MessageContext, { by, reasons }: Refused): boolean {
  const rule = context.policy.processes[state.process]?.contain
  return (
    rule !== undefined &&
    rolesOf(context.policy, context.directory, state, by).some((role) => rule.by.includes(role)) &&
    reasons.some(({ code: why, params }) => why === 'fact-missing' && params?.field === rule.fact)
  )
}

/** Whether something can be made good before asking again; who may not ask at all gains nothing by waiting. */
const waits = ({ command, reasons }: Refused): boolean =>
  MOVES.includes(command) &&
  reasons.length > 0 &&
  reasons.every(
    ({ code: why }) =>
      !leadsNowhere(why) && !['not-for-you', 'unknown-phase', 'already-there', 'via-other-app'].includes(why),
  )

/** A request of somebody who may not make it: it reaches those who may, with the line that does it. */
function passedOn(speech: MessageContext, answer: Refused): string {
  const { by, reasons } = answer
  const roles = reasons.flatMap(({ code: why, params }) => (why === 'not-for-you' ? [params?.roles ?? []].flat() : []))
  if (roles.length === 0) return ''
  const people = called(speech, by, [...new Set(roles)])
  const command = passedLine(speech, answer)
  return speech.translate(command === '' ? 'refused.pass-on' : 'refused.pass-on-command', {
    people: md(people),
    asker: md(login(by)),
    command: md(command),
  })
}

/** The line by which whoever may does just this: of a field its own, of a thing the one that names it. */
function passedLine(speech: MessageContext, answer: Refused): string {
  const { command, target, reasons } = answer
  if (MOVES.includes(command)) return again(speech, answer)
  const field = reasons.find(({ code: why }) => why === 'not-for-you')?.params?.field
  if (typeof field === 'string') return code(setLine(speech, field))
  if (isNaming(command) && target !== undefined && /^[a-z0-9-]+$/.test(target))
    return code(namedLine(speech, command, target))
  return slashCommand(command) === undefined ? '' : usageOf(speech, command)
}

/** A request that cannot be made with a label, a card or a button is made by a comment alone. */
function then(speech: MessageContext, answer: Refused): string {
  const isMute = answer.reasons.some(({ code: why }) => why === 'reason-missing' || why === 'lead-missing')
  return speech.translate(isMute ? 'refused.then-comment' : 'refused.then', { command: md(again(speech, answer)) })
}

/** The command that asks for the same, as code. */
function again(speech: MessageContext, { command, target, reasons }: Refused): string {
  const { context, state, translate } = speech
  const process = context.policy.processes[state.process]
  const known = target !== undefined && /^[a-z0-9-]+$/.test(target)
  if (reasons.some(({ code: why }) => why === 'lead-missing')) return usageOf(speech, 'duplicate')
  if (command === 'reopen') return reopenCommand(speech)?.command ?? code('/advance')
  if (command === 'named' && known) return code(`/${target} ${translate('slot.reason')}`)
  if (process === undefined || !known || process.phases[target] === undefined) return code('/advance')
  const transition = transitionTo(process, state.phase, target)
  if (command === 'close' && transition?.command !== undefined)
    return code(`/${transition.command} ${translate('slot.reason')}`)
  return code(namedLine(speech, 'phase', target, transition?.reason === 'required' ? translate('slot.reason') : ''))
}
