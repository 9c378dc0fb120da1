const LETTER = /[\p{L}\p{N}]/u
const BLANK = /^[^\p{L}\p{N}]+/u
const NONE = /^(?:特に)?(?:なし|無し|ありません|ない|none|nothing|not applicable|n\/a)(?![\p{L}\p{N}])/iu
const WHY = /^(?:(?:その)?理由は|(?:理由|なぜなら|because|since|reason)(?![\p{L}\p{N}]))/iu

/** "None, because" with nothing behind it is no answer (R4.4-1, R4.4-4): what says so is taken away before words are looked for. */
export function saysMoreThanNone(text: string): boolean {
  let rest = text.normalize('NFKC')
  for (;;) {
    const trimmed = rest.replace(BLANK, '')
    const shorter = trimmed.replace(NONE, '').replace(BLANK, '').replace(WHY, '')
    if (shorter === trimmed) return LETTER.test(trimmed)
    rest = shorter
  }
}
