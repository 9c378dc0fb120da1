import type { Language } from './basics.ts'

/** Signs that stand for something still to be written, in any width. */
const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

const TO_FILL_IN = /記入|^(?:tb[acd]|todo|example|xxx*|test|pending|later)$|^fill in\b|^to be \w+$/
const SAYS_SOMETHING = /[\p{L}\p{N}]/u

export const isToFillIn = (text: string): boolean => !SAYS_SOMETHING.test(plain(text)) || TO_FILL_IN.test(plain(text))

/** A number that nobody answers: none at all, digits still to be written, or nothing but zeros at its end, as templates have it. */
export function isPhonePlaceholder(phone: string): boolean {
  const digits = plain(phone).replaceAll(/[^\d]/g, '')
  return /^0*$|0{6}$/.test(digits) || TO_FILL_IN.test(plain(phone)) || MASKED.test(plain(phone))
}

/** The fewest digits of a number that reaches a company from any phone; fewer are an extension, or a number by which others are called. */
const FEWEST_DIGITS = 7

/** As many are dialled within one town, and reach nobody from elsewhere: 5550-0100, 555-0100. */
const LOCAL = 8

/** Digits as they stand on the keys: 090-1234-5678, 123-456-7890. */
const IN_A_ROW = /12345678(?:90?)?$/
/** Examples alone begin so: no number of Tokyo or Osaka has 0 or 1 behind the area code (総務省, 電気通信番号計画). */
const OF_NOBODY = /^0[36][01]\d{7}$/
/** Japan's numbers from inside, without a word beside them: 10 digits, 11 of mobile and IP phones and of 0800. */
const OF_ELEVEN = /^0(?:[25-9]0|800)/
const DOMESTIC = /^0[1-9][\d\s().・‐‑–—ー-]*$/

/** No number that reaches the company from any phone. It is warned of, and shown all the same: an extension helps those inside. */
export function isNoCompanyPhone(phone: string): boolean {
  const text = plain(phone)
  const digits = text.replaceAll(/[^\d]/g, '')
  const isWhole = !/^[^\d+]*[1-9]/.test(text) || digits.length > LOCAL
  const isJapans = !DOMESTIC.test(text) || digits.length === (OF_ELEVEN.test(digits) ? 11 : 10)
  const isNumber =
    digits.length >= FEWEST_DIGITS && isWhole && isJapans && !IN_A_ROW.test(digits) && !OF_NOBODY.test(digits)
  return isPhonePlaceholder(phone) || !isNumber || /[@\r\n]/.test(phone)
}

/** Signs that stand for each digit, or each letter, still to be written. */
const MASKED = /[○〇●◯]{2,}|x{3,}|\*{2,}|#{2,}|_{2,}/

/** The words of a template in the place of a name. */
export const isNamePlaceholder = (name: string): boolean =>
  isToFillIn(name) ||
  /[\r\n]/.test(name) ||
  MASKED.test(plain(name)) ||
  /^(?:your|my)[ -]?company|^(?:legal|company)[ -]?name$/.test(plain(name)) ||
  NOBODYS_NAME.test(withoutForm(name))

/** A name without its legal form: 株式会社サンプル is called "サンプル". */
const withoutForm = (name: string): string =>
  plain(name)
    .replaceAll(/株式会社|合同会社|有限会社|合資会社|合名会社|\((?:株|同|有)\)/g, '')
    .replaceAll(/\b(?:company|corporation|corp|incorporated|inc|limited|ltd|llc|co|k\.?k|g\.?k)\b/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

const NOBODYS_NAME =
  /^(?:|example|sample|dummy|test|foo|bar|foobar|hoge|fuga|サンプル|テスト|見本|例|例示|ダミー|ほげ|ホゲ|(?:会社|社|御社|貴社|弊社|当社|自社)(?:名|の?名前)?)$/

/** Words that a template has in the place of somebody's account. */
export const isLoginPlaceholder = (login: string): boolean =>
  /^(?:login|user-?name|user-?\d*|someone|example(?:-.*)?|account|octocat|hoge|xxx+|(?:your|my)-?(?:login|name|account|github)[a-z-]*)$/.test(
    plain(login),
  )

/** The number as people read it on a form; until there is one, where they find it. */
export const phoneShown = ({ company }: { company: { phone: string } }, language: Language): string =>
  isPhonePlaceholder(company.phone) ? WHERE_TO_FIND[language] : company.phone

const WHERE_TO_FIND: Readonly<Record<Language, string>> = {
  ja: '番号は職場の緊急連絡先（名簿・掲示）で確かめてください',
  en: 'the number is on your workplace’s list of emergency contacts',
}
