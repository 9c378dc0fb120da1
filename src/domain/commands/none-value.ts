const LETTER = /[\p{L}\p{N}]/u
const BLANK = /^[^\p{L}\p{N}]+/u
const NONE =
  /^(?:(?:特に|該当|変更|変化|まだ|現時点では|今のところ)[はもの、]*)*(?:なし|ナシ|無し|無|ない|ありません(?:でした)?|ございません|不要|必要(?:なし|ありません|ない)|none|nothing|nil|nobody|not (?:applicable|needed|necessary|required)|unneeded|n\/a|n\.a|na|no changes?|no(?!\.))(?:です|でした)?(?: (?:yet|so far|at present|for now|needed))?(?![\p{L}\p{N}]|-\p{L})/iu
const WHY = /^(?:(?:その)?理由は|(?:理由|なぜなら|because|since|reason)(?![\p{L}\p{N}]))/iu

/** Begins by saying that there is none, whatever follows. */
export const saysNone = (text: string): boolean => NONE.test(text.normalize('NFKC').replace(BLANK, ''))

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
