import type { Unrecorded } from '../../app/ports/messages.ts'
import type { Account } from '../../domain/case/case.ts'
import { LEDGER_BRANCH } from '../../domain/case/ledger-path.ts'
import { phoneShown } from '../../domain/policy/placeholders.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { code, mention } from './marks.ts'
import { md, type Translate, textsIn } from './texts.ts'
import { timesIn } from './times.ts'

/** Tells that somebody's words are not in the record yet, why, and whom to phone meanwhile. */
export function unrecorded(people: readonly Account[], why: Unrecorded, policy: Policy): string {
  const translate = textsIn(policy.locale)
  return translate('record.unrecorded', {
    people: md(people.map(mention).join(' ')),
    why: md(reasonOf(why, policy, translate)),
    phone: phoneShown(policy, policy.locale),
  })
}

function reasonOf(why: Unrecorded, policy: Policy, translate: Translate): string {
  const branch = md(code(LEDGER_BRANCH))
  switch (why.kind) {
    case 'rule':
      return translate('unrecorded.rule', { branch, rule: translate(`broken-rule.${why.rule}`) })
    case 'forbidden':
      return why.permission === undefined
        ? translate('unrecorded.forbidden-unsaid', { branch })
        : translate('unrecorded.forbidden', { branch, permission: md(code(why.permission)) })
    case 'limited': {
      if (why.until === undefined) return translate('unrecorded.limited-unsaid')
      const { full } = timesIn(policy['time-zone'], translate)
      return translate('unrecorded.limited', { until: full(why.until.toISOString()) })
    }
    case 'secret':
    case 'archived':
    case 'tampered':
    case 'no-key':
    case 'full':
    case 'not-found':
    case 'gone':
    case 'moved':
    case 'not-installed':
    case 'later':
      return translate(`unrecorded.${why.kind}`, { branch })
  }
}
