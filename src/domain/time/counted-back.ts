/** `an hour and a half ago`. */
const AND_A_HALF = /\b(an?|one|\d{1,2}) (?:hours? and a half|and a half hours?) ago\b/gu
const AGO = String.raw`(?:時間|分|日|週間)(?:ほど|くらい|ぐらい)?前|\s?(?:hours?|hrs?|minutes?|mins?|days?|weeks?) ago\b`
/** 2〜3時間前 counts back from now: no clock stood at two. */
const SO_MANY = new RegExp(
  String.raw`(?<![\d:./-])(\d{1,3})\s?(?:[~〜–、,-]|から|\b(?:to|or)\b)\s?(\d{1,3})(${AGO})`,
  'gu',
)

/** Counts back to now as one number: of two the longer, since a clock that runs from too late is the worse one. */
export const countedBack = (text: string): string =>
  text
    .replace(AND_A_HALF, (_, count) => `${(Number(count) || 1) * 60 + 30} minutes ago`)
    .replace(SO_MANY, (_, one, two, ago) => `${Math.max(Number(one), Number(two))}${ago}`)
