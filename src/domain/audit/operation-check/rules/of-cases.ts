import { NOBODY } from '../../../case/context.ts'
import type { ClockPolicy } from '../../../clock/clock.schema.ts'
import { runningClocks } from '../../../clock/clocks-of.ts'
import { gateViewOf } from '../../../commands/decision.ts'
import { NOBODY_ASKS } from '../../../gates/gate-kind.ts'
import { missingAt } from '../../../gates/gates.ts'
import { ownProperty } from '../../../values/own-property.ts'
import type { CheckedCase, LookedAtCase, LookedAtOperation, OperationFinding } from '../operation.ts'

/** Real cases: drills prove the procedure, not what was done. */
export const realCases = ({ policy, cases }: LookedAtOperation): readonly LookedAtCase[] =>
  cases.filter(({ case: { process } }) => policy.processes[process]?.mark === undefined)

const placed = ({ case: { issue }, repository }: CheckedCase) => ({ case: { repository, issue } })

/**
 * The gates of this requirement still hold of every case that has passed them: facts were not taken back,
 * approvals stand, actions are done. What an exception waived was not asked for (R6-1).
 */
export function gates(operation: LookedAtOperation, clause: string): OperationFinding[] {
  const { policy, runbooks } = operation
  // Gates that hang on the holders of roles are not asked below.
  const directory = operation.directory === 'not-checked' ? NOBODY : operation.directory
  return realCases(operation).flatMap((one): OperationFinding[] => {
    const { case: state } = one
    const passed = one.gates.filter(({ gate }) => gate.clause === clause)
    if (passed.length === 0) return []
    const view = { ...gateViewOf({ policy, directory, runbooks, case: state }), ...NOBODY_ASKS, at: operation.now }
    const missing = passed
      .flatMap(({ gate }) => missingAt(gate, view))
      // The holders of roles at that time are not known now: people come and go.
      .filter(({ code }) => !OF_PEOPLE.includes(code))
    const subjects = [
      ...new Set(missing.map(({ code, params }) => String(params?.field ?? params?.notice ?? params?.system ?? code))),
    ]
    return subjects.map((subject) => ({ code: 'gate-unmet', subject, ...placed(one) }))
  })
}

const OF_PEOPLE = [
  ...['pull-request-unapproved', 'consent-missing', 'unacknowledged', 'nobody-concerned'],
  ...['signature-missing', 'findings-changed'],
]

/** Deadlines of this requirement that have run out, and late reports that nobody has explained. */
export function clocks(operation: LookedAtOperation, clause: string): OperationFinding[] {
  const { policy, now } = operation
  return realCases(operation).flatMap((one): OperationFinding[] =>
    one.clocks.flatMap(({ id, subject: each, until, stopped, late }): OperationFinding[] => {
      const clock = ownProperty(policy.clocks, id)
      if (clock?.clause !== clause) return []
      const subject = each === undefined ? id : `${id} ${each}`
      const reason = clock['late-reason']
      if (late && reason !== undefined && ownProperty(one.case.facts, reason) === undefined)
        return [{ code: 'late-without-reason', subject, ...placed(one) }]
      return stopped === undefined && Date.parse(until) < Date.parse(now)
        ? [{ code: 'clock-overdue', subject, detail: until, ...placed(one) }]
        : []
    }),
  )
}

/** Measures are carried out: each done, and confirmed by somebody else, by its date (R4.4-3). */
export function actions(operation: LookedAtOperation): OperationFinding[] {
  const today = operation.now.slice(0, 10)
  return realCases(operation).flatMap((one): OperationFinding[] =>
    one.case.actions
      .filter(({ confirmed, due }) => confirmed === undefined && due < today)
      .map(({ id, due, owner }) => ({
        code: 'action-overdue',
        subject: id,
        detail: `@${owner.login}, ${due}`,
        ...placed(one),
      })),
  )
}

/** Whether measures have worked: asked and not answered yet, or not, with nothing put in their place since (R5-2). */
export function effects(operation: LookedAtOperation): OperationFinding[] {
  const { policy, now } = operation
  return realCases(operation).flatMap((one): OperationFinding[] => {
    const { case: state } = one
    const asked = runningClocks(policy, state, judges).filter(({ steps }) =>
      steps.some(({ at }) => Date.parse(at) <= Date.parse(now)),
    )
    const ended = policy.processes[state.process]?.phases[state.phase]?.end !== undefined
    const failed = state.actions.filter(
      ({ judged }) => judged?.worked === false && ended && !state.actions.some(({ seq }) => seq > judged.seq),
    )
    return [
      ...asked.map(({ subject = '', until }) => ({
        ...{ code: 'effect-unanswered' as const, subject, detail: until.slice(0, 10), ...placed(one) },
      })),
      ...failed.map(({ id }) => ({ code: 'measure-failed' as const, subject: id, ...placed(one) })),
    ]
  })
}

const judges = ({ stop = [] }: ClockPolicy): boolean =>
  stop.some((moment) => 'action' in moment && moment.action === 'judged')

/** An approved exception ends by its date (R6-1). */
export function exceptions(operation: LookedAtOperation): OperationFinding[] {
  const { policy, now } = operation
  const ids = Object.keys(policy.processes).filter((id) => policy.processes[id]?.waiver !== undefined)
  const found = operation.cases.filter(({ case: state }) => ids.includes(state.process))
  return found.flatMap((one): OperationFinding[] => {
    const { case: state } = one
    const ends = policy.processes[state.process]?.transitions.find(
      ({ at, from }) => at !== undefined && from.includes(state.phase),
    )
    const until = ends?.at?.fact === undefined ? undefined : ownProperty(state.facts, ends.at.fact)?.values[0]
    return until !== undefined && Date.parse(until) < Date.parse(now)
      ? [{ code: 'exception-outlived', detail: until, ...placed(one) }]
      : []
  })
}
