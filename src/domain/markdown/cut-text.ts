// Made where it is needed: most texts are short, and the first one takes a program longer than starting otherwise.
const segmenter = () => new Intl.Segmenter('ja', { granularity: 'grapheme' })

// One grapheme may carry thousands of combining marks; no script needs this many units in it on average.
const unitsPerGrapheme = 8

/** The first `maxLength` characters as people count them, with an ellipsis where something was cut off. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const bounded = text.slice(0, maxLength * unitsPerGrapheme)
  let count = 0
  for (const { index } of segmenter().segment(bounded)) {
    if (count === maxLength) return `${bounded.slice(0, index).trimEnd()}…`
    count += 1
  }
  // The bound may have split a pair of surrogates.
  return bounded.length === text.length ? text : `${bounded.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`
}
