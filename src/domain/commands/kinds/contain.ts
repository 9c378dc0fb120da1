import { because } from '../../refusals/reason.ts'
import { acting } from '../acting.ts'
import { commandKind } from '../command-kind.ts'
import { containedUnconfirmed } from '../contained-unconfirmed.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import { unknownValue } from '../unknown-value.ts'

interface Contain {
  kind: 'contain'
  text: string
  /** An edit puts right what was said before; the case stays where it is. */
  isCorrection?: true
}

/** `/contain [words]`: what was done to stop the spread (R4.3-1). It can always be read. */
export const containCommand = commandKind<Contain>('contain', {
  slash: [
    {
      word: 'contain',
      names: ['封じ込め', '封じこめ'],
      meant: [
        'isolate',
        'contained',
        '隔離',
        '遮断',
        '止血',
        'ふうじこめ',
        'ふうじ込め',
        'こんてん',
        'こんていん',
        'こんてぃん',
        'コンテン',
        'コンティン',
        '止めた',
        '止めました',
        'とめた',
        '停止した',
        '切断した',
        'containment',
        '封じ込み',
        '封込め',
        '封込',
        'コンテイン',
      ],
      isFree: true,
      read: ({ text }) => ({ kind: 'contain', text }),
    },
  ],
  hangsOnRole: false,
  hangsOn: 'process',
  correctedBy: 'contain',
  decide: contain,
})

/**
 * Recorded whoever sleeps and whatever is missing, in any phase. In an open phase the case moves there at once; from a
 * later one it goes back, and the statement is the reason.
 */
function contain(view: View, { text, isCorrection }: Contain): Decision {
  const rule = view.process.contain
  if (rule === undefined) return refused(because('no-way'))
  if (!hasRole(view, rule.by)) return containedUnconfirmed(rule, text, `/contain ${text}`)
  const words = text.trim()
  const provisional = words === '' || unknownValue(words) !== undefined
  // Somebody who has no time for words must not wipe out those that stand there.
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
  if (ended || isCorrection === true || view.case.phase === rule.phase)
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
