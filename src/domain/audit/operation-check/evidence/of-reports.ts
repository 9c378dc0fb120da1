import { type Case, factValues } from '../../../case/case.ts'
import type { Evidence } from '../../../findings/evidence.schema.ts'
import { ownProperty } from '../../../values/own-property.ts'
import type { CheckedCase, LookedAtCase, LookedAtOperation } from '../operation.ts'
import { realCases } from '../rules/of-cases.ts'
import { categoryAt } from '../rules/preparation.ts'
import { lastLine, lineOf } from './line-of.ts'

/** Real incidents: what can be contained. */
const incidents = (operation: LookedAtOperation): LookedAtCase[] =>
  realCases(operation).filter(({ case: { process } }) => operation.policy.processes[process]?.contain !== undefined)

/** Reports to which somebody in charge has answered by acting (R1-1, R4.2-1). */
export const answeredReports = (operation: LookedAtOperation): Evidence[] =>
  incidents(operation).flatMap((one) => (one.case.answered === undefined ? [] : lastLine(one, 'case-answered')))

/** Incidents that went by a runbook until business had resumed (R1-2). */
export const recoveredByProcedure = (operation: LookedAtOperation): Evidence[] =>
  incidents(operation).flatMap((one) => {
    const { runbook } = one.case
    const recovered = one.gates.findLast(({ gate }) => gate.clause?.startsWith('R4.3-2'))
    return runbook === undefined || recovered === undefined ? [] : [lineOf(one, recovered.seq)]
  })

/** Incidents that came through learning to their end (R1-3). */
export const learntFrom = (operation: LookedAtOperation): Evidence[] => completed(operation).map((one) => lastStep(one))

const completed = (operation: LookedAtOperation): LookedAtCase[] =>
  incidents(operation).filter(({ case: { process, phase } }) => isEnd(operation, process, phase))

const isEnd = ({ policy }: LookedAtOperation, process: string, phase: string): boolean =>
  policy.processes[process]?.phases[phase]?.end === 'completed'

const lastStep = (one: CheckedCase): Evidence => lineOf(one, one.case.path.at(-1)?.seq ?? 0)

/** Reports of this category (R1-4 to R1-6). */
export const ofCategory =
  (place: number) =>
  (operation: LookedAtOperation): Evidence[] => {
    const { category } = operation.policy.meanings
    const wanted = categoryAt(operation.policy, place)?.id
    return factLines(operation, category, (values) => wanted !== undefined && values.includes(wanted))
  }

/** Reports that name the systems or places that they are about, listed or not (R3-1). */
export const systemsNamed = (operation: LookedAtOperation): Evidence[] =>
  factLines(operation, operation.policy.meanings.systems, (values) => values.some((one) => one !== 'unknown'))

function factLines(
  operation: LookedAtOperation,
  field: string,
  isIt: (values: readonly string[]) => boolean,
): Evidence[] {
  return incidents(operation).flatMap((one) => {
    const fact = ownProperty(one.case.facts, field)
    return fact !== undefined && isIt(factValues(one.case)(field) ?? []) ? [lineOf(one, fact.seq)] : []
  })
}

/** Incidents without a matching runbook: an executive was appointed and the response organisation started (R4.2-3). */
export const withoutProcedure = (operation: LookedAtOperation): Evidence[] =>
  incidents(operation).flatMap((one) =>
    one.case.runbook === undefined && one.case.executive !== undefined && one.case.organisation !== undefined
      ? [...lastLine(one, 'executive-appointed'), ...lastLine(one, 'organisation-started')]
      : [],
  )

/** Board reports that the board, or who speaks for it, took note of (R4.4-2). */
export const boardReports = (operation: LookedAtOperation): Evidence[] =>
  incidents(operation).flatMap((one) =>
    boardDocuments(operation, one.case).flatMap((what) => {
      const seen = ownProperty(one.case.acknowledged, what)
      return seen === undefined ? [] : [lineOf(one, seen.seq)]
    }),
  )

const boardDocuments = ({ policy }: LookedAtOperation, { process }: Case): string[] =>
  (policy.processes[process]?.transitions ?? []).flatMap(({ gates }) =>
    gates.flatMap((gate) => (gate.kind === 'acknowledged' && gate.clause === 'R4.4-2' ? [gate.what] : [])),
  )

/** Plans that were made known, and measures that somebody confirmed (R4.4-3). */
export const plansCarriedOut = (operation: LookedAtOperation): Evidence[] =>
  incidents(operation).flatMap((one) => [
    ...Object.values(one.case.notices).map(({ seq }) => lineOf(one, seq)),
    ...lastLine(one, 'action-confirmed'),
  ])

/** Measures of which somebody has answered whether they have worked (R5-2). */
export const effectsJudged = (operation: LookedAtOperation): Evidence[] =>
  incidents(operation).flatMap((one) =>
    one.case.actions.flatMap(({ judged }) => (judged === undefined ? [] : [lineOf(one, judged.seq)])),
  )

/** When the first response of a company had ended. */
export const firstCompleted = (operation: LookedAtOperation): string | undefined =>
  completed(operation)
    .map(({ case: { path } }) => path.at(-1)?.at ?? '')
    .sort()[0]
