/** JSON that a terminal may show, too: what would steer it or turn round what is read stands there by its number. */
export const asJson = (document: object, indent?: number): string =>
  JSON.stringify(document, undefined, indent).replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, numbered)

const numbered = (sign: string): string =>
  [...Array(sign.length).keys()].map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')

/** The one document that a command called with `--json` says. */
export const tellJson = (document: object): void => void process.stdout.write(`${asJson(document, 2)}\n`)
