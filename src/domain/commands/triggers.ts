import { knownValues } from '../case/known-values.ts'
import { holds } from '../policy/condition.ts'
import { triggersMet } from '../runbook/triggers-met.ts'
import type { View } from './decision.ts'

/** By what the response organisation of a case starts and ends: its runbook says it first, then the policy (R4.1-1a). */

type Seen = Pick<View, 'runbooks' | 'case' | 'policy'>

const currentRunbook = (view: Pick<View, 'runbooks' | 'case'>) =>
  view.runbooks.find(({ head }) => head.id === view.case.runbook?.id)

export const startTriggers = (view: Seen): string[] => [
  ...(currentRunbook(view)?.head.start ?? []).map(({ id }) => id),
  ...view.policy.organisation.start.map(({ id }) => id),
]

export const endTriggers = (view: Seen): string[] => [
  ...(currentRunbook(view)?.head.end ?? []).map(({ id }) => id),
  ...view.policy.organisation.end.map(({ id }) => id),
]

/** Start triggers that the facts of this case meet. */
export function metTriggers(view: Seen): string[] {
  const runbook = currentRunbook(view)
  const facts = knownValues(view.policy, view.case)
  return [
    ...(runbook === undefined ? [] : triggersMet(runbook, facts).map(({ id }) => id)),
    ...view.policy.organisation.start
      .filter(({ when }) => when !== undefined && holds(when, facts))
      .map(({ id }) => id),
  ]
}
