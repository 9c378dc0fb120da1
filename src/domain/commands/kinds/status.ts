import { commandKind } from '../command-kind.ts'
import { accepted } from '../decision.ts'

interface Status {
  kind: 'status'
}

/** `/status`: how the case stands. Anybody may ask. */
export const statusCommand = commandKind<Status>('status', {
  slash: [
    {
      word: 'status',
      names: ['状況', '状態'],
      meant: ['state', '進捗', 'じょうきょう', 'sたつs', 'ステータス'],
      read: () => ({ kind: 'status' }),
    },
  ],
  hangsOnRole: false,
  whenEdited: 'question',
  decide: () => accepted([{ type: 'question-answered', data: { command: 'status' }, text: {} }]),
})
