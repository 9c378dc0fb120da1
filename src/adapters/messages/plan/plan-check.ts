import type { WrongItem } from '../../../app/ports/messages.ts'
import { ACTION_ITEMS, PLAN_TOO_LARGE } from '../../../domain/case/case.ts'
import type { Reason } from '../../../domain/refusals/reason.ts'
import { clauseSuffix } from '../hint.ts'
import { bullets, code } from '../marks.ts'
import { clauseOf, type MessageContext, who } from '../message-context.ts'
import { reasonLine } from '../reasons.ts'
import { sectionName } from '../status/follow-up.ts'
import { md } from '../texts.ts'
import { approvingRoles, clauseOfPull } from './approvers.ts'
import { reasonsOf } from './tellable-facts.ts'

const TOLD_ALREADY: readonly Reason['code'][] = [
  'pull-request-incomplete',
  'action-items-incomplete',
  'pull-request-unmerged',
]

/** The gaps of a plan, by whom and why, for the check on its pull request (R4.4-1, R4.4-3). */
export function planCheck(
  speech: MessageContext,
  pull: string,
  empty: readonly string[],
  missing: readonly Reason[],
  wrong: readonly WrongItem[],
): { title: string; summary: string } {
  const { translate } = speech
  const roles = md(who(speech, approvingRoles(speech, pull)))
  const sections = empty.map((id) => {
    const section = sectionName(speech, pull, id)
    if (id === PLAN_TOO_LARGE) return translate('check.too-large', { section, roles })
    return id === ACTION_ITEMS
      ? translate('check.actions', { section, roles, clause: clauseOf(speech, 'R4.4-3') })
      : translate('check.section', { section, roles, clause: clauseOf(speech, clauseOfPull(speech, pull)) })
  })
  const items = wrong.map(({ owner, day }) => {
    const about = { section: sectionName(speech, pull, ACTION_ITEMS), owner: md(code(`@${owner}`)) }
    return day === undefined ? translate('check.item-owner', about) : translate('check.item-day', { ...about, day })
  })
  const others = reasonsOf(missing, pull)
    // Empty sections are told above; that it is not merged yet is what this check is asked before.
    .filter((reason) => !TOLD_ALREADY.includes(reason.code))
    .map((reason) => `${reasonLine(speech, reason)}${clauseSuffix(speech, reason.clause)}`)
  const lines = [...sections, ...items, ...others]
  return lines.length === 0
    ? {
        title: translate('check.complete'),
        summary: translate('check.complete-summary', { label: speech.names.pull(pull), roles }),
      }
    : { title: translate('check.incomplete', { count: lines.length }), summary: bullets(lines) }
}
