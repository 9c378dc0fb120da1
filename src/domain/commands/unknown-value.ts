const MARK = /^\s*(?:不明|unknown|n\/k)\s*(?:$|[:：、,。.\-–—]\s*)/iu

/** `不明: 理由` is an answer, kept as provisional until settled (R4.2-2); without a reason it is none. */
export function unknownValue(text: string): { reason: string } | undefined {
  const mark = MARK.exec(text)
  return mark === null ? undefined : { reason: text.slice(mark[0].length).trim() }
}
