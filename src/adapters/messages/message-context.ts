import type { Account, Case } from '../../domain/case/case.ts'
import type { Context } from '../../domain/case/context.ts'
import { holdersOf } from '../../domain/case/roles-of.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { login } from './marks.ts'
import { type Names, namesIn } from './names.ts'
import { openingOf } from './opening-words.ts'
import { md, type Translate, textsIn } from './texts.ts'
import { type Times, timesIn } from './times.ts'

/** Everything that is needed to speak of one case in one language. */
export interface MessageContext {
  language: Language
  context: Context
  state: Case
  translate: Translate
  names: Names
  times: Times
}

export function messageContext(context: Context, state: Case, language: Language): MessageContext {
  const translate = textsIn(language)
  const own = {
    reporter: translate(`opener.${openingOf(context, state)}`),
    app: translate('role.app'),
    concerned: translate('role.concerned'),
  }
  const names = namesIn(language, context, state, own)
  return { language, context, state, translate, names, times: timesIn(context.policy['time-zone'], translate) }
}

/** Made Markdown in a row; what is too many is counted. */
export function listed(
  { translate }: Pick<MessageContext, 'translate'>,
  items: readonly string[],
  most = Number.POSITIVE_INFINITY,
): string {
  if (items.length === 0) return translate('list.nothing')
  const shown = items.slice(0, most)
  const more = items.length - shown.length
  return [...shown, ...(more === 0 ? [] : [translate('list.more', { count: more })])].join(translate('list.comma'))
}

/** A remark in the brackets of the language. */
export const inBrackets = ({ language }: Pick<MessageContext, 'language'>, text: string): string =>
  language === 'ja' ? `（${text}）` : ` (${text})`

/** Policy words in a row. */
export const labels = (speech: MessageContext, words: readonly string[], most?: number): string =>
  listed(
    speech,
    words.map((word) => asInlineText(word)),
    most,
  )

/** Accounts named, not called. */
export const people = (speech: MessageContext, accounts: readonly Account[], most = 6): string =>
  accounts.length === 0 ? speech.translate('list.nobody') : listed(speech, accounts.map(login), most)

/** Roles with the accounts that have them: who can be asked. */
export function who(speech: MessageContext, roles: readonly string[]): string {
  const { context, state, names } = speech
  return listed(
    speech,
    roles.map((role) => {
      const accounts = holdersOf(context.policy, context.directory, state, role)
      const named = asInlineText(names.role(role))
      return accounts.length === 0 ? named : `${named}${inBrackets(speech, listed(speech, accounts.map(login), 3))}`
    }),
  )
}

/** The clause of the regulation behind a requirement: `R4.2-2` is the second of clause 4-2. */
export const clause = ({ translate }: MessageContext, id: string | undefined): string => clauseIn(translate, id)

/** The same outside of a case. */
export function clauseIn(translate: Translate, id: string | undefined): string {
  const found = id === undefined ? null : /^R(\d+)(?:\.(\d+))?-/.exec(id)
  if (found === null || id === undefined) return ''
  const [, major = '', minor] = found
  return translate('clause', { number: minor === undefined ? major : `${major}-${minor}`, id })
}

/** A clause as part of a sentence, ready for a text. */
export const clauseOf = (speech: MessageContext, id: string | undefined) => md(clause(speech, id))
