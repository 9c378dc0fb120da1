import { knownValues } from '../case/known-values.ts'
import { allWords } from '../policy/basics.ts'
import { holds } from '../policy/condition.ts'
import { triggersMet } from '../runbook/triggers-met.ts'
import type { View } from './decision.ts'
import { type Named, takeNamed, takeWord } from './read-named.ts'

/** By what the response organisation of a case starts and ends: its runbook says it first, then the policy (R4.1-1a). */

type Seen = Pick<View, 'runbooks' | 'case' | 'policy'>

const currentRunbook = (view: Pick<View, 'runbooks' | 'case'>) =>
  view.runbooks.find(({ head }) => head.id === view.case.runbook?.id)

export const startTriggers = (view: Seen): string[] => triggersOf(view, 'start').map(({ id }) => id)

export const endTriggers = (view: Seen): string[] => triggersOf(view, 'end').map(({ id }) => id)

const triggersOf = (view: Seen, moment: 'start' | 'end'): Named[] => [
  ...(currentRunbook(view)?.head[moment] ?? []).map(({ id, text }) => ({ id, labels: [text] })),
  ...view.policy.organisation[moment].map(({ id, text }) => ({ id, labels: allWords(text) })),
]

/** The trigger that a line names, by its id or its words; what names none is given back. */
export const triggerNamed = (view: Seen, moment: 'start' | 'end', line: string): string =>
  takeNamed(triggersOf(view, moment), line)?.id ?? takeWord(line)?.word.toLowerCase() ?? line

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
