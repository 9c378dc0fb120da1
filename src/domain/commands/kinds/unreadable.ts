import { because, type Reason } from '../../refusals/reason.ts'
import { commandKind } from '../command-kind.ts'
import { containedUnconfirmed } from '../contained-unconfirmed.ts'
import { type Decision, refused, type View } from '../decision.ts'
import type { GoneLine, Unreadable } from '../unreadable.ts'

/** A line that looks like a command and cannot be carried out is answered with the one that can. */
export const unreadableCommand = commandKind<Unreadable>('unreadable', { decide: answered })

function answered(view: View, command: Unreadable): Decision {
  const { name, slip, deleted } = command
  if (deleted !== undefined) {
    const { author, lines } = deleted
    const line = lines.length > MOST_LINES ? `${lines.slice(0, MOST_LINES).join(', ')} …` : lines.join(', ')
    return refused(because('comment-deleted', undefined, { account: view.asked.actor.login, text: author, line }))
  }
  if (command.unseen === true) return refused(because('mover-unknown'))
  const [gone, ...more] = (command.gone ?? []).slice(0, MOST_GONE).map(stands)
  if (gone !== undefined) return refused(gone, ...more)
  if (command.edited === true)
    return refused(
      slip === undefined ? because('edited-unseen') : because('edit-not-run', undefined, { text: slip.line }),
    )
  if (command.word !== undefined) return refused(because('unknown-command', undefined, { text: command.word }))
  if (command.placeholder === true) return refused(because('placeholder', undefined, { command: name }))
  if (command.field !== undefined) return refused(because('value-missing', undefined, { field: command.field }))
  if (command.second !== undefined) return refused(because('one-a-line', undefined, { text: command.second }))
  if (command.time !== undefined)
    return refused(because('time-unusable', undefined, { command: name, text: command.time }))
  if (slip === undefined) return refused(because('usage', undefined, { command: name }))
  return slip.kept === '' || view.process.contain === undefined
    ? refused(because('slip', undefined, { command: name, text: slip.line }))
    : containedUnconfirmed(view.process.contain, slip.kept, slip.line)
}

const MOST_GONE = 5
const MOST_LINES = 12

const stands = ({ line, correctedBy }: GoneLine): Reason =>
  because('edit-undoes-nothing', undefined, { text: line, command: correctedBy })
