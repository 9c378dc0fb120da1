import type { Case } from '../case/case.ts'
import type { Context } from '../case/context.ts'
import type { CaseEvent } from '../case/event.schema.ts'
import { holdersOf, rolesOf } from '../case/roles-of.ts'
import type { GateView } from '../gates/gate-kind.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { Process } from '../policy/process.ts'
import type { Reason } from '../refusals/reason.ts'
import { oncePer } from '../values/once-per.ts'
import { ownProperty } from '../values/own-property.ts'
import type { RequestOrigin } from './request-origin.ts'

/** The answer to a request: events for the ledger, an answer with every reason, or nothing at all. */
export type Decision =
  | { kind: 'accepted'; events: readonly CaseEvent[]; remarks: readonly Reason[] }
  | { kind: 'refused'; reasons: readonly [Reason, ...Reason[]] }
  | { kind: 'ignored' }

export const accepted = (events: readonly CaseEvent[], remarks: readonly Reason[] = []): Decision => ({
  kind: 'accepted',
  events,
  remarks,
})
export const refused = (first: Reason, ...more: Reason[]): Decision => ({ kind: 'refused', reasons: [first, ...more] })
export const IGNORED: Decision = { kind: 'ignored' }

/** Refused where there is any reason, else whatever these events say. */
export function unless(reasons: readonly Reason[], events: () => readonly CaseEvent[]): Decision {
  const [first, ...more] = reasons
  return first === undefined ? accepted(events()) : refused(first, ...more)
}

/** Everything that a rule may look at while it decides. */
export interface View extends Context {
  case: Case
  process: Process
  asked: RequestOrigin
  /** Roles of the acting account in this case. */
  roles: readonly string[]
}

export const hasRole = (view: Pick<View, 'roles'>, allowed: readonly string[]): boolean =>
  view.roles.some((role) => allowed.includes(role))

/** Said member by member: to spread the context is what takes longest in a decision. */
export const viewOf = (
  { policy, directory, runbooks, waivers, approvedExceptions, related }: Context,
  { case: state, process, asked, roles }: Omit<View, keyof Context>,
): View => ({
  policy,
  directory,
  runbooks,
  waivers,
  approvedExceptions,
  related,
  case: state,
  process,
  asked,
  roles,
})

/** Everything that the gates of a case look at, whoever asks. */
export const gateViewOf = (
  { policy, directory, runbooks, case: state }: Pick<View, 'policy' | 'directory' | 'runbooks' | 'case'>,
  { at, approvedExceptions }: Pick<GateView, 'at' | 'approvedExceptions'>,
): GateView => {
  const process = ownProperty(policy.processes, state.process)
  const { groups, customers, ofCase } = listsOf(policy)
  return {
    case: state,
    fields: policy.fields,
    timeZone: policy['time-zone'],
    phases: process?.phases ?? {},
    documents: process?.documents ?? {},
    groups,
    customers,
    runbooks,
    notices: process?.notices ?? {},
    at,
    approvedExceptions,
    executives: () => ofCase.flatMap((role) => holdersOf(policy, directory, state, role)),
    holdersOf: (role) => holdersOf(policy, directory, state, role),
    everybody: () => Object.keys(policy.roles).flatMap((role) => holdersOf(policy, directory, state, role)),
    rolesOf: (account) => rolesOf(policy, directory, state, account),
  }
}

const listsOf = oncePer((policy: Policy) => ({
  groups: Object.keys(policy.groups ?? {}),
  customers: Object.keys(policy.customers),
  ofCase: Object.entries(policy.roles).flatMap(([id, role]) => (role['of-case'] === undefined ? [] : [id])),
}))
