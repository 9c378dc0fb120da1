import { runbooksFor } from '../policy/runbooks-for.ts'
import type { View } from './decision.ts'
import { takeNamed, takeWord } from './read-named.ts'

/** The runbook that a case of this process may follow, by its id or title; what names none is given back. */
export function runbookNamed(view: Pick<View, 'runbooks' | 'case' | 'policy'>, text: string): string {
  const offered = runbooksFor(view.policy, view.case.process, view.runbooks)
  const named = takeNamed(
    offered.map(({ head: { id, title } }) => ({ id, labels: [title] })),
    text,
  )
  return named?.id ?? takeWord(text)?.word.toLowerCase() ?? text
}
