import { NOBODY } from '../../../case/context.ts'
import type { ClockPolicy } from '../../../clock/clock.schema.ts'
import { runningClocks } from '../../../clock/clocks-of.ts'
import { gateViewOf } from '../../../commands/decision.ts'
import { NOBODY_ASKS } from '../../../gates/gate-kind.ts'
import { missingAt } from '../../../gates/gates.ts'
import { ownProperty } from '../../../values/own-property.ts'
import type { CheckedCase, LookedAtCase, LookedAtOperation, OperationFinding } from '../operation.ts'

/** Real cases: drills prove the procedure, not what was done. */
export const realCases = ({ policy, cases }: Pick<LookedAtOperation, 'policy' | 'cases'>): readonly LookedAtCase[] =>
  cases.filter(({ case: { process } }) => policy.processes[process]?.mark === undefined)

const placed = ({ case: { issue }, repository }: CheckedCase) => ({ case: { repository, issue } })

type Looked = Omit<LookedAtOperation, 'ofCases'>

/** Gates and deadlines, as far as they find something against a requirement: each case is asked once, and not once for each of them. */
export function findingsOfCases(operation: Looked): LookedAtOperation['ofCases'] {
  const found = new Map<string, { gates: OperationFinding[]; clocks: OperationFinding[] }>()
  const of = (clause: string) => {
    const known = found.get(clause) ?? { gates: [], clocks: [] }
    found.set(clause, known)
    return known
  }
  for (const one of realCases(operation)) {
    for (const [clause, subjects] of unmetIn(operation, one))
      for (const subject of subjects) of(clause).gates.push({ code: 'gate-unmet', subject, ...placed(one) })
    for (const [clause, finding] of untimelyIn(operation, one)) of(clause).clocks.push(finding)
  }
  return found
}

export const gates = ({ ofCases }: LookedAtOperation, clause: string): readonly OperationFinding[] =>
  ofCases.get(clause)?.gates ?? []

export const clocks = ({ ofCases }: LookedAtOperation, clause: string): readonly OperationFinding[] =>
  ofCases.get(clause)?.clocks ?? []

/**
 * Things that the gates which a case has passed miss by now, by requirement: facts may have been taken back, approvals withdrawn.
 * What an exception waived was not asked for (R6-1).
 */
function unmetIn(operation: Looked, one: LookedAtCase): ReadonlyMap<string, ReadonlySet<string>> {
  const { policy, runbooks } = operation
  // Gates that hang on the holders of roles are not asked below.
  const directory = operation.directory === 'not-checked' ? NOBODY : operation.directory
  const around = { policy, directory, runbooks, case: one.case }
  const view = gateViewOf(around, { ...NOBODY_ASKS, at: operation.now })
  const unmet = new Map<string, Set<string>>()
  for (const { gate } of one.gates) {
    if (gate.clause === undefined) continue
    for (const { code, params } of missingAt(gate, view)) {
      // The holders of roles at that time are not known now: people come and go.
      if (OF_PEOPLE.includes(code)) continue
      const subject = String(params?.field ?? params?.notice ?? params?.system ?? code)
      unmet.set(gate.clause, (unmet.get(gate.clause) ?? new Set()).add(subject))
    }
  }
  return unmet
}

const OF_PEOPLE = [
  ...['pull-request-unapproved', 'consent-missing', 'unacknowledged', 'nobody-concerned'],
  ...['signature-missing', 'findings-changed'],
]

/** Deadlines that have run out, and late reports that nobody has explained, each with its requirement. */
function untimelyIn({ policy, now }: Looked, one: LookedAtCase): [string, OperationFinding][] {
  return one.clocks.flatMap(({ id, subject: each, until, stopped, late }): [string, OperationFinding][] => {
    const { clause, 'late-reason': reason } = ownProperty(policy.clocks, id) ?? {}
    if (clause === undefined) return []
    const subject = each === undefined ? id : `${id} ${each}`
    if (late && reason !== undefined && ownProperty(one.case.facts, reason) === undefined)
      return [[clause, { code: 'late-without-reason', subject, ...placed(one) }]]
    return stopped === undefined && Date.parse(until) < Date.parse(now)
      ? [[clause, { code: 'clock-overdue', subject, detail: until, ...placed(one) }]]
      : []
  })
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
