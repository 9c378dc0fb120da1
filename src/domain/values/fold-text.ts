/** Dashes and slashes that input methods and office programs put in place of the plain ones. */
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63]/gu
const SLASHES = /[\u2044\u2215]/gu
/** Signs that nobody sees, and those that say how the one before them is drawn. */
const UNSEEN = /\p{Cf}|\p{Variation_Selector}|[\u115f\u1160\u3164]|\u034f/gu

/** Plain letters: nothing but capitals and blanks can be folded in them, and most names and words are written so. */
const PLAIN = /^[\t-\r\x20-\x7e]*$/

/** One spelling for what people take for the same: width, capitals, invisible signs, blanks, dashes. */
export const foldText = (text: string): string => folded(text).replace(/ +/g, ' ').trim()

/** The same of the beginning of a text; `endOf(n)`: where in the text its first n letters end. */
export function foldStart(text: string, most: number): { letters: string; endOf(letters: number): number | undefined } {
  const start = text.slice(0, most)
  if (PLAIN.test(start))
    return { letters: plainFolded(start), endOf: (letters) => (letters <= start.length ? letters : undefined) }
  const ends = [0]
  let letters = ''
  let at = 0
  // A voiced sign of half width belongs to the letter before it.
  for (const [piece] of start.matchAll(/[\s\S][\uff9e\uff9f]?/gu)) {
    at += piece.length
    const plain = folded(piece)
    letters += plain
    if (plain === '') ends[ends.length - 1] = at
    else ends.push(...Array.from({ length: plain.length }, () => at))
  }
  return { letters, endOf: (n) => ends[n] }
}

const plainFolded = (text: string): string => text.replace(/[\t-\r]/g, ' ').toLowerCase()

const folded = (text: string): string =>
  PLAIN.test(text)
    ? plainFolded(text)
    : text
        .normalize('NFKC')
        .replace(UNSEEN, '')
        .replace(DASHES, '-')
        .replace(SLASHES, '/')
        .replace(/\s/gu, ' ')
        .toLowerCase()
