import { foldText } from './fold-text.ts'

/** Numbers, bullets and boxes that people put before a name. */
const NUMBERED = /^(?:[-*+・•●○■□◆◇▼▽☆★※▲△◎☑✓►▶]|\(?\d{1,2}[.):、]\)?|\(\d{1,2}\)|[①-⑳])\s*(?=\S)/u
/** Emphasis, brackets and quotation marks around it. */
const DRESSED = /^(?:\*\*|__|[*_`"'“”‘’「『【〔[<《〈])+|(?:\*\*|__|[*_`"'“”‘’」』】〕\]>》〉])+$/gu
const ENDS = /[\s:;,.、。!?]+$/u
/** A remark behind the name, such as how it is written. */
const REMARK = /\s*\([^()]*(?:\([^()]*\)[^()]*)*\)$/u

/** A name as people call it: folded, without what dresses it. */
export function bareName(text: string): string {
  const folded = foldText(text.replace(NUMBERED, '')).replace(NUMBERED, '')
  return folded.replace(ENDS, '').replace(DRESSED, '').replace(ENDS, '').trim()
}

/** The same without a remark in brackets at its end. */
export const withoutRemark = (bare: string): string => {
  const short = bare.replace(REMARK, '').replace(ENDS, '')
  return short === '' ? bare : short
}
