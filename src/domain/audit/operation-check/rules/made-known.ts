import { concernedBy, whoseOf } from '../../../acknowledgement/audience.ts'
import { gateViewOf } from '../../../commands/decision.ts'
import type { Process } from '../../../policy/process.ts'
import type { CheckedCase, Looked, Operation, OperationFinding } from '../operation.ts'

const CLAUSE = 'R4.1-1e'

/** All of the preparation is known to all concerned: who came since then, and what was reviewed since then, included (R4.1-1e). */
export function madeKnown(operation: Operation): Looked {
  const processes = Object.entries(operation.policy.processes).filter(([, process]) => gatesOf(process).length > 0)
  if (processes.length === 0) return { findings: [{ code: 'policy-silent' }], by: { policy: true } }
  const looked = processes.map(([id, process]) => inProcess(operation, id, process))
  return {
    findings: looked.flatMap(({ findings }) => findings),
    by: { policy: true, runbooks: operation.runbooks.length, cases: looked.reduce((sum, { ended }) => sum + ended, 0) },
  }
}

const gatesOf = ({ transitions }: Process) =>
  transitions
    .flatMap(({ gates }) => gates)
    .filter((gate) => gate.kind === 'acknowledged-by-all')
    .filter(({ clause }) => clause === CLAUSE)

function inProcess(
  operation: Operation,
  id: string,
  process: Process,
): { findings: OperationFinding[]; ended: number } {
  const ended = operation.cases
    .filter(({ case: state }) => state.process === id && process.phases[state.phase]?.end === 'completed')
    .sort((a, b) => Date.parse(endOf(a)) - Date.parse(endOf(b)))
  const last = ended.at(-1)
  if (last === undefined) return { findings: [{ code: 'preparation-untold', subject: id }], ended: 0 }
  const day = endOf(last).slice(0, 10)
  const newer = operation.runbooks.filter(({ head }) => (head.reviewed ?? '') > day)
  return {
    findings: [
      ...newer.map(({ head }): OperationFinding => ({ code: 'preparation-outdated', runbook: head.id, detail: day })),
      ...newcomers(operation, process, last),
    ],
    ended: ended.length,
  }
}

const endOf = ({ case: { path } }: CheckedCase): string => path.at(-1)?.at ?? ''

/** People who have such a role by now, and of whom the last time knows nothing. */
function newcomers({ policy, directory }: Operation, process: Process, last: CheckedCase): OperationFinding[] {
  if (directory === 'not-checked') return []
  const { case: state, repository } = last
  const known = new Set(state.acknowledgements.map(({ whose }) => whose))
  const asked = gatesOf(process).flatMap((gate) => concernedBy(gate, gateViewOf({ policy, directory, case: state })))
  return asked.flatMap((one): OperationFinding[] =>
    one.kind !== 'account' || known.has(whoseOf(one))
      ? []
      : [{ code: 'person-untold', subject: `@${one.account.login}`, case: { repository, issue: state.issue } }],
  )
}
