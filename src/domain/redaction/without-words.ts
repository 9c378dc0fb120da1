/** Fewer letters than this stand in many texts by chance: of the Latin alphabet more are needed than of Japanese ones. */
const fewest = (letters: string): number => (/^[a-z\d]*$/.test(letters) ? 6 : 4)
/** Of a longer text every part of this length is looked for: what is shown may be cut off, or broken into lines. */
const PART = 24

const MARK = /<!-- hikeshi:[^>]*-->/g

/** Letters and digits alone: whatever escapes, quotes or breaks a text leaves them as they are. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()

/** What to look for, so that nothing of these texts stays. */
function partsOf(texts: readonly string[]): string[] {
  const lines = texts.flatMap((text) => [text, ...text.split(/\r?\n/)])
  const wanted = new Set(lines.map(lettersOf).filter((letters) => letters.length >= fewest(letters)))
  return [...wanted].flatMap((letters) => {
    if (letters.length <= PART) return [letters]
    const starts = Array.from({ length: Math.ceil(letters.length / PART) }, (_, at) =>
      Math.min(at * PART, letters.length - PART),
    )
    return starts.map((from) => letters.slice(from, from + PART))
  })
}

/** Whether a text holds one of these, however it is written there. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const letters = lettersOf(text)
  return partsOf(words).some((part) => letters.includes(part))
}

/**
 * A text without these words: each line that holds one of them, or a part of it, makes way for the tombstone. Marks of the
 * app's own stay, or it would say the same once more.
 */
export function withoutWords(text: string, words: readonly string[], tombstone: string): string {
  const parts = partsOf(words)
  if (parts.length === 0 || !parts.some((part) => lettersOf(text.replace(MARK, '')).includes(part))) return text
  return text
    .split('\n')
    .map((line) => {
      const letters = lettersOf(line.replace(MARK, ''))
      if (!parts.some((part) => letters.includes(part))) return line
      return [...(line.match(MARK) ?? []), tombstone].join(' ')
    })
    .join('\n')
}
