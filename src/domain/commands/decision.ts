import type { Case } from '../case/case.ts'
import type { Context } from '../case/context.ts'
import type { CaseEvent } from '../case/event.schema.ts'
import { holdersOf, rolesOf } from '../case/roles-of.ts'
import type { GateView } from '../gates/gate-kind.ts'
import type { Process } from '../policy/process.ts'
import type { Reason } from '../refusals/reason.ts'
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

/** Everything that the gates of a case look at, whoever asks. */
export const gateViewOf = ({
  policy,
  directory,
  runbooks,
  case: state,
}: Pick<View, 'policy' | 'directory' | 'runbooks' | 'case'>): Omit<GateView, 'at' | 'approvedExceptions'> => ({
  case: state,
  fields: policy.fields,
  timeZone: policy['time-zone'],
  phases: ownProperty(policy.processes, state.process)?.phases ?? {},
  executives: Object.entries(policy.roles).flatMap(([id, role]) =>
    role['of-case'] === undefined ? [] : holdersOf(policy, directory, state, id),
  ),
  documents: ownProperty(policy.processes, state.process)?.documents ?? {},
  groups: Object.keys(policy.groups ?? {}),
  customers: Object.keys(policy.customers),
  runbooks,
  notices: ownProperty(policy.processes, state.process)?.notices ?? {},
  holdersOf: (role) => holdersOf(policy, directory, state, role),
  rolesOf: (account) => rolesOf(policy, directory, state, account),
})
