import { phaseUnder } from '../../case/succeed.ts'
import { because } from '../../refusals/reason.ts'
import { ownProperty } from '../../values/own-property.ts'
import { commandKind } from '../command-kind.ts'
import { type Decision, IGNORED, refused, type View } from '../decision.ts'
import { passage, waysFrom } from '../passage.ts'
import { phasesOf } from '../phase-named.ts'
import { takeNamed, takeWord } from '../read-named.ts'
import type { Reader } from '../reading.ts'

interface Move {
  kind: 'move'
  to: string
  reason: string
}

/** 分析（被害特定・原因分析）, 封じ込め中: a phase as the regulation and people call it at length. */
const LONGER_NAME =
  /^([^\s（(]{1,40}?)(?:[（(][^()（）\n]{1,60}[)）]|中|段階|フェーズ|[へに]移行|[へに]進む)(\s[\s\S]*)?$/u

const read: Reader<Move> = ({ text }, { policy, process }) => {
  const known = takeNamed(phasesOf(policy, process), text)
  if (known !== undefined) return { kind: 'move', to: known.id, reason: known.rest }
  const [, name = '', reason = ''] = LONGER_NAME.exec(text) ?? []
  const shorter = name === '' ? undefined : takeNamed(phasesOf(policy, process), name)
  if (shorter?.rest === '') return { kind: 'move', to: shorter.id, reason: reason.trim() }
  const first = takeWord(text)
  return first === undefined ? undefined : { kind: 'move', to: first.word.toLowerCase(), reason: first.rest }
}

/** A phase asked for by name, whatever the door: `/phase <phase> [reason]`, a label, a card. */
export const moveCommand = commandKind<Move>('move', {
  slash: [{ word: 'phase', names: ['段階', 'フェーズ'], meant: ['戻す', '戻る', 'もどす'], read }],
  target: ({ to }, { phases }) => (ownProperty(phases, to) === undefined ? undefined : to),
  under: (policy, process, command) => ({ ...command, to: phaseUnder(policy, process, command.to) }),
  decide: move,
  fromEvent: { 'phase-changed': ({ data, text }) => ({ kind: 'move', to: data.to, reason: text.reason ?? '' }) },
})

function move(view: View, { to, reason }: Move): Decision {
  if (ownProperty(view.process.phases, to) === undefined)
    return refused(because('unknown-phase', undefined, { text: to, phases: waysFrom(view.process, view.case.phase) }))
  if (to === view.case.phase) {
    // A label or card that already agrees is our own echo, or somebody who found it done.
    return view.asked.door === 'comment' ? refused(because('already-there', undefined, { phase: to })) : IGNORED
  }
  return passage(view, to, reason)
}
