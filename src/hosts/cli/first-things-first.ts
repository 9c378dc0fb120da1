import type { PolicyProblem } from '../../domain/policy/policy-problem.ts'

/** Of a role that nobody has follows much that nobody can do: some thirty findings of a policy that was laid a minute ago. */
const FOLLOW: readonly string[] = ['nobody-can-open', 'unsuppliable-fact']

/** The problems to mend first, and how many findings are held back until that is done: they may be gone then. */
export function firstThingsFirst(problems: readonly PolicyProblem[]): {
  shown: readonly PolicyProblem[]
  held: number
} {
  if (!problems.some(({ code }) => code === 'nobody-in-role')) return { shown: problems, held: 0 }
  const shown = problems.filter(({ code }) => !FOLLOW.includes(code))
  return { shown, held: problems.length - shown.length }
}
