import { because } from '../../refusals/reason.ts'
import { commandKind } from '../command-kind.ts'
import { correction } from '../correction.ts'
import { accepted, type Decision, refused, type View } from '../decision.ts'
import { keptAsNote } from '../kept-as-note.ts'
import { mayRespond, onlyResponders } from '../may-respond.ts'
import { takeWord } from '../read-named.ts'
import { readPieces } from '../read-pieces.ts'
import type { Reader } from '../reading.ts'

interface Contact {
  kind: 'contact'
  whom: string
  answer: string
  corrects?: number
}

const read: Reader<Contact> = ({ text }) => {
  if (text === '') return undefined
  const { pieces, apart } = readPieces(text)
  if (apart) return { kind: 'contact', whom: pieces[0] ?? '', answer: pieces.slice(1).join(' ') }
  const first = takeWord(text)
  return first === undefined ? undefined : { kind: 'contact', whom: first.word, answer: first.rest }
}

/** `/contact <whom> <answer>`: whom we called, and what they said (R4.1-1d). */
export const contactCommand = commandKind<Contact>('contact', {
  slash: [
    { word: 'contact', names: ['連絡'], meant: ['れんらく', 'こんたct', '電話', 'call', 'phoned'], isFree: true, read },
  ],
  hangsOn: 'process',
  whenEdited: 'again',
  correctedBy: 'contact',
  decide: contact,
  fromEvent: { 'contact-made': ({ data, text }) => ({ kind: 'contact', ...text, ...data }) },
})

function contact(view: View, { whom, answer, corrects }: Contact): Decision {
  if (!mayRespond(view)) return keptAsNote(view, [whom, answer], onlyResponders(view, 'R4.1-1d'), corrects)
  if (whom.trim() === '') return refused(because('usage', 'R4.1-1d', { command: 'contact' }))
  return accepted([{ type: 'contact-made', data: correction(corrects), text: { whom, answer } }])
}
