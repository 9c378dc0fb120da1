import { concernedBy, whoseOf } from '../../../acknowledgement/audience.ts'
import { factValues } from '../../../case/case.ts'
import { gateViewOf } from '../../../commands/decision.ts'
import { NOBODY_ASKS } from '../../../gates/gate-kind.ts'
import { optionsOf } from '../../../policy/field-options.ts'
import type { Policy } from '../../../policy/policy.schema.ts'
import type { Process } from '../../../policy/process.ts'
import type { CheckedCase, Operation, OperationFinding } from '../operation.ts'

const CLAUSE = 'R4.1-1e'
/** The kind of preparation that runbooks are. */
const RUNBOOKS = 'runbooks'

/**
 * All of the preparation is known to all concerned: each kind of it, to each person and group, to who came since then,
 * and with what was reviewed since then (R4.1-1e).
 */
export function madeKnown(operation: Operation): OperationFinding[] {
  const processes = Object.entries(operation.policy.processes).filter(([, process]) => gatesOf(process).length > 0)
  if (processes.length === 0) return [{ code: 'policy-silent' }]
  return processes.flatMap(([id, process]) => inProcess(operation, id, process))
}

const gatesOf = ({ transitions }: Process) =>
  transitions
    .flatMap(({ gates }) => gates)
    .filter((gate) => gate.kind === 'acknowledged-by-all')
    .filter(({ clause }) => clause === CLAUSE)

function inProcess(operation: Operation, id: string, process: Process): OperationFinding[] {
  const told = toldOf(operation, id)
  const last = told.cases.at(-1)
  if (last === undefined) return [{ code: 'preparation-untold', subject: id }]
  const untold = told.kinds.filter(({ by }) => by === undefined)
  const ofRunbooks = told.kinds.find(({ kind }) => kind === RUNBOOKS)
  const day = endOf(ofRunbooks?.by ?? last).slice(0, 10)
  // Where runbooks were never made known, that is the finding.
  const newer = operation.runbooks.filter(
    ({ head }) => (ofRunbooks === undefined || ofRunbooks.by !== undefined) && (head.reviewed ?? '') > day,
  )
  const cases = told.kinds.length === 0 ? [last] : told.kinds.flatMap(({ by }) => (by === undefined ? [] : [by]))
  return [
    ...untold.map(({ kind }): OperationFinding => ({ code: 'preparation-kind-untold', subject: kind })),
    ...newer.map(({ head }): OperationFinding => ({ code: 'preparation-outdated', runbook: head.id, detail: day })),
    ...newcomers(operation, process, [...new Set(cases)]),
  ]
}

export interface ToldPreparation {
  /** Those that everybody has acknowledged, by their end. */
  cases: readonly CheckedCase[]
  /** Each kind of preparation that the policy knows, and the last case that made it known. */
  kinds: readonly { kind: string; by: CheckedCase | undefined }[]
}

/** How preparation was made known in this process. */
export function toldOf({ policy, cases }: Pick<Operation, 'policy' | 'cases'>, process: string): ToldPreparation {
  const ended = cases
    .filter(({ case: state }) => state.process === process && isCompleted(policy, state))
    .sort((a, b) => Date.parse(endOf(a)) - Date.parse(endOf(b)))
  const kinds = Object.entries(policy.fields).flatMap(([field, rule]) =>
    rule.clause === CLAUSE && rule.kind === 'choices'
      ? optionsOf(policy, rule).map(({ id: kind }) => ({
          kind,
          by: ended.findLast(({ case: state }) => factValues(state)(field)?.includes(kind) === true),
        }))
      : [],
  )
  return { cases: ended, kinds }
}

/** Processes in which preparation is made known. */
export const tellingProcesses = ({ processes }: Policy): string[] =>
  Object.entries(processes).flatMap(([id, process]) => (gatesOf(process).length > 0 ? [id] : []))

const isCompleted = (policy: Policy, { process, phase }: CheckedCase['case']): boolean =>
  policy.processes[process]?.phases[phase]?.end === 'completed'

const endOf = ({ case: { path } }: CheckedCase): string => path.at(-1)?.at ?? ''

/** People who have such a role by now, and groups that are covered by now, of whom one of these cases knows nothing. */
function newcomers(
  { policy, directory, runbooks }: Operation,
  process: Process,
  cases: readonly CheckedCase[],
): OperationFinding[] {
  if (directory === 'not-checked') return []
  const untold = cases.flatMap(({ case: state, repository }) => {
    const known = new Set(state.acknowledgements.map(({ whose }) => whose))
    const view = gateViewOf({ policy, directory, runbooks, case: state }, NOBODY_ASKS)
    return gatesOf(process)
      .flatMap((gate) => concernedBy(gate, view))
      .filter((one) => !known.has(whoseOf(one)))
      .map((one) => ({ one, place: { repository, issue: state.issue } }))
  })
  const each = new Map(untold.map((found) => [whoseOf(found.one), found]))
  return [...each.values()].flatMap(({ one, place }): OperationFinding[] => {
    if (one.kind === 'account') return [{ code: 'person-untold', subject: `@${one.account.login}`, case: place }]
    return one.kind === 'group' ? [{ code: 'person-untold', subject: one.group, case: place }] : []
  })
}
