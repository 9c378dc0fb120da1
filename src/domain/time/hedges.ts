const AFTER = '頃|ごろ|ころ|くらい|ぐらい|位|過ぎ|すぎ|前後|あたり|ちょうど|丁度|きっかり|ぴったり|ジャスト'
const UNSURE =
  '時点|つい先ほど|(?:つい)?(?:さきほど|先ほど|先程|さっき)|たぶん|多分|おそらく|恐らく|推定|推測|およそ|おおよそ|だいたい|大体|約|確か|たしか|記憶では'
/** Before what it hedges, never after: `yesterday at` is cut off. */
const BEFORE =
  '(?:(?:about|around|approximately|approx\\.?|circa|on|at|(?:just|shortly|a (?:bit|little)) after)(?=\\s\\S)|@(?=\\s?\\d))'
/** Where the time was taken from, in brackets. */
const SOURCE =
  '\\(\\s?(?:[\\p{Script=Han}\\p{Script=Katakana}ーの・a-z]{0,16}(?:ログ|log|記録|カメラ)|通知|メール|アラート|監視|本人|目撃者)(?:より|による|によると|から|談|の時刻|の時間|上)?\\s?\\)'
const WORD = `(?:${AFTER}|${UNSURE}|-?ish(?![a-z])|(?:probably|maybe|estimated|roughly|i think|i guess|not sure|or so|hrs|earlier|sharp)(?![a-z])|${BEFORE})`

/** A word that says "about", in brackets or not: nothing in what can be read changes by it. */
export const HEDGE = new RegExp(
  `^(?:${WORD}|${SOURCE}|\\(\\s?${WORD}\\s?\\)|に(?![\\p{L}\\p{N}])|[~〜、。,.;?!](?!\\d))`,
  'u',
)
