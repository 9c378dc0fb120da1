/**
 * GitHub looks for mentions, references, links and emoji in the text that Markdown leaves over, after escapes and
 * entities are undone; so only a character in between breaks them. A reader does not see this one.
 */
export const gap = '\u200b'

/** Signs that would call somebody, or point somewhere. */
const POINTS = /[@#$]|:[\w+/-]|\bGH-\d|www\.|[0-9a-f]{7}/i
/** Signs that Markdown takes for marks. */
const MARKS = /[\\`*_[\]~|$&<>]/

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * One line of anybody's text as Markdown that shows just that line: no mark-up, mention, reference, link, HTML,
 * comment marker, block or slash command comes out of it, wherever in a document it stands (table cells too).
 * Expects visible text without line breaks.
 */
export function escapeLine(line: string): string {
  const words = line.trim()
  // Nearly every line is nothing but words, and each pattern below takes as long as all that is asked here.
  const pointless = POINTS.test(words) ? withGaps(words) : words
  return begun(MARKS.test(pointless) ? withoutMarks(pointless) : pointless)
}

const withoutMarks = (line: string): string =>
  line
    .replace(/[\\`*_[\]~|$]/g, '\\$&')
    // Entities, not backslashes: who looks for our markers in the source must not find `<!--` either.
    .replace(/[&<>]/g, (mark) => entities[mark] ?? mark)

const begun = (line: string): string => line.replace(/^[-+=#:/]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2')

function withGaps(line: string): string {
  return (
    line
      .replace(/@/g, `@${gap}`)
      .replace(/#(?=\d)/g, `#${gap}`)
      .replace(/\bGH-(?=\d)/gi, `$&${gap}`)
      .replace(/:\/\//g, `:${gap}//`)
      .replace(/www\./gi, (www) => `${www.slice(0, 3)}${gap}.`)
      // A commit: 7 to 40 hexadecimal digits. Digits alone stay whole, they are telephone numbers.
      .replace(/(?<![0-9a-z])(?=\d{0,39}[a-f])[0-9a-f]{7,40}(?![0-9a-z])/gi, (sha) =>
        sha.replace(/.{6}(?=.)/g, `$&${gap}`),
      )
      // An emoji's name between colons; times of day stay whole.
      .replace(/:(?!\d\d?:)(?=[\w+-]{1,60}:)/g, `:${gap}`)
      .replace(/\$/g, `${gap}$$${gap}`)
  )
}
