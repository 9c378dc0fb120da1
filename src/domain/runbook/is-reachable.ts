import { isPhonePlaceholder, isToFillIn } from '../policy/placeholders.ts'
import type { Runbook } from './runbook.ts'

type Contact = Pick<Runbook['head']['contacts'][number], 'phone' | 'web'>

/** Something to call, or words that say where the number is; nothing that only keeps its place (R4.1-1d). */
export const hasNumber = ({ phone }: Pick<Contact, 'phone'>): boolean =>
  !isToFillIn(phone) && !(/\d/.test(phone) && isPhonePlaceholder(phone))

/** Public bodies may be known by their page alone. */
export const isReachable = (contact: Contact): boolean => hasNumber(contact) || contact.web !== undefined
