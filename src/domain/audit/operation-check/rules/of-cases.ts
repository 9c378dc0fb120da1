import type { Case } from '../../../case/case.ts'
import { NOBODY } from '../../../case/context.ts'
import type { ClockPolicy } from '../../../clock/clock.schema.ts'
import { clocksOf } from '../../../clock/clocks-of.ts'
import { gateViewOf } from '../../../commands/decision.ts'
import { transitionTo } from '../../../commands/move.ts'
import { NOBODY_ASKS } from '../../../gates/gate-kind.ts'
import { missingAt } from '../../../gates/gates.ts'
import { ownProperty } from '../../../values/own-property.ts'
import type { CheckedCase, Operation, OperationFinding } from '../operation.ts'

/** Real cases: drills prove the procedure, not what was done. */
export const realCases = ({ policy, cases }: Operation): readonly CheckedCase[] =>
  cases.filter(({ case: { process } }) => policy.processes[process]?.mark === undefined)

const placed = ({ case: { issue }, repository }: CheckedCase) => ({ case: { repository, issue } })

/**
 * What the gates of this requirement ask still holds of every case that has passed them: facts were not taken back,
 * approvals stand, actions are done. What an exception waived was not asked for (R6-1).
 */
export function gates(operation: Operation, clause: string): OperationFinding[] {
  const { policy, runbooks } = operation
  // What hangs on who has which role is not asked below.
  const directory = operation.directory === 'not-checked' ? NOBODY : operation.directory
  return realCases(operation).flatMap((one): OperationFinding[] => {
    const { case: state } = one
    const passed = passedGates(operation, state).filter(({ gate }) => gate.clause === clause)
    const view = { ...gateViewOf({ policy, directory, runbooks, case: state }), ...NOBODY_ASKS, at: operation.now }
    const missing = passed
      .flatMap(({ gate }) => missingAt(gate, view))
      // Who had which role then is not known now: people come and go.
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

/** Transitions by which the case has come to where it is; what lies behind a step back has to be passed again. */
export function passedTransitions({ policy }: Pick<Operation, 'policy'>, state: Case) {
  const process = ownProperty(policy.processes, state.process)
  if (process === undefined) return []
  const order = Object.keys(process.phases)
  return state.path.flatMap(({ phase: to, seq }, index) => {
    const from = state.path[index - 1]?.phase
    if (from === undefined || order.indexOf(to) > order.indexOf(state.phase)) return []
    const transition = transitionTo(process, from, to)
    return transition === undefined ? [] : [{ to, seq, transition }]
  })
}

/** Gates on that way, those left out that an exception opened. */
export const passedGates = ({ policy }: Pick<Operation, 'policy'>, state: Case) =>
  passedTransitions({ policy }, state).flatMap(({ to, seq, transition }) =>
    transition.gates
      .filter(({ clause }) => !state.waived.some((waived) => waived.to === to && waived.clause === clause))
      .map((gate) => ({ seq, gate })),
  )

/** Deadlines of this requirement that have run out, and late reports that nobody has explained. */
export function clocks(operation: Operation, clause: string): OperationFinding[] {
  const { policy, now } = operation
  const ofClause = Object.values(policy.clocks).filter((clock) => clock.clause === clause)
  if (ofClause.length === 0) return []
  const cases = realCases(operation).filter(({ case: { process } }) =>
    ofClause.some((clock) => clock.in.includes(process)),
  )
  return cases.flatMap((one): OperationFinding[] =>
    // What becomes of measures is judged measure by measure.
    clocksOf(policy, one.case, (clock) => clock.clause === clause && clock.each !== 'actions').flatMap(
      ({ id, subject: each, until, stopped, late }): OperationFinding[] => {
        const subject = each === undefined ? id : `${id} ${each}`
        const reason = policy.clocks[id]?.['late-reason']
        if (late && reason !== undefined && ownProperty(one.case.facts, reason) === undefined)
          return [{ code: 'late-without-reason', subject, ...placed(one) }]
        return stopped === undefined && Date.parse(until) < Date.parse(now)
          ? [{ code: 'clock-overdue', subject, detail: until, ...placed(one) }]
          : []
      },
    ),
  )
}

/** Measures are carried out: each done, and confirmed by somebody else, by its date (R4.4-3). */
export function actions(operation: Operation): OperationFinding[] {
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
export function effects(operation: Operation): OperationFinding[] {
  const { policy, now } = operation
  return realCases(operation).flatMap((one): OperationFinding[] => {
    const { case: state } = one
    const asked = clocksOf(policy, state, judges).filter(
      ({ stopped, steps }) => stopped === undefined && steps.some(({ at }) => Date.parse(at) <= Date.parse(now)),
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
export function exceptions(operation: Operation): OperationFinding[] {
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
