import type { TamperedPlace } from '../../app/ports/messages.ts'
import type { Account } from '../../domain/case/case.ts'
import { LEDGER_BRANCH } from '../../domain/case/ledger-path.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { blocks, code, link, login, mention } from './marks.ts'
import { md, textsIn } from './texts.ts'

/** Which line of a record is not the app's, who put it there, what the app does now, and what people are to do. */
export function tampered(
  people: readonly Account[],
  { path, line, commit, goesOn, phone }: TamperedPlace,
  language: Language,
): string {
  const translate = textsIn(language)
  const at = {
    people: md(people.map(mention).join(' ')),
    path: md(code(path)),
    branch: md(code(LEDGER_BRANCH)),
    line,
    verify: md(code('hikeshi verify')),
  }
  if (commit === undefined) return blocks(translate('record.unreadable', at), translate('record.shut', { phone }))
  const by = md(commit.by === undefined ? translate('record.nobody') : login({ login: commit.by }))
  const sha = commit.url.split('/').at(-1) ?? ''
  return blocks(
    translate('record.tampered', { ...at, by, commit: md(link(commit.url)) }),
    goesOn ? translate('record.goes-on', { last: line - 1 }) : translate('record.shut', { phone }),
    translate('record.revert', { ...at, by, revert: md(code(`git revert ${sha}`)) }),
  )
}
