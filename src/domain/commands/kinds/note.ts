import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { takeTime } from '../../time/take-time.ts'
import { commandKind } from '../command-kind.ts'
import { correction } from '../correction.ts'
import { accepted, type Decision, refused, type View } from '../decision.ts'
import type { Reader } from '../reading.ts'

interface Note {
  kind: 'note'
  text: string
  /** The words after `at`, where no time can be read of them; the text is whole. */
  unreadTime?: string
  corrects?: number
}

const AT = /^at[ \u3000]+(?=\S)/i
/** So much of what cannot be read is quoted. */
const UNREAD = 40

const read: Reader<Note> = ({ text }, { clock }) => {
  if (text === '') return undefined
  if (!AT.test(text)) return { kind: 'note', text }
  const after = text.replace(AT, '')
  const stated = takeTime(after, clock)
  // Where no whole time can be read, nothing is cut off and nothing guessed: whoever wrote it is told.
  if (stated === undefined) return { kind: 'note', text, unreadTime: after.slice(0, UNREAD).trim() }
  const said = stated.rest.trim()
  // Without anything after it, `at …` is all that the note says.
  return said === '' ? { kind: 'note', text } : { command: { kind: 'note', text: said }, at: stated.at }
}

/** `/note [at <time>] <words>`. */
export const noteCommand = commandKind<Note>('note', {
  slash: [
    {
      word: 'note',
      names: ['メモ', '追記'],
      meant: ['コメント', 'memo', 'comment', 'めも', 'ノート', 'のて', 'log', 'ログ', '気づき', '気付き'],
      isFree: true,
      read,
    },
  ],
  hangsOnRole: false,
  hangsOn: 'process',
  whenEdited: 'again',
  decide: note,
  fromEvent: { 'note-added': ({ data, text }) => ({ kind: 'note', text: text.note, ...data }) },
})

function note(view: View, { text, unreadTime, corrects }: Note): Decision {
  // Anybody with a part in the case may add what he knows: facts flow in from everywhere (R4.2-4).
  if (view.roles.length === 0) return refused(notForYou(['reporter', ...view.policy.defaults['set-by']], 'R4.2-4'))
  if (text.trim() === '') return refused(because('usage', 'R4.2-4', { command: 'note' }))
  const unread = unreadTime === undefined ? [] : [because('note-time-unread', 'R4.2-4', { text: unreadTime })]
  return accepted([{ type: 'note-added', data: correction(corrects), text: { note: text } }], unread)
}
