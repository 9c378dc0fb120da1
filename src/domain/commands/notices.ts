import { type AudienceMember, asParams, whoseOf } from '../acknowledgement/audience.ts'
import { calledIn } from '../acknowledgement/called-in.ts'
import type { ConcernedOf } from '../case/event.schema.ts'
import type { Gate } from '../gates/gates.ts'
import { partLacks } from '../gates/notices.ts'
import { noticeAudience } from '../notices/notice-audience.ts'
import { drawnUp, noticeApproval } from '../notices/notice-standing.ts'
import { LANGUAGES } from '../policy/basics.ts'
import type { NoticePolicy } from '../policy/notice.schema.ts'
import { because, type Reason } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Command } from './command.ts'
import { accepted, type Decision, gateViewOf, hasRole, refused, unless, type View } from './decision.ts'
import { takeAllNamed, takeNamed } from './read-named.ts'
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
  if (roles.length === 0) return refused(because('nothing-to-approve', CLAUSE))
  if (!hasRole(view, roles)) return refused(because('not-for-you', CLAUSE, { roles }))
  return unless(textLacks(view, notice), () => [{ type: 'approved', data: { what: noticeApproval(notice) }, text: {} }])
}

/** What keeps the text of a notice from counting: its parts, its drawing up, the plan. */
export function textLacks(view: Pick<View, 'case' | 'policy' | 'process'>, notice: string): Reason[] {
  const rule = ownProperty(view.process.notices, notice)
  if (rule === undefined) return []
  const clause = rule.clause ?? CLAUSE
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
  const reached =
    shared === undefined ? reachedIn(view, policy, audience ?? '') : reachedThere(view, policy, notice, Number(shared))
  const data = {
    notice,
    ...(count === undefined ? {} : { count }),
    ...(shared === undefined ? {} : { shared: Number(shared) }),
    ...(reached.length === 0 ? {} : { of: reached.map(asData) }),
  }
  const text = { channel, ...(audience === undefined || named ? {} : { audience }) }
  const event = { type: 'notice-sent' as const, data, text }
  const asks = (gate: Gate): boolean => gate.kind === 'notices' && gate.notices.includes(notice)
  const early = tooEarly(view, asks, policy.clause, { notice })
  return accepted(
    [event],
    [
      ...(named ? [because('names-persons', policy.clause)] : []),
      ...early,
      ...(early.length === 0 ? [...textLacks(view, notice), ...nobodyNamed(view, policy, notice, reached)] : []),
    ],
  )
}

/** Said at once where a sending names none of those whom the notice goes to: it would be asked for at the end only. */
function nobodyNamed(view: View, rule: NoticePolicy, notice: string, reached: readonly AudienceMember[]): Reason[] {
  const all = asked(view, rule).filter(
    (one) => one.kind === 'group' || view.policy.customers[one.customer] !== undefined,
  )
  return reached.length > 0 || all.length === 0
    ? []
    : [because('notice-unsent', rule.clause ?? CLAUSE, { notice, ...asParams(all) })]
}

type Reached = Extract<AudienceMember, { kind: 'group' | 'customer' }>
const isReached = (one: AudienceMember): one is Reached => one.kind === 'group' || one.kind === 'customer'
const asData = (one: Reached): ConcernedOf => one

/** Those whom the notice goes to, as the record stands. */
function asked(view: View, rule: NoticePolicy): Reached[] {
  const audience = noticeAudience(rule, gateViewOf(view))
  return audience.kind === 'known' ? audience.all.filter(isReached) : []
}

const AND = /^(?:and|と|および|及び|・)\s*/i

/** Whom the words name, one after the other: customers of the register and groups of the persons covered, by id or name. */
function reachedIn({ policy }: View, rule: NoticePolicy, words: string): Reached[] {
  const all: Reached[] = [
    ...(rule.groups === true ? Object.keys(policy.groups ?? {}) : []).map(
      (group): Reached => ({ kind: 'group', group }),
    ),
    ...(rule.customers === undefined ? [] : Object.keys(policy.customers)).map(
      (customer): Reached => ({ kind: 'customer', customer }),
    ),
  ]
  const called = all.map((one) => ({ one, ...calledIn(policy, one) }))
  return takeAllNamed(called, words, AND).flatMap((id) =>
    called.flatMap(({ one, id: known }) => (known === id ? [one] : [])),
  )
}

const relatedCase = ({ related }: View, issue: number) => (related === 'not-checked' ? undefined : related.get(issue))

/** Of those whom the notice goes to here, the ones whom the other case reached by it. */
function reachedThere(view: View, rule: NoticePolicy, notice: string, issue: number): Reached[] {
  const other = relatedCase(view, issue)
  const there = other === undefined ? [] : (ownProperty(other.notices, notice) ?? [])
  return asked(view, rule).filter((one) => there.includes(whoseOf(one)))
}

/** Several cases may share one notice: the other one says that it was sent. */
function sharing(view: View, notice: string, issue: number): Reason | undefined {
  const number = String(issue)
  if (issue === view.case.issue) return because('itself', CLAUSE)
  const other = relatedCase(view, issue)
  if (other === undefined) return because('no-such-case', CLAUSE, { number })
  return ownProperty(other.notices, notice) === undefined
    ? because('notice-unsent', CLAUSE, { notice, number })
    : undefined
}

/** Why somebody need not be told, said by whoever approves the notice. */
export function omit(view: View, notice: string, whom: string): Decision {
  const rule = ownProperty(view.process.notices, notice)
  if (rule === undefined) return unknown(view, notice)
  const clause = rule.clause ?? CLAUSE
  const roles = approversOf(view, notice)
  if (!hasRole(view, roles)) return refused(because('not-for-you', clause, { roles }))
  const all = asked(view, rule)
  const called = all.map((one) => ({ one, ...calledIn(view.policy, one) }))
  const taken = takeNamed(called, whom)
  const found = called.find(({ id }) => id === taken?.id)
  if (taken === undefined || found === undefined)
    return refused(because('not-concerned', clause, { notice, text: whom, ...asParams(all) }))
  if (taken.rest === '') return refused(because('reason-missing', clause, { what: notice, command: 'exempted' }))
  const data = { what: noticeApproval(notice), of: asData(found.one) }
  return accepted([{ type: 'exempted', data, text: { reason: taken.rest } }])
}
