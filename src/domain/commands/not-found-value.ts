const NOT_FOUND =
  /^(?:(?:突き止め|特定し?|判明し?|分か|わか|確認し?)(?:られ|でき|ら)?(?:なかった|ず|ません(?:でした)?|ない)|(?:it )?(?:could|can) ?not be (?:found(?: out)?|determined|established)|not found(?: out)?)(?:です)?/iu
const LOOKED = /^(?:調べたこと|調査したこと|(?:we )?(?:looked at|tried)|tried)(?:は)?/iu
const BLANK = /^[^\p{L}\p{N}]+/u

/** "Could not be found out", and not a word of what was looked at (R4.2-2). */
export function saysNotFound(text: string): boolean {
  const plain = text.normalize('NFKC').replace(BLANK, '')
  const rest = plain.replace(NOT_FOUND, '')
  return rest !== plain && !/[\p{L}\p{N}]/u.test(rest.replace(BLANK, '').replace(LOOKED, ''))
}
