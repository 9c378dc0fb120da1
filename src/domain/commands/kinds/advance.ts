import { commandKind } from '../command-kind.ts'
import type { Decision, View } from '../decision.ts'
import { nextPhase, noWay, passage } from '../passage.ts'

interface Advance {
  kind: 'advance'
  reason: string
}

/** `/advance [reason]`: the next phase on the way to the end. */
export const advanceCommand = commandKind<Advance>('advance', {
  slash: [
    {
      word: 'advance',
      names: ['次へ', '進む', '次に進む'],
      meant: ['next', 'proceed', '次', 'つぎへ', 'あdゔぁんせ', 'つぎ', 'すすむ', 'すすめる', '進める', 'アドバンス'],
      read: ({ text }) => ({ kind: 'advance', reason: text }),
    },
  ],
  decide: advance,
})

function advance(view: View, { reason }: Advance): Decision {
  const next = nextPhase(view.process, view.case.phase)
  if (next === undefined) return noWay(view, { clause: undefined, phase: undefined })
  return passage(view, next, reason)
}
