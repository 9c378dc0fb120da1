import type { Account, Case } from '../../domain/case/case.ts'
import type { Context } from '../../domain/case/context.ts'
import { holdersOf } from '../../domain/case/roles-of.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { login } from './marks.ts'
import { type Names, namesIn } from './names.ts'
import { md, type Tell, textsIn } from './texts.ts'
import { type Times, timesIn } from './times.ts'

/** Everything that is needed to speak of one case in one language. */
export interface Speech {
  language: Language
  context: Context
  state: Case
  tell: Tell
  names: Names
  times: Times
}

export function speak(context: Context, state: Case, language: Language): Speech {
  const tell = textsIn(language)
  const names = namesIn(language, context, state, tell('status.reporter'))
  return { language, context, state, tell, names, times: timesIn(context.policy['time-zone'], tell) }
}

/** Made Markdown in a row; what is too many is counted. */
export function listed(
  { tell }: Pick<Speech, 'tell'>,
  items: readonly string[],
  most = Number.POSITIVE_INFINITY,
): string {
  if (items.length === 0) return tell('list.nothing')
  const shown = items.slice(0, most)
  const more = items.length - shown.length
  return [...shown, ...(more === 0 ? [] : [tell('list.more', { count: more })])].join(tell('list.comma'))
}

/** Policy words in a row. */
export const labels = (speech: Speech, words: readonly string[], most?: number): string =>
  listed(
    speech,
    words.map((word) => asInlineText(word)),
    most,
  )

/** Accounts named, not called. */
export const people = (speech: Speech, accounts: readonly Account[], most = 6): string =>
  accounts.length === 0 ? speech.tell('list.nobody') : listed(speech, accounts.map(login), most)

/** Roles with the accounts that have them: who can be asked. */
export function who(speech: Speech, roles: readonly string[]): string {
  const { context, state, names } = speech
  return listed(
    speech,
    roles.map((role) => {
      const accounts = holdersOf(context.policy, context.directory, state, role)
      const named = asInlineText(names.role(role))
      return accounts.length === 0 ? named : `${named} (${listed(speech, accounts.map(login), 3)})`
    }),
  )
}

/** The clause of the regulation behind a requirement: `R4.2-2` is the second of clause 4-2. */
export function clause({ tell }: Speech, id: string | undefined): string {
  const found = id === undefined ? null : /^R(\d+)(?:\.(\d+))?-/.exec(id)
  if (found === null || id === undefined) return ''
  const [, major = '', minor] = found
  return tell('clause', { number: minor === undefined ? major : `${major}-${minor}`, id })
}

/** A clause as part of a sentence, ready for a text. */
export const clauseOf = (speech: Speech, id: string | undefined) => md(clause(speech, id))
