import { saysMoreThanNone, saysNone } from '../commands/none-value.ts'
import type { Language } from './basics.ts'

/** Signs that stand for something still to be written, in any width. */
const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

const TO_FILL_IN = /記入|^(?:tbd|todo|example|xxx*)$|^fill in\b/

export const isToFillIn = (text: string): boolean => plain(text) === '' || TO_FILL_IN.test(plain(text))

/** Still to be written, or nothing but "none": what the regulation is departed from for has a reason that says something. */
export const isNoReason = (text: string): boolean =>
  isToFillIn(text) || !/[\p{L}\p{N}]/u.test(text) || (saysNone(text) && !saysMoreThanNone(text))

/** A number that nobody answers: none at all, digits still to be written, or nothing but zeros at its end, as templates have it. */
export function isPhonePlaceholder(phone: string): boolean {
  const digits = plain(phone).replaceAll(/[^\d]/g, '')
  return /^0*$|0{6}$/.test(digits) || TO_FILL_IN.test(plain(phone)) || MASKED.test(plain(phone))
}

/** The fewest digits of a number that reaches a company from any phone; fewer are an extension, or a number by which others are called. */
const FEWEST_DIGITS = 7

/** No number that reaches the company from any phone. It is warned of, and shown all the same: an extension helps those inside. */
export function isNoCompanyPhone(phone: string): boolean {
  const digits = plain(phone).replaceAll(/[^\d]/g, '')
  return isPhonePlaceholder(phone) || digits.length < FEWEST_DIGITS
}

/** Signs that stand for each digit, or each letter, still to be written. */
const MASKED = /[○〇●◯]{2,}|x{3,}|\*{2,}|#{2,}|_{2,}/

/** The words of a template in the place of a name. */
export const isNamePlaceholder = (name: string): boolean =>
  isToFillIn(name) ||
  MASKED.test(plain(name)) ||
  /^(?:your|my)[ -]?company|^(?:legal|company)[ -]?name$|^会社名$/.test(plain(name))

/** Words that a template has in the place of somebody's account. */
export const isLoginPlaceholder = (login: string): boolean =>
  /^(?:login|user-?name|account|octocat|xxx+|(?:your|my)-?(?:login|name|account|github)[a-z-]*)$/.test(plain(login))

/** The number as people read it on a form; until there is one, where they find it. */
export const phoneShown = ({ company }: { company: { phone: string } }, language: Language): string =>
  isPhonePlaceholder(company.phone) ? WHERE_TO_FIND[language] : company.phone

const WHERE_TO_FIND: Readonly<Record<Language, string>> = {
  ja: '番号は職場の緊急連絡先（名簿・掲示）で確かめてください',
  en: 'the number is on your workplace’s list of emergency contacts',
}
