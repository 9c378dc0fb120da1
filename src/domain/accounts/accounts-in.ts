import { toHalfWidth } from '../commands/to-half-width.ts'
import { withoutEnd } from '../values/without-end.ts'

/** Whom a text names: logins as they were written, people said to have no account, and what is neither. */
export interface AccountsNamed {
  logins: readonly { login: string; sure: boolean }[]
  persons: readonly string[]
  unread: readonly string[]
}

/** Nobody names more; each login is asked for on GitHub. */
const MOST = 20
/** Words that are none, and people without an account: what stands behind so many is not told apart any more. */
const MOST_OTHERS = 200
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g
const LIST = /[\n,、､;・|]+/
const BULLET = /^\s*(?:[-*+]|\d{1,2}[.)])\s+/
const NO_ACCOUNT =
  /^(?:(?:github\s*の?\s*)?アカウント\s*[はが]?\s*(?:なし|無し|無|ない)|(?:has\s+)?no\s+(?:github\s+)?account|without(?:\s+an)?\s+account)(?:\s*[:=\-–—]\s*|\s+|$)/i
/** The page of an account, on github.com or on a GitHub of one's own. */
const PROFILE =
  /^(?:https?:\/\/)?(?:www\.)?(?:github\.com|github\.[a-z\d.-]+|[a-z\d-]+\.ghe\.com)\/(?:orgs\/[\w.-]+\/people\/)?([\w-]+)\/?(?:[?#].*)?$/i
const JOINS = /^(?:と|や|&|\+|及び|および|または|又は|and|or)$/i
const BEFORE = /^[^\p{L}\p{N}@]+/u
const AFTER = /(?:さん|さま|様|氏|殿|くん|君|ちゃん|先生)?(?:と|や|及び|および)?$/u
/** Said behind a login of whom it is; never anything that may be an account itself. */
const ASIDE = /(?<![^\s,、､;・|])(@?[\w-]+)\s*\([^()@\n]{0,60}\)/g
const LOGIN = /^[a-z\d][\w-]{0,99}$/i

/**
 * Reads whom somebody named, however it was typed: full width, with or without `@`, several in a row, with an honorific, as
 * the address of a profile. A bare word beside others may be a part of a name: it is not sure.
 */
export function accountsIn(text: string): AccountsNamed {
  const logins: { login: string; sure: boolean }[] = []
  const persons: string[] = []
  const unread: string[] = []
  const plain = toHalfWidth(text).replace(INVISIBLE, '').replace(/[`*]/g, '')
  const segments = plain.split(LIST)
  for (const [at, line] of segments.entries()) {
    if (logins.length >= MOST || persons.length + unread.length >= MOST_OTHERS) {
      const rest = segments.slice(at).join('\n').trim()
      if (rest !== '') unread.push(rest)
      break
    }
    const segment = line.replace(BULLET, '').trim()
    if (segment === '') continue
    if (NO_ACCOUNT.test(segment)) {
      const name = segment.replace(NO_ACCOUNT, '').trim()
      if (/\p{L}/u.test(name)) persons.push(name)
      else unread.push(segment)
      continue
    }
    // `@a様と@b` has no blank between the two.
    const words = segment
      .replace(ASIDE, '$1')
      .replace(/(?<=[^\s\w@./-])@/gu, ' @')
      .split(/\s+/)
    const meant = words.filter((word) => !JOINS.test(word) && /[\p{L}\p{N}]/u.test(word))
    for (const word of meant) {
      const found = loginIn(word)
      if (found === undefined || logins.length >= MOST) unread.push(word)
      else logins.push({ login: found.login, sure: found.marked || meant.length === 1 })
    }
    if (meant.length === 0) unread.push(segment)
  }
  return { logins, persons, unread }
}

function loginIn(word: string): { login: string; marked: boolean } | undefined {
  const bare = withoutEnd(word.replace(BEFORE, ''), /[^\p{L}\p{N}@]/u).replace(AFTER, '')
  const page = PROFILE.exec(bare)?.[1]
  if (page !== undefined) return { login: page, marked: true }
  const marked = bare.startsWith('@')
  const login = marked ? bare.slice(1) : bare
  return LOGIN.test(login) ? { login, marked } : undefined
}

/** Every login that a text may name, to be looked up. */
export const loginsIn = (text: string): string[] => accountsIn(text).logins.map(({ login }) => login)

/** Whether an account is marked as one: such a text says neither "none" nor "unknown", whatever login it begins with. */
export const marksAccounts = (text: string): boolean => /@|https?:/i.test(toHalfWidth(text))
