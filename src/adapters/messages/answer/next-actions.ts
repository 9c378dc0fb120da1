import type { Status } from '../../../domain/screen/status.ts'
import { code, mention } from '../marks.ts'
import { listed, type MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'

/** Calls whoever must act now, and says how far the next phase is. */
export function nextActions(speech: MessageContext, status: Status): string {
  const { translate, names } = speech
  if (status.inCharge.length === 0) return ''
  const people = md(listed(speech, status.inCharge.map(mention)))
  if (status.next === undefined) return translate('moved.take-over', { people })
  const phase = names.phase(status.next.phase)
  const count = status.next.missing.length
  return count === 0
    ? translate('moved.next-ready', { people, phase, command: md(code('/advance')) })
    : translate('moved.next', { people, phase, count })
}
