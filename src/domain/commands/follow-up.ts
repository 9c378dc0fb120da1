import { takeFindings } from '../findings/take-findings.ts'
import { because } from '../refusals/reason.ts'
import { ownProperty } from '../values/own-property.ts'
import type { Command } from './command.ts'
import { accepted, type Decision, hasRole, IGNORED, refused, unless, type View } from './decision.ts'
import { signsUnseen, unknownAmong } from './findings.ts'
import { dayAt, isDay } from './is-day.ts'
import { named } from './move.ts'
import { approveNotice } from './notices.ts'

/** Acts of learning and of what comes after: measures, approvals, consent. */

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

export function ratify(view: View, { reason = '' }: Of<'ratify'>): Decision {
  const mine = view.case.unratified.filter((act) => view.roles.includes(act.for) && act.by.id !== view.asked.actor.id)
  if (mine.length > 0)
    return accepted([{ type: 'acts-ratified', data: { acts: mine.map(({ seq }) => seq) }, text: {} }])
  const absent = absentFor(view)
  if (absent !== undefined) {
    const { acts, ...stead } = absent
    return reason === ''
      ? refused(because('reason-missing', 'R4.2-1', { command: 'ratify' }))
      : accepted([{ type: 'acts-ratified', data: { acts, acting: stead }, text: { reason } }])
  }
  const [waiting] = view.case.unratified
  return refused(
    waiting === undefined
      ? because('nothing-to-ratify', 'R4.2-1')
      : because('not-for-you', 'R4.2-1', { roles: view.case.unratified.map((act) => act.for) }),
  )
}

/** Acts whose principal is absent for good: whom the policy names for that ratifies them, never those of his own. */
function absentFor({ policy, roles, case: state, asked }: View) {
  const [first, ...more] = state.unratified.filter(({ by, for: principal }) => {
    const next = ownProperty(policy.roles, principal)?.['in-absence']
    return next !== undefined && roles.includes(next) && by.id !== asked.actor.id
  })
  if (first === undefined) return undefined
  const acts = [first, ...more.filter((act) => act.for === first.for)].map(({ seq }) => seq)
  return { acts, for: first.for, role: ownProperty(policy.roles, first.for)?.['in-absence'] ?? '' }
}

export function action(view: View, { owner, due, text }: Of<'action'>): Decision {
  const by = view.policy.defaults['set-by']
  if (!hasRole(view, by)) return refused(because('not-for-you', 'R4.4-3', { roles: by }))
  const account = view.directory.accounts.get(owner.toLowerCase())
  if (account === undefined) return refused(because('unknown-account', 'R4.4-3', { text: owner }))
  if (!isDay(due) || text.trim() === '') return refused(because('usage', 'R4.4-3', { command: 'action' }))
  const today = dayAt(view.asked.at, view.policy['time-zone'])
  if (due < today) return refused(because('day-past', 'R4.4-3', { text: due, day: today, account: account.login }))
  const id = `a${view.case.actions.length + 1}`
  if (view.process.findings === undefined)
    return accepted([{ type: 'action-added', data: { id, owner: account, due }, text: { what: text } }])
  const { findings, rest: what } = takeFindings(text)
  if (what === '') return refused(because('usage', 'R5-1', { command: 'action' }))
  return unless(unknownAmong(view, findings), () => [
    {
      ...{ type: 'action-added', text: { what } },
      data: { id, owner: account, due, ...(findings.length === 0 ? {} : { findings }) },
    },
  ])
}

/** What a merged plan lists and the case does not have yet; a plan is drawn with those that it has. */
export function planned(view: View, { items }: Of<'planned'>): Decision {
  const { actions } = view.case
  const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')
  const added = items.flatMap(({ owner, due, text }) => {
    const account = view.directory.accounts.get(owner.toLowerCase())
    const known = actions.some(
      (one) => one.owner.id === account?.id && one.due === due && bare(one.text).startsWith(bare(text).slice(0, 100)),
    )
    return account === undefined || known || !isDay(due) ? [] : [{ owner: account, due, text }]
  })
  if (added.length === 0) return IGNORED
  return accepted(
    added.map(({ owner, due, text }, at) => ({
      type: 'action-added',
      data: { id: `a${actions.length + at + 1}`, owner, due },
      text: { what: text },
    })),
  )
}

/** Its owner says that a measure is done; only somebody else confirms it (R4.4-3). */
export function done(view: View, { action: id }: Of<'done'>): Decision {
  const item = view.case.actions.find((one) => one.id === id)
  if (item === undefined)
    return refused(because('unknown-action', 'R4.4-3', { text: id, actions: view.case.actions.map((one) => one.id) }))
  const own = item.owner.id === view.asked.actor.id
  if (own) return accepted([{ type: 'action-done', data: { id }, text: {} }])
  const by = view.policy.defaults['set-by']
  if (!hasRole(view, by)) return refused(because('not-for-you', 'R4.4-3', { roles: by }))
  return accepted([{ type: 'action-confirmed', data: { id }, text: {} }])
}

/** Some time later: whether a measure has worked, said by somebody other than its owner, with how that is known (R5-2). */
export function effect(view: View, { action: id, worked, text }: Of<'effect'>): Decision {
  const item = view.case.actions.find((one) => one.id === id)
  if (item === undefined)
    return refused(because('unknown-action', 'R5-2', { text: id, actions: view.case.actions.map((one) => one.id) }))
  const by = view.policy.defaults['set-by']
  if (!hasRole(view, by)) return refused(because('not-for-you', 'R5-2', { roles: by }))
  if (item.owner.id === view.asked.actor.id) return refused(because('own-measure', 'R5-2', { action: id }))
  return accepted([{ type: 'action-judged', data: { id, worked }, text: { why: text } }])
}

export function approve(view: View, { what }: Of<'approve'>): Decision {
  const transition = view.process.transitions.find(
    (one) => one.command === 'approve' && one.from.includes(view.case.phase),
  )
  if (signsUnseen(view) && (what === undefined || signersOf(view, what).length > 0))
    return refused(because('findings-changed', 'R5-1', { what: what ?? transition?.to ?? '' }))
  if (transition !== undefined && what === undefined) {
    const first = { type: 'approved' as const, data: { what: transition.to, ...editionNow(view) }, text: {} }
    const standing = {
      ...view,
      case: { ...view.case, approvals: [...view.case.approvals, approvalNow(view, transition.to)] },
    }
    const moved = named(standing, 'approve', '')
    return moved.kind === 'accepted' ? accepted([first, ...moved.events], moved.remarks) : moved
  }
  const asked = view.process.transitions
    .filter(({ from }) => from.includes(view.case.phase))
    .flatMap(({ gates }) => gates.flatMap((gate) => (gate.kind === 'approved' && gate.what === what ? gate.by : [])))
  if (what !== undefined && asked.length > 0) {
    if (!hasRole(view, asked)) return refused(because('not-for-you', undefined, { roles: asked }))
    if (view.case.opened.by.id === view.asked.actor.id)
      return refused(because('approval-missing', undefined, { what, roles: asked }))
    return accepted([{ type: 'approved', data: { what }, text: {} }])
  }
  const signers = what === undefined ? [] : signersOf(view, what)
  if (what !== undefined && signers.length > 0)
    return hasRole(view, signers)
      ? accepted([{ type: 'approved', data: { what, ...editionNow(view) }, text: {} }])
      : refused(because('not-for-you', 'R5-1', { roles: signers }))
  if (what !== undefined && ownProperty(view.process.notices, what) !== undefined) return approveNotice(view, what)
  const id = what ?? Object.keys(view.case.pulls)[0]
  const pull = id === undefined ? undefined : ownProperty(view.case.pulls, id)
  if (id === undefined || pull === undefined || pull.state !== 'merged')
    return refused(because('nothing-to-approve', 'R4.4-1'))
  const roles = view.process.transitions.flatMap(({ gates }) =>
    gates.flatMap((gate) => (gate.kind === 'pull-request' && gate['pull-request'] === id ? gate['approved-by'] : [])),
  )
  if (!hasRole(view, roles)) return refused(because('not-for-you', 'R4.4-1', { roles }))
  return accepted([{ type: 'approved', data: { what: `${id}@${pull.head}` }, text: {} }])
}

/** Who signs findings by this name, in the phase where the case stands. */
const signersOf = (view: View, what: string): readonly string[] =>
  view.process.transitions
    .filter(({ from }) => from.includes(view.case.phase))
    .flatMap(({ gates }) =>
      gates.flatMap((gate) => (gate.kind === 'findings' && gate.what === what ? gate['signed-by'] : [])),
    )

const editionNow = ({ case: { findings } }: View) => (findings === undefined ? {} : { edition: findings.edition })

const approvalNow = (view: View, what: string) => ({
  seq: view.case.lines,
  what,
  ...editionNow(view),
  by: view.asked.actor,
  at: view.asked.at,
})

export function consent(view: View, { what }: Of<'consent'>): Decision {
  const roles = view.process.transitions.flatMap(({ gates }) =>
    gates.flatMap((gate) => (gate.kind === 'consent' && gate.fact === what ? gate.by : [])),
  )
  if (roles.length === 0) return refused(because('unknown-what', undefined, { text: what }))
  if (!hasRole(view, roles)) return refused(because('not-for-you', 'R4.4-2', { roles }))
  // Consent is to what stands there, so it cannot come before it.
  const fact = ownProperty(view.case.facts, what)
  if (fact === undefined) return refused(because('fact-missing', 'R4.4-2', { field: what }))
  if (fact.by.id === view.asked.actor.id) return refused(because('own-consent', 'R4.4-2', { field: what }))
  return accepted([{ type: 'consented', data: { what }, text: {} }])
}

export function redact(view: View, { line, reason }: Of<'redact'>): Decision {
  // The first who is called for an incident answers for its record: no stand-in takes a text out of it.
  const by = view.policy.answering.slice(0, 1)
  if (!hasRole(view, by)) return refused(because('not-for-you', 'R8-2', { roles: by }))
  if (reason.trim() === '') return refused(because('reason-missing', 'R8-2', { command: 'redact', line: String(line) }))
  if (!(Number.isSafeInteger(line) && line > 0 && line < view.case.lines))
    return refused(because('no-such-line', 'R8-2', { text: String(line) }))
  return accepted([{ type: 'text-redacted', data: { line }, text: { reason } }])
}
