import { asParams, whoseOf } from '../../acknowledgement/audience.ts'
import { calledIn } from '../../acknowledgement/called-in.ts'
import type { Gate } from '../../gates/gates.ts'
import type { NoticePolicy } from '../../policy/notice.schema.ts'
import { notForYou } from '../../refusals/not-for-you.ts'
import { because, type Reason } from '../../refusals/reason.ts'
import { ownProperty } from '../../values/own-property.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import { NOTICE_CLAUSE, type Reached, recipientsOf, textLacks, unknownNotice } from '../notices.ts'
import { namedIn, takeAllNamed, takeNamedOrWord } from '../read-named.ts'
import type { Reader } from '../reading.ts'
import { tooEarly } from '../too-early.ts'

interface Sent {
  kind: 'sent'
  notice: string
  channel: string
  audience: string | undefined
  count: number | undefined
}

const read: Reader<Sent> = ({ line }, { policy }) => {
  const notices = Object.values(policy.processes).flatMap((process) => namedIn(process.notices))
  const notice = takeNamedOrWord(notices, line)
  const via = /^via\s+(?=\S)/i.exec(notice?.rest ?? '')
  if (notice === undefined || via === null) return undefined
  const count = /\s(\d{1,7})\s?(?:people|persons|名|人|件|社|通)?$/i.exec(notice.rest.slice(-30))
  const rest = (count === null ? notice.rest : notice.rest.slice(0, -count[0].length)).slice(via[0].length).trim()
  const to = rest.search(/\sto\s/i)
  const channel = (to === -1 ? rest : rest.slice(0, to)).trim()
  const audience = to === -1 ? '' : rest.slice(to + 4).trim()
  if (channel === '') return undefined
  return {
    kind: 'sent',
    notice: notice.id,
    channel,
    audience: audience === '' ? undefined : audience,
    count: count?.[1] === undefined ? undefined : Number(count[1]),
  }
}

/** `/sent <notice> via <channel> [to <audience>] [count]` (R4.4-3). */
export const sentCommand = commandKind<Sent>('sent', {
  slash: [{ word: 'sent', names: ['周知', '送付', '周知済み'], meant: [], read }],
  cases: ({ channel }) => sharedWith(channel) ?? [],
  decide: sent,
  fromEvent: {
    'notice-sent': ({ data, text }) => ({
      ...{ kind: 'sent', notice: data.notice, count: data.count },
      ...{ channel: text.channel, audience: text.audience },
    }),
  },
})

// An address or a number of a person has no place in the record: the group and how many they were is what counts.
const PERSONAL = /[^\s@]+@[^\s@]+\.[^\s@]+|(?<!\d)0\d{1,4}-\d{1,4}-\d{3,4}(?!\d)|(?<!\d)0\d{9,10}(?!\d)/

/** The case by which it was sent: `#12` in the place of the channel. */
function sharedWith(channel: string): readonly [number] | undefined {
  const number = /^#([1-9]\d{0,8})$/.exec(channel.trim())?.[1]
  return number === undefined ? undefined : [Number(number)]
}

/** A statement of what was done: recorded whether or not it was approved before, which closing asks for. */
function sent(view: View, { notice, channel, audience, count }: Sent): Decision {
  const policy = ownProperty(view.process.notices, notice)
  if (policy === undefined) return unknownNotice(view, notice)
  const by = view.policy.defaults['set-by']
  if (!hasRole(view, by)) return refused(notForYou(by, policy.clause))
  if (channel.trim() === '' || (count !== undefined && !(Number.isSafeInteger(count) && count >= 0)))
    return refused(because('usage', policy.clause, { command: 'sent' }))
  if (PERSONAL.test(channel)) return refused(because('names-persons', policy.clause))
  const shared = sharedWith(channel)?.[0]
  const problem = shared === undefined ? undefined : sharing(view, notice, shared)
  if (problem !== undefined) return refused(problem)
  const named = audience !== undefined && PERSONAL.test(audience)
  const reached =
    shared === undefined ? reachedIn(view, policy, audience ?? '') : reachedThere(view, policy, notice, shared)
  const data = {
    notice,
    ...(count === undefined ? {} : { count }),
    ...(shared === undefined ? {} : { shared }),
    ...(reached.length === 0 ? {} : { of: [...reached] }),
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
function nobodyNamed(view: View, rule: NoticePolicy, notice: string, reached: readonly Reached[]): Reason[] {
  const all = recipientsOf(view, rule).filter(
    (one) => one.kind === 'group' || view.policy.customers[one.customer] !== undefined,
  )
  return reached.length > 0 || all.length === 0
    ? []
    : [because('notice-unsent', rule.clause ?? NOTICE_CLAUSE, { notice, ...asParams(all) })]
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
  return recipientsOf(view, rule).filter((one) => there.includes(whoseOf(one)))
}

/** Several cases may share one notice: the other one says that it was sent. */
function sharing(view: View, notice: string, issue: number): Reason | undefined {
  const number = String(issue)
  if (issue === view.case.issue) return because('itself', NOTICE_CLAUSE)
  const other = relatedCase(view, issue)
  if (other === undefined) return because('no-such-case', NOTICE_CLAUSE, { number })
  return ownProperty(other.notices, notice) === undefined
    ? because('notice-unsent', NOTICE_CLAUSE, { notice, number })
    : undefined
}
