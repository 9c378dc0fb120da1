import { acknowledgementsOf } from '../acknowledgement/acknowledgements-of.ts'
import type { Standing } from '../acknowledgement/audience.ts'
import { type CustomerConcerned, customersOf } from '../audit/preparation/customers-of.ts'
import type { Account, ActionItem, Case, Fact, PullRequestState } from '../case/case.ts'
import type { Context } from '../case/context.ts'
import type { RecordedEvent } from '../case/event.schema.ts'
import { knownValues } from '../case/known-values.ts'
import { priorityOf } from '../case/recovery-priority.ts'
import { holdersOf } from '../case/roles-of.ts'
import { severityOf } from '../case/severity.ts'
import { type ClockState, clocksOf } from '../clock/clocks-of.ts'
import { timedOf } from '../clock/timed-transitions.ts'
import { judge, nextPhase, transitionTo } from '../commands/passage.ts'
import { isReliedOn } from '../commands/relied-on.ts'
import { endTriggers } from '../commands/triggers.ts'
import { holds } from '../policy/condition.ts'
import { runbooksFor } from '../policy/runbooks-for.ts'
import type { Reason, ReasonCode } from '../refusals/reason.ts'
import type { Runbook } from '../runbook/runbook.ts'
import { type WithoutEffect, withoutEffect } from '../waiver/without-effect.ts'
import { packQuestions } from './pack-questions.ts'
import { inCharge } from './projection.ts'
import { unreadTimes } from './unread-times.ts'

/** Everything that the status comment says, before it has words. */
export interface Status {
  case: Case
  severity: string
  priority: string
  inCharge: readonly Account[]
  /** The next phase on the way, who may open it, and what it still needs. */
  next:
    | {
        phase: string
        by: readonly string[]
        missing: readonly Reason[]
        waived: Judgement['waived']
        /** When it comes by itself; undefined where people bring it about. */
        at: string | undefined
      }
    | undefined
  /** Of an exception: what it names and does not take away. */
  withoutEffect: readonly WithoutEffect[]
  facts: readonly { field: string; fact: Fact }[]
  people: readonly { role: string; accounts: readonly Account[] }[]
  runbook: Runbook | undefined
  ties: readonly string[]
  endTriggers: readonly string[]
  /** Every clock that runs or ran, as the policy lists them. */
  clocks: readonly ClockState[]
  customers: readonly CustomerConcerned[]
  actions: readonly ActionItem[]
  /** The documents that everybody concerned is to take note of, with who has (R4.1-1e, R9-4). */
  acknowledgements: readonly { what: string; by: readonly string[]; all: readonly Standing[] }[]
  pulls: readonly { id: string; pull: PullRequestState }[]
  /** Asked for beside what holds the next phase up. */
  unread: readonly Reason[]
  /** Asked whatever the phase, since deadlines hang on the answers. */
  questions: readonly Reason[]
  /** Fields that the next phase needs: the skeleton to copy holds just these. */
  asked: readonly string[]
  proposals: readonly { fact: string; value: string; clause: string }[]
  timeline: readonly RecordedEvent[]
}

type Judgement = ReturnType<typeof judge>

const TOO_LITTLE: readonly ReasonCode[] = ['unknown-without-reason', 'harm-reason-missing', 'fact-stale']

export function statusOf(context: Context, state: Case, lines: readonly RecordedEvent[]): Status {
  const { policy, directory } = context
  const process = policy.processes[state.process]
  const next = process === undefined ? undefined : nextPhase(process, state.phase)
  const transition = process === undefined || next === undefined ? undefined : transitionTo(process, state.phase, next)
  const { missing, waived } =
    transition === undefined ? { missing: [], waived: [] } : judge({ ...context, case: state }, transition, 'not-asked')
  const field = (reason: Reason): string[] => {
    const id = reason.params?.field
    // A fact that is there is asked for again where it says too little.
    const open = typeof id === 'string' && state.facts[id]?.provisional !== false
    return typeof id === 'string' && (open || TOO_LITTLE.includes(reason.code)) ? [id] : []
  }
  const isAsked = (reason: Reason) => missing.some(({ params }) => params?.field === reason.params?.field)
  const unread = unreadTimes(policy, state).filter((reason) => !isAsked(reason))
  const questions = packQuestions(policy, state).filter((reason) => !isAsked(reason))
  return {
    case: state,
    severity: severityOf(policy, state),
    priority: priorityOf(policy, state),
    inCharge: inCharge(context, state),
    next:
      next === undefined || transition === undefined
        ? undefined
        : {
            ...{ phase: next, by: transition.by, missing, waived },
            at: timedOf(policy, state).find(({ transition: { to } }) => to === next)?.at,
          },
    withoutEffect: withoutEffect(policy, state),
    facts: Object.keys(policy.fields).flatMap((id) => {
      const fact = state.facts[id]
      return fact === undefined ? [] : [{ field: id, fact }]
    }),
    people: Object.keys(policy.roles).map((role) => ({ role, accounts: holdersOf(policy, directory, state, role) })),
    runbook: runbooksFor(policy, state.process, context.runbooks).find(({ head }) => head.id === state.runbook?.id),
    ties: state.runbook?.ties ?? [],
    endTriggers:
      state.organisation === undefined || state.organisation.stoodDown !== undefined
        ? []
        : endTriggers({ ...context, case: state }),
    clocks: clocksOf(policy, state),
    customers: customersOf(policy, state),
    actions: state.actions,
    acknowledgements: acknowledgementsOf({ ...context, case: state }),
    pulls: Object.entries(state.pulls).map(([id, pull]) => ({ id, pull })),
    unread,
    questions,
    asked: [
      ...new Set([...[...missing, ...unread].flatMap(field), ...questions.map(({ params }) => String(params?.field))]),
    ],
    proposals: policy.proposals.filter(
      ({ fact, when }) =>
        state.facts[fact] === undefined &&
        // Nothing waits for it in a drill, say.
        process !== undefined &&
        isReliedOn(policy, process, fact) &&
        holds(when, knownValues(policy, state)),
    ),
    timeline: inRealOrder(lines),
  }
}

/** By the time of the act: what somebody phoned at night stands where it happened, though it was written down later. */
const inRealOrder = (lines: readonly RecordedEvent[]): RecordedEvent[] =>
  lines
    .map((line) => ({ line, at: Date.parse(line.at) }))
    .sort((one, other) => one.at - other.at || one.line.seq - other.line.seq)
    .map(({ line }) => line)
