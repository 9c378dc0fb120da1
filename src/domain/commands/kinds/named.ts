import { commandKind, type SlashWord } from '../command-kind.ts'
import { passageNamed } from '../passage.ts'
import type { Reader } from '../reading.ts'

interface NamedTransition {
  kind: 'named'
  name: string
  reason: string
}

export const readNamedTransition: Reader<NamedTransition> = ({ word, text }) => ({
  kind: 'named',
  name: word,
  reason: text,
})

const word = (name: string, names: readonly string[], meant: readonly string[]): SlashWord<NamedTransition> => ({
  ...{ word: name, names, meant, isOfPolicy: true },
  read: readNamedTransition,
})

/** `/dismiss`, `/reject` and what else a policy names for a transition. */
export const namedCommand = commandKind<NamedTransition>('named', {
  slash: [
    word('reject', ['却下'], ['deny', '拒否', 'きゃっか']),
    word('dismiss', ['非該当'], ['invalid', 'wontfix', 'cancel', '誤検知', '取消', '取り消し', '取下げ', '取り下げ']),
  ],
  target: ({ name }, { transitions }) => (transitions.some(({ command }) => command === name) ? name : undefined),
  decide: (view, { name, reason }) => passageNamed(view, name, reason),
})
