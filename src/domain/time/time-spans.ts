/** Stands between the two ends of a span. */
const FROM_TO = /\s?(?:から|[~〜–—]|\s-\s|-(?=\d)|\s(?:to|until|till)\s)\s?/gu
/** 11/27-23:40 is a day and its hour, or two days' worth: nobody can tell. */
const DAY_ALONE = /^[^:時]*$/u
const HOUR = /^\d{1,2}:\d{2}/u
const OPENS = /^(?:some(?:time|where) )?(?:from|between)\s/u
const CLOSES = /\s?(?:まで|の間|にかけて)$/u
const SINCE = /^since\s/u
/** 翌2時: the day after the one of its start. */
const NEXT_DAY = /^翌(?:日|朝)?の?/u
const BETWEEN = /^((?:some(?:time|where) )?between .+) and /u
/** An hour with nothing that says which: `9`. */
const BARE = /^(\d{1,2})(?::\d{2})?$/u
/** May be a day, or so many of something. */
const BARE_SPAN = /^\d{1,2}\s?[-~〜–—]\s?\d{1,2}$/u
/** `10 this morning`, `10am`. */
const SHARED = /^(\d{1,2})(?::\d{2})?(\s?[ap]\.?m\.?|\s[a-z].*)$/u

/** Every way to part a text into the start and the end of a span; 昨日から has no end. */
export function spansOf(text: string): readonly (readonly [string, string])[] {
  if (BARE_SPAN.test(text)) return []
  if (SINCE.test(text)) return [withShared(text.replace(SINCE, ''), '')]
  const said = text.replace(BETWEEN, '$1 to ')
  return [...said.matchAll(FROM_TO)]
    .map((mark) => [mark[0], said.slice(0, mark.index), said.slice(mark.index + mark[0].length)] as const)
    .filter(([mark, from, to]) => mark !== '-' || !DAY_ALONE.test(from) || !HOUR.test(to))
    .map(([, from, to]) => withShared(from.replace(OPENS, ''), to.replace(CLOSES, '').replace(NEXT_DAY, '')))
}

/** `8` of `8 to 9 this morning` is one of this morning, too; 11 of `11-1pm` may be one of the morning. */
function withShared(from: string, to: string): readonly [string, string] {
  const hour = BARE.exec(from)?.[1]
  if (hour === undefined) return [from, to]
  const end = SHARED.exec(to)
  const isShared = end !== null && Number(hour) % 12 < Number(end[1]) % 12
  return [isShared ? `${from}${end[2]}` : from.includes(':') ? from : `at ${from}`, to]
}
