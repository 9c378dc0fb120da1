import { holdersOf } from '../../../domain/case/roles-of.ts'
import { code, mention } from '../marks.ts'
import { clauseOf, listed, type MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'

/** Done in somebody's stead (代行): whoever it was done for ratifies it (追認). */
export function inStead(speech: MessageContext, role: string | undefined): string {
  const { translate, names, context, state } = speech
  const principal = role === undefined ? undefined : context.policy.roles[role]?.['acts-for']?.role
  if (role === undefined || principal === undefined) return ''
  const accounts = holdersOf(context.policy, context.directory, state, principal)
  return translate('moved.acting', {
    role: names.role(role),
    people: accounts.length === 0 ? names.role(principal) : md(listed(speech, accounts.map(mention))),
    command: md(code('/ratify')),
    clause: clauseOf(speech, 'R4.2-1'),
  })
}
