import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'

// Logins of people, of managed accounts (`name_company`) and of apps (`name[bot]`).
const LOGIN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\])?$/
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/

/** Our own ids and commands as code: nothing in them can end the code, the table cell or begin a comment. */
export function code(text: string): string {
  const kept = text
    .replace(/[`|\r\n]+/g, ' ')
    .replaceAll('<!--', '<! --')
    .trim()
  return kept === '' ? '' : `\`${kept}\``
}

/** A person named without being called. */
export const login = (account: { login: string }): string =>
  LOGIN.test(account.login) ? code(account.login) : asInlineText(account.login)

/** Whom GitHub shows where an account was deleted: the name is somebody's, who has nothing to do with it. */
const GHOST = 'ghost'

/** A person called: GitHub sends a message. Only accounts of the data come here, never a text. */
export const mention = (account: { login: string }): string =>
  account.login === GHOST
    ? login(account)
    : LOGIN.test(account.login)
      ? `@${account.login}`
      : asInlineText(account.login)

/** A pull request or issue elsewhere; a link where the owner is known. */
export function reference(repository: string, number: number | string, neighbour: string): string {
  const owner = neighbour.includes('/') ? neighbour.slice(0, neighbour.indexOf('/')) : undefined
  const full = repository.includes('/') || owner === undefined ? repository : `${owner}/${repository}`
  return REPOSITORY.test(full) && /^\d+$/.test(String(number)) ? `${full}#${number}` : code(`${repository}#${number}`)
}

/** An address that can be tapped where it is plainly one, else the harmless text of it. */
export const link = (url: string): string => (/^https?:\/\/[\w.:/%#?=&-]+$/.test(url) ? `<${url}>` : asInlineText(url))

/** Something to copy as it stands. */
export function fence(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const mark = '`'.repeat(longest + 1)
  return `${mark}text\n${text}\n${mark}`
}

/** Blocks one below the other; what is empty is left out. */
export const blocks = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n')

export const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')
