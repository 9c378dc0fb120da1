/** Stands between the two ends of a span. */
const FROM_TO = /\s?(?:から|[~〜–—]|\s-\s|-(?=\d)|\s(?:to|until|till)\s)\s?/gu
/** 11/27-23:40 is a day and its hour, or two days' worth: nobody can tell. */
const DAY_ALONE = /^[^:時]*$/u
const HOUR = /^\d{1,2}:\d{2}/u
const OPENS = /^(?:from|between)\s/u
const CLOSES = /\s?(?:まで|の間|にかけて)$/u

/** Every way to part a text into the start and the end of a span; 昨日から has no end. */
export const spansOf = (text: string): readonly (readonly [string, string])[] =>
  [...text.matchAll(FROM_TO)]
    .map((mark) => [mark[0], text.slice(0, mark.index), text.slice(mark.index + mark[0].length)] as const)
    .filter(([mark, from, to]) => mark !== '-' || !DAY_ALONE.test(from) || !HOUR.test(to))
    .map(([, from, to]) => [from.replace(OPENS, ''), to.replace(CLOSES, '')])
