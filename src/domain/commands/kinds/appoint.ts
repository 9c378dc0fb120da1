import { holdersOf, rolesOf } from '../../case/roles-of.ts'
import { isSilent } from '../../clock/time-to-answer.ts'
import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { acting } from '../acting.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import { takeLogin } from '../read-login.ts'
import type { Reader } from '../reading.ts'

interface Appoint {
  kind: 'appoint'
  login: string
  reason?: string
}

const read: Reader<Appoint> = ({ line }) => {
  const named = takeLogin(line)
  if (named === undefined) return undefined
  const { login, rest: reason } = named
  // Two at once: only one would be appointed, and nobody told.
  if (/^[@＠]/.test(reason)) return undefined
  return { kind: 'appoint', login, ...(reason === '' ? {} : { reason }) }
}

/** `/appoint @user [reason]`: the executive of this case (R4.2-3). */
export const appointCommand = commandKind<Appoint>('appoint', {
  slash: [{ word: 'appoint', names: ['任命'], meant: ['assign', 'owner', '担当'], read }],
  logins: ({ login }) => [login],
  decide: appoint,
  fromEvent: { 'executive-appointed': ({ data }) => ({ kind: 'appoint', login: data.account.login }) },
})

function appoint(view: View, { login, reason = '' }: Appoint): Decision {
  const by = view.policy.organisation['appointed-by']
  const standIn = hasRole(view, by) ? acting(view, by) : inTheirStead(view)
  if (standIn === undefined) return refused(notForYou(by, 'R4.2-3'))
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
