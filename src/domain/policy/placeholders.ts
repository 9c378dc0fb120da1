import type { Language } from './basics.ts'

/** Signs that stand for something still to be written, in any width. */
const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

const TO_FILL_IN = /記入|^(?:tbd|todo|example|xxx*)$|^fill in\b/

export const isToFillIn = (text: string): boolean => plain(text) === '' || TO_FILL_IN.test(plain(text))

/** A number that nobody answers: none at all, or one that ends in nothing but zeros, as templates have it. */
export function isPhonePlaceholder(phone: string): boolean {
  const digits = plain(phone).replaceAll(/[^\d]/g, '')
  return /^0*$|0{6}$/.test(digits) || TO_FILL_IN.test(plain(phone))
}

/** What a template has in the place of a name. */
export const isNamePlaceholder = (name: string): boolean => isToFillIn(name)

/** The number as people read it on a form; until there is one, where they find it. */
export const phoneShown = ({ company }: { company: { phone: string } }, language: Language): string =>
  isPhonePlaceholder(company.phone) ? WHERE_TO_FIND[language] : company.phone

const WHERE_TO_FIND: Readonly<Record<Language, string>> = {
  ja: '番号は職場の緊急連絡先（名簿・掲示）で確かめてください',
  en: 'the number is on your workplace’s list of emergency contacts',
}
