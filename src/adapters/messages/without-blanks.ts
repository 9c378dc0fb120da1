const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々、。「」『』（）〔〕【】：！？]/u
const SLOT = /(\{\{\w+\}\})/u
const CLOSES = /^(?:[.,:;)\]]|$)/u

/**
 * A text without the blanks beside its slots that what fills them makes needless: two Japanese words are joined by none, and
 * what is left out leaves none before a full stop.
 */
export function withoutBlanks(text: string, filling: (name: string) => string): string {
  const parts = text.split(SLOT)
  const value = (at: number): string => filling(parts[at]?.slice(2, -2) ?? '')
  return parts
    .map((part, at) => {
      // A blank between two slots sets them apart.
      if (at % 2 === 1 || (part === ' ' && value(at + 1) !== '')) return part
      const begun = at > 0 && part.startsWith(' ') && isJoined(value(at - 1), part.slice(1)) ? part.slice(1) : part
      if (at + 1 >= parts.length || !begun.endsWith(' ')) return begun
      const isLeftOut = value(at + 1) === '' && CLOSES.test(parts[at + 2] ?? '')
      return isLeftOut || isJoined(begun.slice(0, -1), value(at + 1)) ? begun.slice(0, -1) : begun
    })
    .join('')
}

const isJoined = (one: string, other: string): boolean =>
  JAPANESE.test([...one].at(-1) ?? '') && JAPANESE.test([...other][0] ?? '')
