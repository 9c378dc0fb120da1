import { knownValues } from '../case/known-values.ts'
import { holdersOf, rolesOf } from '../case/roles-of.ts'
import { isSilent } from '../clock/time-to-answer.ts'
import { holds } from '../policy/condition.ts'
import { runbooksFor } from '../policy/runbooks-for.ts'
import { because } from '../refusals/reason.ts'
import { triggersMet } from '../runbook/triggers-met.ts'
import { ownProperty } from '../values/own-property.ts'
import { acting } from './acting.ts'
import type { Command } from './command.ts'
import { accepted, type Decision, hasRole, refused, type View } from './decision.ts'
import { keptAsNote } from './kept-as-note.ts'

/** Acts of the response beside the phases: notes, evidence, contacts, people and systems. */

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

const mayRespond = (view: View): boolean => hasRole(view, view.policy.defaults['set-by'])
const notYours = (view: View, clause: string) =>
  because('not-for-you', clause, { roles: view.policy.defaults['set-by'] })
const notForYou = (roles: readonly string[], clause?: string) => refused(because('not-for-you', clause, { roles }))

export function note(view: View, { text, unreadTime }: Of<'note'>): Decision {
  // Whoever has any part in the case may add what he knows: facts flow in from everywhere (R4.2-4).
  if (view.roles.length === 0) return notForYou(['reporter', ...view.policy.defaults['set-by']], 'R4.2-4')
  if (text.trim() === '') return refused(because('usage', 'R4.2-4', { command: 'note' }))
  const unread = unreadTime === undefined ? [] : [because('note-time-unread', 'R4.2-4', { text: unreadTime })]
  return accepted([{ type: 'note-added', data: {}, text: { note: text } }], unread)
}

export function evidence(view: View, { what, where, hash, holder }: Of<'evidence'>): Decision {
  if (!mayRespond(view)) return keptAsNote(view, [what, where, hash ?? '', holder ?? ''], notYours(view, 'R4.2-4'))
  if (what.trim() === '') return refused(because('usage', 'R4.2-4', { command: 'evidence' }))
  return accepted([
    {
      type: 'evidence-recorded',
      data: hash === undefined ? {} : { hash },
      text: { what, where, ...(holder === undefined ? {} : { holder }) },
    },
  ])
}

export function contact(view: View, { whom, answer }: Of<'contact'>): Decision {
  if (!mayRespond(view)) return keptAsNote(view, [whom, answer], notYours(view, 'R4.1-1d'))
  if (whom.trim() === '') return refused(because('usage', 'R4.1-1d', { command: 'contact' }))
  return accepted([{ type: 'contact-made', data: {}, text: { whom, answer } }])
}

export function recovered(view: View, { system }: Of<'recovered'>): Decision {
  if (!mayRespond(view)) return notForYou(view.policy.defaults['set-by'], 'R4.3-2b')
  const systems = view.case.facts[view.policy.meanings.systems]?.values ?? []
  if (!systems.includes(system) && ownProperty(view.policy.systems, system) === undefined) {
    return refused(because('unknown-system', 'R4.3-2b', { text: system, systems }))
  }
  return accepted([{ type: 'system-recovered', data: { system }, text: {} }])
}

export function runbook(view: View, { id }: Of<'runbook'>): Decision {
  const { by, clause } = view.policy.organisation
  if (!hasRole(view, by)) return notForYou(by, 'R4.2-2')
  const offered = runbooksFor(view.policy, view.case.process, view.runbooks)
  const chosen = offered.find(({ head }) => head.id === id)
  if (chosen === undefined)
    return refused(because('unknown-runbook', clause, { text: id, runbooks: offered.map(({ head }) => head.id) }))
  return accepted([
    {
      type: 'runbook-matched',
      data: { runbook: id, executive: chosen.head.executive, ties: [], by: 'person' },
      text: {},
    },
  ])
}

export function appoint(view: View, { login, reason = '' }: Of<'appoint'>): Decision {
  const by = view.policy.organisation['appointed-by']
  const standIn = hasRole(view, by) ? acting(view, by) : inTheirStead(view)
  if (standIn === undefined) return notForYou(by, 'R4.2-3')
  const account = view.directory.accounts.get(login.toLowerCase())
  if (account === undefined) return refused(because('unknown-account', 'R4.2-3', { text: login }))
  const allowed = appointable(view.policy)
  if (
    allowed !== 'anyone' &&
    !rolesOf(view.policy, view.directory, view.case, account).some((one) => allowed.includes(one))
  )
    return refused(because('not-appointable', 'R4.2-3', { account: account.login, roles: allowed }))
  // Where a procedure matches, whoever it names: only a stated reason goes before it.
  if (reason === '' && isNamedByRunbook(view))
    return refused(because('reason-missing', 'R4.1-1b', { command: 'appoint' }))
  const text = reason === '' ? {} : { reason }
  return accepted([{ type: 'executive-appointed', data: { account, ...standIn }, text }])
}

/** All authority to decide goes to somebody who can act on the case at all: others see it perhaps not even. */
export function appointable({ organisation, defaults }: View['policy']): 'anyone' | readonly string[] {
  return (
    organisation.appointable ?? [...new Set([...organisation.by, ...organisation.executives, ...defaults['set-by']])]
  )
}

/** At night: whoever is next appoints in the stead of those who have not answered (R4.2-1). */
function inTheirStead(view: View): { acting: { role: string; for: string } } | undefined {
  const { 'appointed-by': waited, 'else-appointed-by': next } = view.policy.organisation
  const role = next?.by.find((one) => view.roles.includes(one))
  if (next === undefined || role === undefined) return undefined
  return waited.every((one) => isSilent(view, view.case, one, view.asked.at))
    ? { acting: { role, for: next.for } }
    : undefined
}

function isNamedByRunbook({ policy, directory, case: state }: View): boolean {
  if (state.runbook === undefined) return false
  const unappointed = { ...state, executive: undefined }
  return Object.entries(policy.roles).some(
    ([id, role]) => role['of-case'] !== undefined && holdersOf(policy, directory, unappointed, id).length > 0,
  )
}

export function activate(view: View, { trigger }: Of<'activate'>): Decision {
  const { by, clause } = view.policy.organisation
  if (!hasRole(view, by)) return notForYou(by, clause)
  if (view.case.organisation !== undefined && view.case.organisation.stoodDown === undefined)
    return refused(because('already-there', clause))
  const triggers = startTriggers(view)
  if (trigger !== undefined && !triggers.includes(trigger))
    return refused(because('unknown-trigger', clause, { text: trigger, triggers }))
  const started = { ...(trigger === undefined ? {} : { trigger }), ...acting(view, by) }
  return accepted([{ type: 'organisation-started', data: started, text: {} }])
}

export function standDown(view: View, { trigger }: Of<'stand-down'>): Decision {
  const { by, clause } = view.policy.organisation
  if (!hasRole(view, by)) return notForYou(by, clause)
  if (view.case.organisation === undefined) return refused(because('organisation-not-started', clause, { roles: by }))
  if (view.case.organisation.stoodDown !== undefined) return refused(because('already-there', clause))
  const triggers = endTriggers(view)
  if (!triggers.includes(trigger)) return refused(because('unknown-trigger', clause, { text: trigger, triggers }))
  return accepted([{ type: 'organisation-stood-down', data: { trigger }, text: {} }])
}

const currentRunbook = (view: Pick<View, 'runbooks' | 'case'>) =>
  view.runbooks.find(({ head }) => head.id === view.case.runbook?.id)

const startTriggers = (view: View): string[] => [
  ...(currentRunbook(view)?.head.start ?? []).map(({ id }) => id),
  ...view.policy.organisation.start.map(({ id }) => id),
]

/** Triggers that may end the response organisation of this case: its runbook's, then the policy's. */
export const endTriggers = (view: Pick<View, 'runbooks' | 'case' | 'policy'>): string[] => [
  ...(currentRunbook(view)?.head.end ?? []).map(({ id }) => id),
  ...view.policy.organisation.end.map(({ id }) => id),
]

/** Start triggers that the facts of this case meet (R4.1-1a). */
export function metTriggers(view: Pick<View, 'runbooks' | 'case' | 'policy'>): string[] {
  const runbook = currentRunbook(view)
  const facts = knownValues(view.policy, view.case)
  return [
    ...(runbook === undefined ? [] : triggersMet(runbook, facts).map(({ id }) => id)),
    ...view.policy.organisation.start
      .filter(({ when }) => when !== undefined && holds(when, facts))
      .map(({ id }) => id),
  ]
}
