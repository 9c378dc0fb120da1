import { withDigits } from './kanji-numerals.ts'

/** One spelling for what is written in many: widths, capitals, invisible signs, numerals. */
export const simplified = (text: string): string =>
  withDigits(
    text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .replace(/[\u2010\u2011\u2212]/gu, '-')
      .replace(/[\u2044\u2215]/gu, '/')
      .replace(/\s+/gu, ' ')
      .trim()
      .toLowerCase(),
  )
