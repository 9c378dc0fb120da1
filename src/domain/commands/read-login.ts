import { toHalfWidth } from './to-half-width.ts'

/** How people are addressed, and the mark that ends their name: neither is a part of an account. */
const ADDRESSED = /(?:さん|さま|様|殿|氏|くん|君)?[、。,.:;!]?$/u

/** As mail programs and browsers copy an account: its address, or a link on its name. */
const LINKED =
  /^(?:\[[@＠]?[\w-]{1,39}\]\(https:\/\/[^\s/()]{1,100}\/([\w-]{1,39})\)|<?https:\/\/[^\s/<>]{1,100}\/([\w-]{1,39})\/?>?)(?=[\s、。,]|さん|様|$)/u

/** `to "@user"`, 「@user」, `<@user>` as chats write it. */
const BEFORE = /^(?:to\s+)?["'“「『<＜(（]{0,2}(?=[@＠])/iu
/** Directly behind a name, and no part of it: a reason in brackets, a particle, a mark. */
const JOINED = /^([@＠][\w-]{1,39})(?=[（(:：、,」』>＞"'”にをへ])/u
const AFTER = /^[」』>＞"'”)）:：、,]+\s*|^[にをへ](?=\s|$)\s*/u

const withoutBrackets = (text: string): string => text.replace(/^[（(]([^（）()]+)[)）]$/u, '$1')

/** `@user` at the start of a text, and what follows. */
export function takeLogin(said: string): { login: string; rest: string } | undefined {
  const text = said.replace(LINKED, '@$1$2').replace(BEFORE, '').replace(JOINED, '$1 ')
  const found = /^[@＠]?(\S{1,40})(?=\s|$)/.exec(text)
  const login = toHalfWidth(found?.[1] ?? '').replace(ADDRESSED, '')
  if (found === null || !/^[a-z\d](?:[a-z\d_-]{0,38})$/i.test(login)) return undefined
  const rest = text.slice(found[0].length).trim()
  return {
    login,
    rest: withoutBrackets(rest.replace(AFTER, '')).replace(
      /^(?:さん|さま|様|殿|氏)(?=[\s、。,.:：]|$)[\s、。,.:：]*/u,
      '',
    ),
  }
}
