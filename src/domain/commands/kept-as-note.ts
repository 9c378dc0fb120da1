import { because, type Reason } from '../refusals/reason.ts'
import { correction } from './correction.ts'
import { accepted, type Decision, refused, type View } from './decision.ts'

/**
 * An act is never refused, only the part that its author may not decide: his words stay in the record as a note, and he is
 * told who does the rest (R4.2-4). Whoever has no part in the case leaves no word in it.
 */
export function keptAsNote(
  { roles, case: { evidence, contacts } }: Pick<View, 'roles' | 'case'>,
  words: readonly string[],
  why: Reason,
  corrects: number | undefined,
): Decision {
  const note = words.filter((word) => word.trim() !== '').join(' ')
  if (roles.length === 0 || note === '') return refused(why)
  // A note of somebody who may not record such things puts nothing in place of what was recorded.
  const isNote = corrects !== undefined && ![...evidence, ...contacts].includes(corrects)
  const data = isNote ? correction(corrects) : {}
  return accepted([{ type: 'note-added', data, text: { note } }], [why, because('kept-as-note', 'R4.2-4')])
}

/** Whether a remark says that the words were kept, and no more. */
export const isKeptAsNote = ({ code }: Reason): boolean => code === 'kept-as-note'
