import type { StandInPlace } from '../../app/ports/messages.ts'
import type { Account } from '../../domain/case/case.ts'
import { LEDGER_BRANCH } from '../../domain/case/ledger-path.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { code, mention } from './marks.ts'
import { md, textsIn } from './texts.ts'

/** Tells that the issue of a case is gone, what becomes of the case, and what its people are to do. */
export function standIn(
  people: readonly Account[],
  { number, to, path, phone }: StandInPlace,
  language: Language,
): { title: string; body: string } {
  const translate = textsIn(language)
  const what = to === undefined ? 'deleted' : 'transferred'
  const issue = md(`#${number}`)
  const at = { issue, path: md(code(path)), branch: md(code(LEDGER_BRANCH)), phone, to: md(to ?? '') }
  return {
    title: translate(`stand-in.${what}.title`, { issue }),
    body: translate(`stand-in.${what}`, { ...at, people: md(people.map(mention).join(' ')) }).trim(),
  }
}
