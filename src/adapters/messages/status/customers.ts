import type { CustomerConcerned } from '../../../domain/audit/preparation/customers-of.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import type { Words } from '../../../domain/policy/basics.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { section } from '../details.ts'
import { bullets } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'

const MOST_CUSTOMERS = 20

/** The arrangements with the customers concerned: whom to tell, by when, and which measures were agreed (R4-1). */
export function customers(speech: MessageContext, status: Status): string {
  const { translate } = speech
  if (status.customers.length === 0) return ''
  const lines = status.customers.slice(0, MOST_CUSTOMERS).map((one) => arranged(speech, one))
  const more = status.customers.length - lines.length
  return section(
    translate('status.customers', { count: status.customers.length }),
    bullets([...lines, ...(more === 0 ? [] : [translate('list.more', { count: more })])]),
  )
}

function arranged({ translate, names }: MessageContext, { id, customer, by }: CustomerConcerned): string {
  const words = (text: Words) => md(asInlineText(names.words(text, id), { maxLength: 300 }))
  const on = customer['agreed-on']
  return [
    translate(by === 'named' ? 'status.customer' : 'status.customer-perhaps', { customer: words(customer.label) }),
    on === null
      ? translate('status.customer-no-consent', { agreement: words(customer.agreement) })
      : translate('status.customer-agreed', { agreement: words(customer.agreement), date: on }),
    translate('status.customer-contact', { contact: words(customer.contact) }),
    translate('status.customer-terms', { terms: words(customer['notice-terms']) }),
    translate('status.customer-measures', { measures: words(customer.measures) }),
  ].join('<br>')
}
