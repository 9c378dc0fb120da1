import { because, type Reason } from '../../refusals/reason.ts'
import { commandKind } from '../command-kind.ts'
import { containedUnconfirmed } from '../contained-unconfirmed.ts'
import { type Decision, refused, type View } from '../decision.ts'
import type { Unreadable } from '../unreadable.ts'

/** A line that looks like a command and cannot be carried out is answered with the one that can. */
export const unreadableCommand = commandKind<Unreadable>('unreadable', { decide: answered })

function answered(view: View, command: Unreadable): Decision {
  const { name, slip } = command
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

/** Acts of which one corrects another; of anything else a note says what was meant. */
const CORRECTED_BY_ITSELF: readonly string[] = ['contain', 'evidence', 'contact', 'recovered', 'set', 'record']

function stands(line: string): Reason {
  const word = line.slice(1).split(/\s/, 1).join('')
  return because('edit-undoes-nothing', undefined, {
    text: line,
    command: CORRECTED_BY_ITSELF.includes(word) ? word : 'note',
  })
}
