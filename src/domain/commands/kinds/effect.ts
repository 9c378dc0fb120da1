import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import { type Named, takeNamed, takeWord } from '../read-named.ts'
import type { Reader } from '../reading.ts'
import { toHalfWidth } from '../to-half-width.ts'

interface Effect {
  kind: 'effect'
  action: string
  worked: boolean
  text: string
}

const EFFECTS: readonly Named[] = [
  { id: 'worked', labels: ['yes', '有効', '効果あり', '効果がありました', '効いた', '○', '〇'] },
  { id: 'failed', labels: ['no', '無効', '効果なし', '効果がありませんでした', '効かなかった', '×'] },
]

const read: Reader<Effect> = ({ text }) => {
  const first = takeWord(text)
  const found = first === undefined ? undefined : takeNamed(EFFECTS, first.rest)
  if (first === undefined || found === undefined || found.rest === '') return undefined
  const action = toHalfWidth(first.word).replace(/^#/, '').toLowerCase()
  return { kind: 'effect', action, worked: found.id === 'worked', text: found.rest }
}

/**
 * `/effect <action> worked|failed <how that is known>`: some time later, whether it has worked, said by somebody other
 * than its owner (R5-2).
 */
export const effectCommand = commandKind<Effect>('effect', {
  slash: [{ word: 'effect', names: ['効果', '効果確認'], meant: [], read }],
  decide: effect,
  fromEvent: {
    'action-judged': ({ data, text }) => ({ kind: 'effect', action: data.id, worked: data.worked, text: text.why }),
  },
})

function effect(view: View, { action: id, worked, text }: Effect): Decision {
  const item = view.case.actions.find((one) => one.id === id)
  if (item === undefined)
    return refused(because('unknown-action', 'R5-2', { text: id, actions: view.case.actions.map((one) => one.id) }))
  const by = view.policy.defaults['set-by']
  if (!hasRole(view, by)) return refused(notForYou(by, 'R5-2'))
  if (item.owner.id === view.asked.actor.id) return refused(because('own-measure', 'R5-2', { action: id }))
  return accepted([{ type: 'action-judged', data: { id, worked }, text: { why: text } }])
}
