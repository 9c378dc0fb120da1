/** Stands between the two ends of a span. */
const FROM_TO = /\s?(?:から|[~〜–—]|\s-\s|-(?=\d)|\s(?:to|until|till)\s)\s?/gu
const OPENS = /^(?:from|between)\s/u
const CLOSES = /\s?(?:まで|の間|にかけて)$/u

/** Every way to part a text into the start and the end of a span. */
export const spansOf = (text: string): readonly (readonly [string, string])[] =>
  [...text.matchAll(FROM_TO)].map((mark) => [
    text.slice(0, mark.index).replace(OPENS, ''),
    text.slice(mark.index + mark[0].length).replace(CLOSES, ''),
  ])
