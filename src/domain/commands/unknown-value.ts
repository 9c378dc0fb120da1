import { withoutEnd } from '../values/without-end.ts'

// A word that goes on, as in `不明な端末` or "unknown device", says what was found.
const MARK =
  /^\s*(?:(?:不明|わからない|分からない|わかりません|分かりません)(?:です|でした|である|のため|だが|ですが)?(?:$|[\s:：、,。.\-–—－;；!！?？…/／(（[［「]+)|(?:unknown|not known|n\/k|don['’]t know)(?:$|\s*[:：、,。.\-–—;!?…/([]+\s*|\s+(?=(?:yet|so far|at present|for now|because|since)\b)))\s*/iu
const CLOSING = /[\s)）\]］」。.]/u

/** `不明: 理由` is an answer, kept as provisional until settled (R4.2-2); without a reason it is none. */
export function unknownValue(text: string): { reason: string } | undefined {
  const mark = MARK.exec(text)
  if (mark === null) return undefined
  const rest = text.slice(mark[0].length).trim()
  return { reason: /[([（［「]/u.test(mark[0]) ? withoutEnd(rest, CLOSING) : rest }
}
