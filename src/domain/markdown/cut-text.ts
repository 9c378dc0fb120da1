// Made where it is needed: most texts are short, and the first one takes a program longer than starting otherwise.
const segmenter = () => new Intl.Segmenter('ja', { granularity: 'grapheme' })

// One grapheme may carry thousands of combining marks; no script needs this many units in it on average.
const unitsPerGrapheme = 8

/** Letters, kana, kanji and signs that join with nothing beside them. */
const PLAIN = /^[\n\x20-\x7e\u3000-\u3029\u3030-\u3096\u309b-\u30ff\u4e00-\u9fff\uff01-\uff60]*$/

/** For each grapheme the runtime takes as long as the text is that it was given: so it is given little at a time. */
const WINDOW = 256

/** The first `maxLength` characters as people count them, with an ellipsis where something was cut off. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const bounded = text.slice(0, maxLength * unitsPerGrapheme)
  // In plain letters each is one as people count them.
  const end = PLAIN.test(bounded) ? (bounded.length > maxLength ? maxLength : undefined) : endOf(bounded, maxLength)
  if (end !== undefined) return `${bounded.slice(0, end).trimEnd()}…`
  // The bound may have split a pair of surrogates.
  return bounded.length === text.length ? text : `${bounded.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`
}

/** Where the first so many graphemes end; undefined where there are no more than these. */
function endOf(text: string, graphemes: number): number | undefined {
  const by = segmenter()
  let left = graphemes
  let size = WINDOW
  for (let at = 0; at < text.length; ) {
    const to = wholeSign(text, at + size)
    const starts = Array.from(by.segment(text.slice(at, to)), ({ index }) => index)
    // A construct that stands last in the window may go on behind it.
    const whole = to >= text.length ? starts.length : starts.length - 1
    const cut = left < whole ? starts[left] : undefined
    if (cut !== undefined) return at + cut
    if (whole === 0) size *= 2
    else {
      left -= whole
      at = to >= text.length ? text.length : at + (starts[whole] ?? 0)
      size = WINDOW
    }
  }
  return undefined
}

/** Half a pair of surrogates would hide that it goes on with what stands before it. */
const wholeSign = (text: string, to: number): number => (/[\ud800-\udbff]/.test(text[to - 1] ?? '') ? to + 1 : to)
