import type { PlaygroundWords } from '../../../sandbox/playground/words.ts'
import type { Step } from './story.ts'

export interface Seen {
  phase: string
  column: string
  state: string
  /** The app's new answers, as they stand there. */
  answers: string
}

/** The part of a step's effect that is missing. `wanted`: the column of the phase in which the case stands. */
export function amiss(step: Step, number: number, seen: Seen, wanted: string, say: PlaygroundWords): string[] {
  const problems = [
    ...(seen.phase === step.phase ? [] : [say('demo.amiss.phase', { phase: seen.phase, wanted: step.phase })]),
    ...(seen.column === wanted ? [] : [say('demo.amiss.column', { column: seen.column, wanted })]),
    ...((seen.state === 'closed') === (step.phase === 'closed')
      ? []
      : [say('demo.amiss.state', { state: seen.state })]),
    ...(step.refused ?? [])
      .filter((clause) => !seen.answers.includes(clause))
      .map((clause) => say('demo.amiss.clause', { clause })),
  ]
  return problems.map((problem) => `  ${say('demo.amiss', { number, who: step.who, problem })}`)
}
