const AFTER = '頃|ごろ|ころ|くらい|ぐらい|過ぎ|すぎ|前後|あたり|ちょうど|丁度|きっかり|ぴったり'
const UNSURE = 'たぶん|多分|おそらく|恐らく|推定|推測|およそ|おおよそ|だいたい|大体|約|確か|記憶では'
/** Before what it hedges, never after: `yesterday at` is cut off. */
const BEFORE = '(?:about|around|approximately|approx\\.?|circa|on|at)(?=\\s\\S)'
const WORD = `(?:${AFTER}|${UNSURE}|-?ish(?![a-z])|(?:probably|maybe|estimated|roughly|i think|i guess|not sure|hrs)(?![a-z])|${BEFORE})`

/** A word that says "about", in brackets or not: nothing in what can be read changes by it. */
export const HEDGE = new RegExp(`^(?:${WORD}|\\(\\s?${WORD}\\s?\\)|に(?![\\p{L}\\p{N}])|[~〜、。,.;?!](?!\\d))`, 'u')

/** How a sentence ends behind its time, as in 23時頃だったと思います: it changes nothing in it. */
export const SENTENCE_END =
  /\s?か?(?:(?:です|でした|だった|だ)?と?(?:思います|思う|記憶しています)|です|でした|だった|だ|かな|かも(?:しれません)?)[。.!]?$/u
