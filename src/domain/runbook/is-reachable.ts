import { isPhonePlaceholder, isToFillIn } from '../policy/placeholders.ts'
import type { Runbook } from './runbook.ts'

type Contact = Pick<Runbook['head']['contacts'][number], 'phone' | 'web' | 'hours'>

/** Its hours; '' while a template's words stand there, which ask to write them. */
export const hoursShown = ({ hours = '' }: Pick<Contact, 'hours'>): string => (isToFillIn(hours) ? '' : hours)

/** Something to call, or words that say where the number is; nothing that only keeps its place (R4.1-1d). */
export const hasNumber = ({ phone }: Pick<Contact, 'phone'>): boolean =>
  !isToFillIn(phone) && !(/\d/.test(phone) && isPhonePlaceholder(phone))

/** Public bodies may be known by their page alone. */
export const isReachable = (contact: Pick<Contact, 'phone' | 'web'>): boolean =>
  hasNumber(contact) || contact.web !== undefined
