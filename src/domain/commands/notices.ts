import { type AudienceMember, asParams } from '../acknowledgement/audience.ts'
import { calledIn } from '../acknowledgement/called-in.ts'
import { NOBODY_ASKS } from '../gates/gate-kind.ts'
import type { Gate } from '../gates/gates.ts'
import { partLacks } from '../gates/notices.ts'
import { noticeAudience } from '../notices/notice-audience.ts'
import { drawnUp, noticeApproval } from '../notices/notice-standing.ts'
import type { NoticePolicy } from '../policy/notice.schema.ts'
import { notForYou } from '../refusals/not-for-you.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import { accepted, type Decision, gateViewOf, hasRole, refused, unless, type View } from './decision.ts'
import { takeNamed } from './read-named.ts'

/** Notices to customers and to the persons covered (R4.4-3): what the commands that are about them have in common. */

export const NOTICE_CLAUSE = 'R4.4-3'

export const unknownNotice = (view: View, text: string): Decision =>
  refused(because('unknown-notice', NOTICE_CLAUSE, { text, notices: Object.keys(view.process.notices) }))

type NoticeGate = Extract<Gate, { kind: 'notices' }>

const gatesFor = ({ process }: Pick<View, 'process'>, notice: string): NoticeGate[] =>
  process.transitions.flatMap(({ gates }) =>
    gates.flatMap((gate) => (gate.kind === 'notices' && gate.notices.includes(notice) ? [gate] : [])),
  )

/** Roles of which one approves its text. */
export const approversOf = (view: Pick<View, 'process'>, notice: string): string[] =>
  gatesFor(view, notice).flatMap((gate) => gate['approved-by'] ?? [])

/** Only a text that is there can be approved, with all that it must say, and once the plan that it tells of is merged. */
export function approveNotice(view: View, notice: string): Decision {
  const roles = approversOf(view, notice)
  if (roles.length === 0) return refused(because('nothing-to-approve', NOTICE_CLAUSE))
  if (!hasRole(view, roles)) return refused(notForYou(roles, NOTICE_CLAUSE))
  return unless(textLacks(view, notice), () => [{ type: 'approved', data: { what: noticeApproval(notice) }, text: {} }])
}

/** Reasons why the text of a notice does not count yet: its parts, its drawing up, the plan. */
export function textLacks(view: Pick<View, 'case' | 'policy' | 'process'>, notice: string): Reason[] {
  const rule = ownProperty(view.process.notices, notice)
  if (rule === undefined) return []
  const clause = rule.clause ?? NOTICE_CLAUSE
  const parts = rule.parts.flatMap((field) => partLacks({ case: view.case, fields: view.policy.fields }, field, clause))
  const pulls = gatesFor(view, notice).flatMap((gate) => gate.with ?? [])
  const unmerged = pulls.flatMap((pull) => {
    if (ownProperty(view.case.mergedIn, pull) !== undefined) return []
    const seen = ownProperty(view.case.pulls, pull)
    const about = seen === undefined ? {} : { number: String(seen.number), repository: seen.repository }
    return [because(seen === undefined ? 'pull-request-missing' : 'pull-request-unmerged', clause, { pull, ...about })]
  })
  const undrawn =
    parts.length === 0 && drawnUp(view.case, notice, rule) === undefined
      ? [because('notice-undrawn', clause, { notice })]
      : []
  return [...parts, ...undrawn, ...unmerged]
}

/** Whom a notice can be sent to: a group of the persons covered, or a customer. */
export type Reached = Extract<AudienceMember, { kind: 'group' | 'customer' }>
const isReached = (one: AudienceMember): one is Reached => one.kind === 'group' || one.kind === 'customer'

/** Those whom the notice goes to, as the record stands. */
export function recipientsOf(view: View, rule: NoticePolicy): Reached[] {
  const audience = noticeAudience(rule, gateViewOf(view, NOBODY_ASKS))
  return audience.kind === 'known' ? audience.all.filter(isReached) : []
}

/** Why somebody need not be told, said by whoever approves the notice. */
export function exemptFromNotice(view: View, notice: string, whom: string): Decision {
  const rule = ownProperty(view.process.notices, notice)
  if (rule === undefined) return unknownNotice(view, notice)
  const clause = rule.clause ?? NOTICE_CLAUSE
  const roles = approversOf(view, notice)
  if (!hasRole(view, roles)) return refused(notForYou(roles, clause))
  const all = recipientsOf(view, rule)
  const called = all.map((one) => ({ one, ...calledIn(view.policy, one) }))
  const taken = takeNamed(called, whom)
  const found = called.find(({ id }) => id === taken?.id)
  if (taken === undefined || found === undefined)
    return refused(because('not-concerned', clause, { notice, text: whom, ...asParams(all) }))
  if (taken.rest === '') return refused(because('reason-missing', clause, { what: notice, command: 'exempted' }))
  const data = { what: noticeApproval(notice), of: found.one }
  return accepted([{ type: 'exempted', data, text: { reason: taken.rest } }])
}
