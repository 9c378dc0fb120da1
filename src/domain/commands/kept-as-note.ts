import { because, type Reason } from '../refusals/reason.ts'
import { accepted, type Decision, refused, type View } from './decision.ts'

/**
 * An act is never refused, only the part that its author may not decide: his words stay in the record as a note, and he is
 * told who does the rest (R4.2-4). Whoever has no part in the case leaves no word in it.
 */
export function keptAsNote(view: Pick<View, 'roles'>, words: readonly string[], why: Reason): Decision {
  const note = words.filter((word) => word.trim() !== '').join(' ')
  if (view.roles.length === 0 || note === '') return refused(why)
  return accepted([{ type: 'note-added', data: {}, text: { note } }], [why, because('kept-as-note', 'R4.2-4')])
}

/** Whether a remark says that the words were kept, and no more. */
export const isKeptAsNote = ({ code }: Reason): boolean => code === 'kept-as-note'
