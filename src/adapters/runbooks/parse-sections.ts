import type { DraftSection, DraftStep } from '../../domain/runbook/runbook-draft.ts'

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const HEADING = /^##(?!#)[ \t]+(.*)$/
const STEP = /^([-*+] +\[[ xX]\])(?:[ \t]+(.*))?$/
const CONTINUED = /^[ \t]+(\S.*)$/

/**
 * The sections of a runbook's body and their steps, in one pass over its lines. A step is a task-list item at the
 * line's start; indented lines belong to it. What stands in a code block is a command to copy, never a step.
 */
export function parseSections(lines: readonly string[], firstLine: number): DraftSection[] {
  const sections: { heading: string; line: number; column: number; steps: DraftStep[] }[] = []
  let fence: string | undefined
  let inStep = false
  lines.forEach((raw, index) => {
    const text = raw.trimEnd()
    const line = firstLine + index
    const mark = FENCE.exec(text)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && text.trim() === mark) fence = undefined
      return
    }
    if (mark !== undefined) {
      fence = mark
      return
    }
    const heading = HEADING.exec(text)?.[1]
    if (heading !== undefined) {
      sections.push({ heading: heading.trim(), line, column: 1, steps: [] })
      inStep = false
      return
    }
    const steps = sections.at(-1)?.steps
    const step = STEP.exec(text)
    if (steps === undefined) return
    if (step !== null) {
      const words = step[2]?.trim() ?? ''
      // An item without words is a place to write, not a step.
      if (words !== '') steps.push({ text: words, line, column: 1 })
      inStep = words !== ''
      return
    }
    const more = CONTINUED.exec(text)?.[1]
    const last = steps.at(-1)
    if (inStep && more !== undefined && last !== undefined)
      steps[steps.length - 1] = { ...last, text: `${last.text}\n${more}` }
    else if (text !== '') inStep = false
  })
  return sections
}
