const LETTER = /[\p{L}\p{N}]/u
const BLANK = /^[^\p{L}\p{N}]+/u
// "None, because" with nothing behind it is no answer (R4.4-1): what says so is taken away before words are looked for.
const NONE = /^(?:特に)?(?:なし|無し|ありません|ない|none|nothing|not applicable|n\/a)(?![\p{L}\p{N}])/iu
const WHY = /^(?:(?:その)?理由は|(?:理由|なぜなら|because|since|reason)(?![\p{L}\p{N}]))/iu
const TO_DO = /^(?:todo|tbd|fixme|未定|検討中|記入)[^\p{L}\p{N}]*$/iu

/** Whether people have written something here: words of their own, and a reason where they say that there is none. */
export function saysSomething(text: string, placeholders: readonly string[]): boolean {
  const words = text.normalize('NFKC').trim()
  if (!LETTER.test(words) || TO_DO.test(words.replace(BLANK, ''))) return false
  if (placeholders.some((placeholder) => bare(placeholder) === bare(words))) return false
  return LETTER.test(afterNone(words))
}

function afterNone(words: string): string {
  let rest = words
  for (;;) {
    const trimmed = rest.replace(BLANK, '')
    const shorter = trimmed.replace(NONE, '').replace(BLANK, '').replace(WHY, '')
    if (shorter === trimmed) return trimmed
    rest = shorter
  }
}

const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')
