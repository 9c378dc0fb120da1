/** Keys and tokens of services, by the signs that they begin with. */
const TOKENS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,})/,
  /(?<![A-Za-z0-9])A(?:KIA|SIA)[0-9A-Z]{16}(?![0-9A-Z])/,
  /(?<![A-Za-z0-9])AIza[\w-]{30,}/,
  /(?<![A-Za-z0-9])xox[abeoprs]-[\w-]{10,}/,
  /(?<![A-Za-z0-9])[prs]k_(?:live|test)_[A-Za-z0-9]{10,}/,
  /(?<![A-Za-z0-9])sk-[\w-]{20,}/,
  /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}/,
]

/** Addresses that let in whoever knows them. */
const ADDRESSES = [
  /[a-z][a-z\d+.-]*:\/\/[^\s/@:]+:[^\s/@]+@/i,
  /https:\/\/[^\s]*[?&](?:(?:access|auth|api|refresh)[-_]?)?(?:token|key|sig|secret|password|passwd|pwd)=[^\s&]{6,}/i,
  /https:\/\/hooks\.slack\.com\/(?:services|workflows)\/\w/i,
  /https:\/\/(?:[\w-]+\.)*webhook\.office\.com\/\w/i,
  /https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/\w/i,
]

/** Letters and digits in one piece behind the word for it; a number alone behind the word for one. */
const SAID = [
  /(?:パスワード|合言葉|秘密鍵|アクセスキー|トークン|pass(?:word|phrase|wd)|pwd|secret|token|api[ _-]?key)[\s:=は「『"'(]{0,4}(?:is )?["']?(?=[!-~]*\d)(?=[!-~]*[A-Za-z])(?!env:|https?:)[!-~]{6,}/i,
  /(?:暗証番号|(?<![A-Za-z])PIN(?: ?(?:code|コード))?)[\s:=は「『"'(]{0,4}\d{4,}/i,
]

/** Whether a text that many read, and that is kept for good, tells what lets people in. */
export function tellsSecret(text: string): boolean {
  const plain = text.normalize('NFKC')
  return [...TOKENS, ...ADDRESSES, ...SAID].some((sign) => sign.test(plain))
}
