import { notForYou } from '../refusals/not-for-you.ts'
import { because } from '../refusals/reason.ts'
import { accepted, type Decision, refused, type View } from './decision.ts'

/**
 * The act counts, by anybody and however it was written: it is in the record at once, and somebody who may decide confirms it
 * (R4.3-1). `line` is the command that does.
 */
export function containedUnconfirmed(
  { by, clause, phase }: NonNullable<View['process']['contain']>,
  text: string,
  line: string,
): Decision {
  const words = text.trim()
  if (words === '') return refused(notForYou(by, clause, { phase }))
  const why = because('contained-unconfirmed', clause, { text: line, roles: by })
  return accepted([{ type: 'note-added', data: {}, text: { note: words } }], [why])
}

/** Whether a remark says that somebody is still to confirm what was done. */
export const isUnconfirmed = ({ code }: { code: string }): boolean => code === 'contained-unconfirmed'
