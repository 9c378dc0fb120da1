import { saysMoreThanNone, saysNone } from '../commands/none-value.ts'
import type { Language } from './basics.ts'

/** Signs that stand for something still to be written, in any width. */
const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

const TO_FILL_IN = /記入|^(?:tbd|todo|example|xxx*)$|^fill in\b/

export const isToFillIn = (text: string): boolean => plain(text) === '' || TO_FILL_IN.test(plain(text))

/** Still to be written, or nothing but "none": what the regulation is departed from for has a reason that says something. */
export const isNoReason = (text: string): boolean =>
  isToFillIn(text) || !/[\p{L}\p{N}]/u.test(text) || (saysNone(text) && !saysMoreThanNone(text))

/** Police, fire brigade and the like: they answer, and know nothing of the company. */
const EMERGENCY = /^(?:11[0789]|171|91[12]|112|999)$/

/** A number that nobody answers: none at all, or one that ends in nothing but zeros, as templates have it. */
export function isPhonePlaceholder(phone: string): boolean {
  const digits = plain(phone).replaceAll(/[^\d]/g, '')
  return /^0*$|0{6}$/.test(digits) || TO_FILL_IN.test(plain(phone))
}

/** No number of the company's own: a placeholder, or one by which others are called. */
export const isNoCompanyPhone = (phone: string): boolean =>
  isPhonePlaceholder(phone) || EMERGENCY.test(plain(phone).replaceAll(/[^\d]/g, ''))

/** The template's text in the place of a name. */
export const isNamePlaceholder = (name: string): boolean => isToFillIn(name)

/** The number as people read it on a form; until there is one, where they find it. */
export const phoneShown = ({ company }: { company: { phone: string } }, language: Language): string =>
  isNoCompanyPhone(company.phone) ? WHERE_TO_FIND[language] : company.phone

const WHERE_TO_FIND: Readonly<Record<Language, string>> = {
  ja: '番号は職場の緊急連絡先（名簿・掲示）で確かめてください',
  en: 'the number is on your workplace’s list of emergency contacts',
}
