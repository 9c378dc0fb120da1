import type { PlaceLost } from '../../app/ports/messages.ts'
import type { Account } from '../../domain/case/case.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { administratorsLine } from './administrators-line.ts'
import { blocks, code, mention } from './marks.ts'
import { clauseIn } from './message-context.ts'
import { md, textsIn } from './texts.ts'

/** Tells that a repository of the policy is out of reach, what that keeps back, and how it is put right. */
export function placeLost(
  people: readonly Account[],
  { repository, holdsCases, phone, administrators, isMadeSince, adopt }: PlaceLost,
  language: Language,
): { title: string; body: string } {
  const translate = textsIn(language)
  const at = {
    clause: md(clauseIn(translate, 'R8-2')),
    people: md(people.map(mention).join(' ')),
    repository: md(code(repository)),
    phone,
    command: md(code(`/adopt ${adopt}`)),
  }
  return {
    title: translate('place-lost.title', { repository: md(repository) }),
    body: blocks(
      translate(isMadeSince ? 'place-lost.made-since' : 'place-lost.said', at),
      translate(holdsCases ? 'place-lost.cases' : 'place-lost.papers', at),
      translate(isMadeSince ? 'place-lost.vouch' : 'place-lost.remedy', at),
      administratorsLine(translate, administrators),
    ),
  }
}
