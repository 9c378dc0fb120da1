import type { TamperedPlace } from '../../app/ports/messages.ts'
import type { Account } from '../../domain/case/case.ts'
import { LEDGER_BRANCH } from '../../domain/case/ledger-path.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { administratorsLine } from './administrators-line.ts'
import { blocks, code, link, login, mention } from './marks.ts'
import { clauseIn } from './message-context.ts'
import { md, type TextParams, type Translate, textsIn } from './texts.ts'

/** Which line of a record is not the app's, who did it, what the app does now, and what people are to do. */
export function tampered(people: readonly Account[], place: TamperedPlace, language: Language): string {
  const translate = textsIn(language)
  const at = placeIn(translate, people, place)
  const administrators = administratorsLine(translate, place.administrators)
  const goesOn = place.goesOn
    ? translate('record.goes-on', { last: place.line - 1 })
    : translate('record.shut', { phone: place.phone })
  switch (place.kind) {
    case 'unreadable':
      return blocks(
        translate('record.unreadable', at),
        translate('record.shut', { phone: place.phone }),
        administrators,
      )
    case 'reset':
      return blocks(translate('record.reset', at), translate('record.ask', at), administrators)
    case 'reset-lost':
      return blocks(translate('record.reset-lost', at), administrators)
    case 'written': {
      const revert = md(code(`git revert ${place.commit ?? 'COMMIT'}`))
      return blocks(
        translate('record.tampered', at),
        goesOn,
        translate('record.revert', { ...at, revert }),
        administrators,
      )
    }
  }
}

/** The same of the record of adopted policies, which is no case's. */
export function adoptionsTampered(
  people: readonly Account[],
  place: TamperedPlace,
  language: Language,
): { title: string; body: string } {
  const translate = textsIn(language)
  return {
    title: translate('record.policy-title'),
    body: blocks(
      translate('record.policy-tampered', placeIn(translate, people, place)),
      administratorsLine(translate, place.administrators),
    ),
  }
}

function placeIn(
  translate: Translate,
  people: readonly Account[],
  { path, line, commit, by, isInOurName, repository }: TamperedPlace,
): TextParams {
  const who = md(
    isInOurName ? translate('record.as-app') : by === undefined ? translate('record.nobody') : login({ login: by }),
  )
  return {
    people: md(people.map(mention).join(' ')),
    clause: md(clauseIn(translate, 'R4.4-5')),
    path: md(code(path)),
    branch: md(code(LEDGER_BRANCH)),
    ...{ line, last: line - 1 },
    by: who,
    ask: md(translate(isInOurName ? 'record.ask-server' : 'record.ask-account', { by: who })),
    commit: md(commit === undefined ? code('?') : link(`${repository}/commit/${commit}`)),
    activity: md(link(`${repository}/activity`)),
    verify: md(code('hikeshi verify')),
  }
}
