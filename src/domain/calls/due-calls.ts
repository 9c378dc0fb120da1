import { type Account, type Case, factValues, historyOf } from '../case/case.ts'
import type { Context } from '../case/context.ts'
import type { RecordedEvent } from '../case/event.schema.ts'
import { goesOnAmongFew } from '../case/goes-on-among-few.ts'
import { exclusionIn, isNamed, keepsOut } from '../case/kept-out.ts'
import { hasKeptOut } from '../case/roles-of.ts'
import { severityOf } from '../case/severity.ts'
import { calledBy, calledToStart } from '../clock/called.ts'
import type { StepKind } from '../clock/step-kind.ts'
import { holds } from '../policy/condition.ts'
import { isResponse } from '../policy/is-response.ts'
import type { Policy } from '../policy/policy.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import type { CallPolicy, Channel } from './call.schema.ts'
import { type CallName, callKey, mayTry } from './call-standing.ts'
import type { CallStep } from './call-steps.ts'

/** A call that is to be made now. */
export interface DueCall extends CallName {
  step: CallStep
  /** Of deadlines and escalations: which, and until when. */
  deadline: { clock: string; subject: string | undefined; until: string } | undefined
  by: Channel
  to: readonly Account[]
  /** A number alone is said: few may know of the case, or somebody may not. */
  isDiscreet: boolean
  /** The channel has several readers, one of whom is kept out of this case: nothing is sent. */
  isKeptBack: boolean
  attempt: number
}

/** Nobody is woken for what is a day old: by then people have been told by other ways, or are at it. */
const WITHIN_MS = 24 * 60 * 60 * 1000

/**
 * The calls that this case owes now, by what its record says: each once for the line that it is for, and again only where
 * it was in vain. Where the policy calls nobody there are none.
 */
export function dueCalls(context: Context, state: Case, lines: readonly RecordedEvent[], now: string): DueCall[] {
  const { policy } = context
  const rules = Object.entries(policy.calls)
  if (rules.length === 0 || state.relocated !== undefined) return []
  const process = ownProperty(policy.processes, state.process)
  // A matter that goes on among few has ended here, and wakes people all the same.
  if (process?.phases[state.phase]?.end !== undefined && !goesOnAmongFew(policy, state)) return []
  const recent = lines.filter(({ recorded }) => Date.parse(now) - Date.parse(recorded) < WITHIN_MS)
  return rules
    .filter(([, rule]) => concerns(policy, rule, state))
    .flatMap(([call, rule]) =>
      recent.flatMap((line) => {
        const roles = rolesCalled(rule, line)
        if (roles === undefined) return []
        return rule.by.flatMap((channel) => dueBy(context, state, { call, rule, line, roles, channel }, now))
      }),
    )
}

function concerns(policy: Policy, { in: processes, when }: CallPolicy, state: Case): boolean {
  const process = ownProperty(policy.processes, state.process)
  // A drill wakes nobody, and of a case for few only those hear who are named for it.
  const isUsual = isResponse(policy, state.process) && process?.mark === undefined && process?.restricted !== true
  const isMeant = processes === undefined ? isUsual : processes.includes(state.process)
  if (!isMeant || when === undefined) return isMeant
  const known = factValues(state)
  const facts = (fact: string) => (fact === policy.meanings.severity ? [severityOf(policy, state)] : known(fact))
  return holds(when, facts, historyOf(state))
}

const STEP_OF: Readonly<Record<StepKind, CallStep | undefined>> = {
  reminder: 'deadline-near',
  due: 'deadline-passed',
  escalation: 'escalation',
  late: undefined,
}

/** Whom this line of the record calls by the rule; `start`: whoever is called when the organisation starts. */
type Called = { kind: 'roles'; roles: readonly string[]; subject: string | undefined } | { kind: 'start' }

function rolesCalled({ at, call, clocks }: CallPolicy, { event }: RecordedEvent): Called | undefined {
  if (event.type === 'case-opened' && at === 'opened') return { kind: 'roles', roles: call ?? [], subject: undefined }
  if (event.type === 'organisation-started' && at === event.type)
    return call === undefined ? { kind: 'start' } : { kind: 'roles', roles: call, subject: undefined }
  if (event.type !== 'reminder-sent') return undefined
  const { kind, clock, roles: told, subject } = event.data
  if (STEP_OF[kind] !== at || (clocks !== undefined && !clocks.includes(clock))) return undefined
  const roles = call === undefined ? told : told.filter((role) => call.includes(role))
  return roles.length === 0 ? undefined : { kind: 'roles', roles, subject }
}

interface Asked {
  call: string
  rule: CallPolicy
  line: RecordedEvent
  roles: Called
  channel: string
}

function dueBy(context: Context, state: Case, { call, rule, line, roles, channel }: Asked, now: string): DueCall[] {
  const by = ownProperty(context.policy.channels, channel)
  const name = { call, line: line.seq, channel }
  const standing = ownProperty(state.calls, callKey(name))
  if (by === undefined || !mayTry(standing, now)) return []
  const { policy, directory } = context
  const names = roles.kind === 'start' ? (policy.organisation.calls ?? policy.defaults['set-by']) : roles.roles
  const to =
    roles.kind === 'start'
      ? calledToStart(context, state)
      : names.flatMap((role) => calledBy(context, state, role, roles.subject))
  return [
    {
      ...name,
      ...{ step: rule.at, by, to: calledAmong(policy, state, to), deadline: deadlineOf(line) },
      isDiscreet: isForFew(policy, state),
      isKeptBack: by.kind === 'webhook' && names.some((role) => hasKeptOut(policy, directory, state, role)),
      attempt: (standing?.attempts ?? 0) + 1,
    },
  ]
}

function deadlineOf({ event }: RecordedEvent): DueCall['deadline'] {
  if (event.type !== 'reminder-sent') return undefined
  const { clock, subject, until } = event.data
  return { clock, subject, until }
}

/** Each once, and nobody who is kept out: neither as who reported, nor as who has an action item. */
function calledAmong(policy: Policy, state: Case, accounts: readonly Account[]): readonly Account[] {
  const said = exclusionIn(policy, state)
  const all = [...new Map(accounts.map((account) => [account.id, account])).values()]
  return said === undefined ? all : all.filter((account) => !isNamed(said, account))
}

/** Few may know of a restricted case, of one that keeps somebody out, and of a kind that only restricted forms offer (R8-2). */
function isForFew(policy: Policy, state: Case): boolean {
  const field = ownProperty(policy.fields, policy.meanings.kind)
  const kinds = ownProperty(state.facts, policy.meanings.kind)?.values ?? []
  const options = field !== undefined && 'options' in field ? field.options : []
  return (
    ownProperty(policy.processes, state.process)?.restricted === true ||
    keepsOut(policy, state) ||
    goesOnAmongFew(policy, state) ||
    options.some(({ id, restricted }) => restricted === true && kinds.includes(id))
  )
}
