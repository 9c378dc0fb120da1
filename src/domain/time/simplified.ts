import { withDigits } from './kanji-numerals.ts'

/** One spelling for what is written in many: widths, capitals, invisible signs, numerals. */
export const simplified = (text: string): string =>
  withDigits(
    text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .replace(/\s+/gu, ' ')
      .trim()
      .toLowerCase(),
  )
