import { because } from '../refusals/reason.ts'
import { acting } from './acting.ts'
import type { Command } from './command.ts'
import { accepted, type Decision, hasRole, refused, type View } from './decision.ts'
import { unknownValue } from './unknown-value.ts'

/**
 * What was done to stop the spread: recorded whoever sleeps and whatever is missing, in any phase (R4.3-1). In an open
 * phase the case moves there at once; from a later one it goes back, and the statement is the reason.
 */
export function contain(view: View, { text, corrects }: Extract<Command, { kind: 'contain' }>): Decision {
  const rule = view.process.contain
  if (rule === undefined) return refused(because('no-way'))
  if (!hasRole(view, rule.by)) return containedUnconfirmed(rule, text, `/contain ${text}`)
  const words = text.trim()
  const provisional = words === '' || unknownValue(words) !== undefined
  // Who has no time for words must not wipe out those that stand there.
  const kept = words === '' && view.case.facts[rule.fact] !== undefined
  const recorded = kept
    ? []
    : [
        {
          type: 'fact-recorded' as const,
          data: { field: rule.fact, values: [], provisional, source: 'comment' as const },
          text: { value: words },
        },
      ]
  const ended = view.process.phases[view.case.phase]?.end !== undefined
  if (ended || corrects === true || view.case.phase === rule.phase)
    return accepted(recorded, ended ? [because('closed-case', rule.clause)] : [])
  return accepted([
    ...recorded,
    {
      type: 'phase-changed',
      data: { from: view.case.phase, to: rule.phase, ...acting(view, rule.by) },
      text: words === '' ? {} : { reason: words },
    },
  ])
}

/**
 * Whoever did it, and however it was written: it is in the record at once, and somebody who may decide confirms it
 * (R4.3-1). `line` is the command that does.
 */
export function containedUnconfirmed(
  { by, clause, phase }: NonNullable<View['process']['contain']>,
  text: string,
  line: string,
): Decision {
  const words = text.trim()
  if (words === '') return refused(because('not-for-you', clause, { roles: by, phase }))
  const why = because('contained-unconfirmed', clause, { text: line, roles: by })
  return accepted([{ type: 'note-added', data: {}, text: { note: words } }], [why])
}
