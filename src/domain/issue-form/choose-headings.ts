import type { Line } from '../markdown/classify-lines.ts'
import type { Heading } from './find-headings.ts'
import { fitOf, nextFilled } from './fit.ts'
import type { Question } from './question.ts'

export type Reading = { late: Heading[]; early: Heading[] }

// One number orders readings: each merit outweighs all that stand below it (a form has far less than 4,096 items).
const matched = 2 ** 36
const fitting = 2 ** 24
const asWritten = 2 ** 12
const visible = 1

type Step = { score: number; late: number; early: number }
const end = -1

/**
 * Chooses which heading-like lines are the form's own. GitHub writes every label once and in form order; so the best
 * reading has, in this order: the most items, the most answers of the right shape, the most headings between blank
 * lines, the fewest headings in closed code or comments (one that is left open says nothing). Where two readings are equally good, `late` and `early` differ;
 * `late` is to be preferred, for a person may type another field's heading only before that field's own.
 * Dynamic programming from the end of the body: linear in its length for a given form.
 */
export function chooseHeadings(
  headings: readonly Heading[],
  questions: readonly Question[],
  lines: readonly Line[],
): Reading {
  const steps: Step[] = new Array(headings.length)
  const best: Step[] = questions.map(() => ({ score: 0, late: end, early: end }))
  best.push({ score: 0, late: end, early: end })

  for (let at = headings.length - 1; at >= 0; at -= 1) {
    // The heading directly after this one is entered late: whether it may follow depends on what stands between.
    if (at + 2 < headings.length) enter(at + 2)
    steps[at] = stepFrom(at)
  }
  if (headings.length > 1) enter(1)
  if (headings.length > 0) enter(0, headings[0]?.line === nextFilled(lines, 0) ? fitting : 0)
  const start = best[0]
  return { late: follow('late'), early: follow('early') }

  function stepFrom(at: number): Step {
    const heading = headings[at] ?? { line: 0, item: 0 }
    const question = questions[heading.item]
    const fit = question === undefined ? undefined : fitOf(question, lines, heading.line)
    const bonus = (line: number) =>
      fit !== undefined && (line === fit.from || (fit.orLater && line > fit.from)) ? fitting : 0
    const later = best[heading.item + 1] ?? { score: 0, late: end, early: end }
    let step: Step =
      later.late === end
        ? { score: bonus(lines.length), late: end, early: end }
        : { ...later, score: later.score + (fit?.orLater === true ? fitting : 0) }
    for (const next of [at + 2, at + 1]) {
      const following = headings[next]
      if (following === undefined || following.item <= heading.item) continue
      step = better(step, (steps[next]?.score ?? 0) + bonus(following.line), next)
    }
    return { ...step, score: step.score + meritOf(heading) }
  }

  function meritOf({ line }: Heading): number {
    const isBlank = (at: number) => (lines[at]?.text ?? '').trim() === ''
    const bare = lines[line]?.text.startsWith('#') === true && isBlank(line - 1) && isBlank(line + 1)
    const isHidden = lines[line]?.block !== -1 && lines[line]?.unclosed === false
    return matched + (bare ? asWritten : 0) + (isHidden ? 0 : visible)
  }

  function enter(at: number, extra = 0): void {
    const score = (steps[at]?.score ?? 0) + extra
    const own: Step = { score, late: at, early: at }
    for (let item = headings[at]?.item ?? -1; item >= 0; item -= 1) {
      const known = best[item] ?? own
      // An earlier item's best is at least as good as a later one's.
      if (known.score > score) return
      best[item] = known.score < score ? own : { ...known, early: at }
    }
  }

  function follow(which: 'late' | 'early'): Heading[] {
    const chosen: Heading[] = []
    for (let at = start?.[which] ?? end; at !== end; at = steps[at]?.[which] ?? end) {
      const heading = headings[at]
      if (heading !== undefined) chosen.push(heading)
    }
    return chosen
  }
}

/** Takes up one more way, which begins with an earlier heading than those compared before. */
function better(step: Step, score: number, next: number): Step {
  if (score > step.score) return { score, late: next, early: next }
  return score === step.score ? { ...step, early: next } : step
}
