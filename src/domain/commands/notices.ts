import type { Gate } from '../gates/gates.ts'
import { noticeApproval } from '../gates/notices.ts'
import { LANGUAGES } from '../policy/basics.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Command } from './command.ts'
import { accepted, type Decision, hasRole, refused, type View } from './decision.ts'
import { tooEarly } from './too-early.ts'

/** Notices to customers and to the persons covered (R4.4-3): drawn up, approved, recorded as sent. */

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

const CLAUSE = 'R4.4-3'

const unknown = (view: View, text: string) =>
  refused(because('unknown-notice', CLAUSE, { text, notices: Object.keys(view.process.notices) }))

/** A draft in the language wanted, from what the policy lets notices tell. */
export function draft(view: View, { notice, language }: Of<'notice'>): Decision {
  if (ownProperty(view.process.notices, notice) === undefined) return unknown(view, notice)
  const by = view.policy.defaults['set-by']
  if (!hasRole(view, by)) return refused(because('not-for-you', CLAUSE, { roles: by }))
  const wanted = LANGUAGES.find((one) => one === (language ?? view.case.opened.language)) ?? view.policy.locale
  return accepted([{ type: 'notice-drafted', data: { notice, language: wanted }, text: {} }])
}

export function approveNotice(view: View, notice: string): Decision {
  const roles = view.process.transitions.flatMap(({ gates }) =>
    gates.flatMap((gate) =>
      gate.kind === 'notices' && gate.notices.includes(notice) ? (gate['approved-by'] ?? []) : [],
    ),
  )
  if (roles.length === 0) return refused(because('nothing-to-approve', CLAUSE))
  if (!hasRole(view, roles)) return refused(because('not-for-you', CLAUSE, { roles }))
  return accepted([{ type: 'approved', data: { what: noticeApproval(notice) }, text: {} }])
}

// An address or a number of a person has no place in the record: the group and how many they were is what counts.
const PERSONAL = /[^\s@]+@[^\s@]+\.[^\s@]+|(?<!\d)0\d{1,4}-\d{1,4}-\d{3,4}(?!\d)|(?<!\d)0\d{9,10}(?!\d)/

/** A statement of what was done: recorded whether or not it was approved before, which closing asks for. */
export function sent(view: View, { notice, channel, audience, count }: Of<'sent'>): Decision {
  const policy = ownProperty(view.process.notices, notice)
  if (policy === undefined) return unknown(view, notice)
  const by = view.policy.defaults['set-by']
  if (!hasRole(view, by)) return refused(because('not-for-you', policy.clause, { roles: by }))
  if (channel.trim() === '' || (count !== undefined && !(Number.isSafeInteger(count) && count >= 0)))
    return refused(because('usage', policy.clause, { command: 'sent' }))
  if (PERSONAL.test(channel)) return refused(because('names-persons', policy.clause))
  const shared = /^#([1-9]\d{0,8})$/.exec(channel.trim())?.[1]
  const problem = shared === undefined ? undefined : sharing(view, notice, Number(shared))
  if (problem !== undefined) return refused(problem)
  const named = audience !== undefined && PERSONAL.test(audience)
  const data = {
    notice,
    ...(count === undefined ? {} : { count }),
    ...(shared === undefined ? {} : { shared: Number(shared) }),
  }
  const text = { channel, ...(audience === undefined || named ? {} : { audience }) }
  const event = { type: 'notice-sent' as const, data, text }
  const asks = (gate: Gate): boolean => gate.kind === 'notices' && gate.notices.includes(notice)
  return accepted(
    [event],
    [...(named ? [because('names-persons', policy.clause)] : []), ...tooEarly(view, asks, policy.clause, { notice })],
  )
}

/** Several cases may share one notice: the other one says that it was sent. */
function sharing(view: View, notice: string, issue: number): Reason | undefined {
  const number = String(issue)
  const other = view.related?.get(issue)
  if (issue === view.case.issue) return because('itself', CLAUSE)
  if (other === undefined) return because('no-such-case', CLAUSE, { number })
  return other.notices.includes(notice) ? undefined : because('notice-unsent', CLAUSE, { notice, number })
}
