import type { Status } from '../../../domain/screen/status.ts'
import { code, mention } from '../marks.ts'
import { labels, listed, type MessageContext } from '../message-context.ts'
import { asAction, fieldsAsked, inOrder, isWrittenBelow, remedyText } from '../reasons.ts'
import { md } from '../texts.ts'

/** A mail has no room for more; the status comment lists them all. */
const MOST_FIELDS = 3

/** Calls whoever must act now, says what is first to be done, and how far the next phase is. */
export function nextActions(speech: MessageContext, status: Status): string {
  const { translate, names } = speech
  if (status.inCharge.length === 0) return ''
  const people = md(listed(speech, status.inCharge.map(mention)))
  if (status.next === undefined) return translate('moved.take-over', { people })
  const phase = names.phase(status.next.phase)
  const count = status.next.missing.length
  return count === 0
    ? translate('moved.next-ready', { people, phase, command: md(code('/advance')) })
    : translate('moved.next', { people, phase, count, first: md(firstOf(speech, status.next.missing)) })
}

/** The ways on from here, for somebody who has just come to the case; '' where there are none. */
export function leadsOn(speech: MessageContext, { next }: Status): string {
  const { translate, names } = speech
  if (next === undefined) return ''
  const phase = names.phase(next.phase)
  return next.missing.length === 0
    ? translate('appointed.ready', { phase, command: md(code('/advance')) })
    : translate('appointed.next', { phase, count: next.missing.length, first: md(firstOf(speech, next.missing)) })
}

/** The first thing that is to be done: fields by their names, anything else by what takes it away. */
function firstOf(speech: MessageContext, missing: NonNullable<Status['next']>['missing']): string {
  const [first] = inOrder(missing)
  if (first === undefined) return ''
  if (!isWrittenBelow(first)) return asAction(speech, first, remedyText(speech, first))
  const fields = fieldsAsked(missing.filter(isWrittenBelow)).map(speech.names.field)
  return speech.translate('moved.write', { fields: md(labels(speech, fields, MOST_FIELDS)) })
}
