import { markOf } from '../../../app/ports/messages.ts'
import { openedAs } from '../../../domain/case/goes-on-among-few.ts'
import { ownProperty } from '../../../domain/values/own-property.ts'
import { blocks, code, mention } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'

/** All that is still said of a case that goes on among few: where, by its number alone, and whom to phone (R8-2). */
export function amongFew({ translate, context, state }: MessageContext): string {
  const { phone } = context.policy.company
  const rule = ownProperty(context.policy.processes, state.process)?.restricts
  const number = rule === undefined ? undefined : state.screen[openedAs(rule.opens)]
  const place = ownProperty(context.policy.processes, rule?.opens ?? '')?.repository ?? ''
  const name = ownProperty(context.policy.repositories, place) ?? place
  return blocks(
    translate('few.goes-on', { reporter: md(mention(state.opened.by)), phone }),
    number === undefined ? '' : translate('few.number', { issue: md(code(`${name}#${number}`)) }),
  )
}

export const amongFewStatus = (speech: MessageContext): string =>
  blocks(
    markOf('status'),
    `## ${speech.translate('status.title', { phase: speech.names.phase(speech.state.phase) })}`,
    amongFew(speech),
  )
