import { saysMoreThanNone } from '../../../domain/commands/none-value.ts'

const LETTER = /[\p{L}\p{N}]/u
const BLANK = /^[^\p{L}\p{N}]+/u
const TO_DO = /^(?:todo|tbd|fixme|未定|検討中|記入)[^\p{L}\p{N}]*$/iu

/** Whether people have written something here: words of their own, and a reason where they say that there is none. */
export function saysSomething(text: string): boolean {
  const words = text.normalize('NFKC').trim()
  if (!LETTER.test(words) || TO_DO.test(words.replace(BLANK, ''))) return false
  return saysMoreThanNone(words)
}

/** Equal for two texts with the same words, however they are marked up. */
export const bareWords = (text: string): string =>
  WORD.test(text) ? text : text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')

const WORD = /^[A-Za-z\d]*$/
