import type { Unrecorded } from '../../app/ports/messages.ts'
import type { Account } from '../../domain/case/case.ts'
import { LEDGER_BRANCH } from '../../domain/case/ledger-path.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { code, mention } from './marks.ts'
import { md, textsIn } from './texts.ts'

/** Tells that somebody's words are not in the record yet, why, and whom to phone meanwhile. */
export function unrecorded(people: readonly Account[], why: Unrecorded, phone: string, language: Language): string {
  const translate = textsIn(language)
  return translate('record.unrecorded', {
    people: md(people.map(mention).join(' ')),
    why: translate(`unrecorded.${why}`, { branch: md(code(LEDGER_BRANCH)) }),
    phone,
  })
}
