import type { AdministratorsCalled } from '../../app/ports/messages.ts'
import type { Account } from '../../domain/case/case.ts'
import { LEDGER_BRANCH } from '../../domain/case/ledger-path.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { administratorsLine } from './administrators-line.ts'
import { blocks, code, mention } from './marks.ts'
import { md, textsIn } from './texts.ts'

/** Tells that the record of a case is gone, how it comes back, and what to do until then. */
export function lostRecord(
  people: readonly Account[],
  { path, activity, administrators }: { path: string; activity: string; administrators: AdministratorsCalled },
  language: Language,
): string {
  const translate = textsIn(language)
  const lost = translate('record.lost', {
    people: md(people.map(mention).join(' ')),
    branch: md(code(LEDGER_BRANCH)),
    verify: md(code('hikeshi verify')),
    path: md(code(path)),
    activity: md(activity),
    command: md(code(`git push origin COMMIT:refs/heads/${LEDGER_BRANCH}`)),
  })
  return blocks(lost.trim(), administratorsLine(translate, administrators))
}
