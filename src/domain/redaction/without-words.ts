/** Fewer letters than this stand in many texts by chance: of the Latin alphabet more are needed than of Japanese ones. */
const fewest = (letters: string): number => (/^[A-Z\d]*$/.test(letters) ? 6 : 4)
/** Of a longer text every part of this length is looked for: what is shown may be cut off, or broken into lines. */
const PART = 24

/** None of them holds another's beginning: a line of nothing but beginnings is passed once. */
const MARK = /<!-- hikeshi:[^<>]*-->/g

/**
 * Letters and digits alone: whatever escapes, quotes or breaks a text leaves them as they are. Capitals, since a small letter
 * depends on its neighbours (a sigma at the end of a word), and a line's end must not change what is found.
 */
const lettersOf = (text: string): string =>
  (PLAIN.test(text) ? text : text.normalize('NFKC')).toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '')

const PLAIN = /^[\x20-\x7e]*$/

/** The parts to look for, so that nothing of these texts stays. */
function partsOf(texts: readonly string[]): string[] {
  const lines = texts.flatMap((text) => [text, ...text.split(/\r?\n/)])
  const wanted = new Set(lines.map(lettersOf).filter((letters) => letters.length >= fewest(letters)))
  const parts = [...wanted].flatMap((letters) => {
    if (letters.length <= PART) return [letters]
    const starts = Array.from({ length: Math.ceil(letters.length / PART) }, (_, at) =>
      Math.min(at * PART, letters.length - PART),
    )
    return starts.map((from) => letters.slice(from, from + PART))
  })
  return [...new Set(parts)]
}

/** Whether a text holds one of these, however it is written there. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const letters = lettersOf(text)
  return partsOf(words).some((part) => letters.includes(part))
}

/**
 * Which lines hold a part, or a piece of one that goes on in the next line: a word may be spread over lines of which none
 * alone has enough letters to be looked for.
 */
function linesWith(parts: readonly string[], lines: readonly string[]): ReadonlySet<number> {
  const letters = lines.map((line) => lettersOf(line.replace(MARK, '')))
  const text = letters.join('')
  const starts: number[] = []
  let length = 0
  for (const of of letters) {
    starts.push(length)
    length += of.length
  }
  const found = new Set<number>()
  for (const part of parts) {
    let line = 0
    // Where the same part begins again within itself, its lines are counted once.
    let next = 0
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= at) line += 1
      for (next = Math.max(next, line); (starts[next] ?? Number.POSITIVE_INFINITY) < at + part.length; next += 1)
        if (letters[next] !== '') found.add(next)
    }
  }
  return found
}

/**
 * A text without these words: each line that holds one of them, or a part of it, makes way for the tombstone. Marks of the
 * app's own stay, or it would say the same once more.
 */
export function withoutWords(text: string, words: readonly string[], tombstone: string): string {
  const lines = text.split('\n')
  const gone = linesWith(partsOf(words), lines)
  if (gone.size === 0) return text
  return lines.map((line, at) => (gone.has(at) ? [...(line.match(MARK) ?? []), tombstone].join(' ') : line)).join('\n')
}
