import { holdersOf } from '../../../domain/case/roles-of.ts'
import { phoneShown } from '../../../domain/policy/placeholders.ts'
import type { Answer } from '../../../domain/screen/answer.ts'
import { mention } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'

/** Tells that a key was found in somebody's text, and what to do with it; the text itself is not repeated. */
export function withheldAnswer(
  { translate, context, state, language }: MessageContext,
  { by }: Extract<Answer, { kind: 'withheld' }>,
): string {
  const officers = context.policy.answering
    .slice(0, 1)
    .flatMap((role) => holdersOf(context.policy, context.directory, state, role))
  const called = new Map([by, ...officers].map((account) => [account.id, account]))
  return translate('record.withheld', {
    people: md([...called.values()].map(mention).join(' ')),
    phone: phoneShown(context.policy, language),
  })
}
