import { foldText } from './fold-text.ts'
import { withoutEnd } from './without-end.ts'

/** Numbers, bullets and boxes that people put before a name. */
const NUMBERED = /^(?:[-*+・•●○■□◆◇▼▽☆★※▲△◎☑✓►▶]|\(?\d{1,2}[.):、]\)?|\(\d{1,2}\)|[①-⑳])\s*(?=\S)/u
/** Emphasis, brackets and quotation marks around it. */
const DRESSED = /^[*_`"'“”‘’「『【〔[<《〈]+/u
const DRESSED_BEHIND = /[*_`"'“”‘’」』】〕\]>》〉]/u
const ENDS = /[\s:;,.、。!?]/u
/** A remark behind the name, such as how it is written. */
const REMARK = /\s*\([^()]*(?:\([^()]*\)[^()]*)*\)$/u

/** A name as people call it: folded, without what dresses it. */
export function bareName(text: string): string {
  const folded = foldText(text.replace(NUMBERED, '')).replace(NUMBERED, '')
  const bare = withoutEnd(withoutEnd(folded, ENDS).replace(DRESSED, ''), DRESSED_BEHIND)
  return withoutEnd(bare, ENDS).trim()
}

/** The same without a remark in brackets at its end. */
export const withoutRemark = (bare: string): string => {
  const short = withoutEnd(bare.replace(REMARK, ''), ENDS)
  return short === '' ? bare : short
}
