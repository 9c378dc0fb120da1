import { commandKind } from '../command-kind.ts'
import { accepted } from '../decision.ts'

interface Help {
  kind: 'help'
}

/** `/help`: what can be asked for here. Anybody may ask. */
export const helpCommand = commandKind<Help>('help', {
  slash: [
    {
      word: 'help',
      names: ['ヘルプ', '使い方'],
      meant: [
        '?',
        'commands',
        'コマンド',
        'へるぷ',
        'へlp',
        '緊急',
        '至急',
        '助けて',
        'たすけて',
        'sos',
        'urgent',
        'emergency',
      ],
      read: () => ({ kind: 'help' }),
    },
  ],
  hangsOnRole: false,
  whenEdited: 'question',
  decide: () => accepted([{ type: 'question-answered', data: { command: 'help' }, text: {} }]),
})
