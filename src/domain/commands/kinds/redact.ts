import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import { takeWord } from '../read-named.ts'
import type { Reader } from '../reading.ts'
import { toHalfWidth } from '../to-half-width.ts'

interface Redact {
  kind: 'redact'
  line: number
  reason: string
}

const read: Reader<Redact> = ({ text }) => {
  const line = takeWord(text)
  const number = /^#?(\d{1,9})(?:行目?)?$/.exec(toHalfWidth(line?.word ?? ''))
  return line === undefined || number === null
    ? undefined
    : { kind: 'redact', line: Number(number[1]), reason: line.rest }
}

/** `/redact <line> <reason>`: a text is taken out of the record (R8-2). */
export const redactCommand = commandKind<Redact>('redact', {
  slash: [{ word: 'redact', names: ['削除', '記載削除'], meant: ['delete', 'remove', 'erase'], read }],
  decide: redact,
  fromEvent: { 'text-redacted': ({ data, text }) => ({ kind: 'redact', line: data.line, reason: text.reason }) },
})

function redact(view: View, { line, reason }: Redact): Decision {
  // The first who is called for an incident answers for its record: no stand-in takes a text out of it.
  const by = view.policy.answering.slice(0, 1)
  if (!hasRole(view, by)) return refused(notForYou(by, 'R8-2'))
  if (reason.trim() === '') return refused(because('reason-missing', 'R8-2', { command: 'redact', line: String(line) }))
  if (!(Number.isSafeInteger(line) && line > 0 && line < view.case.lines))
    return refused(because('no-such-line', 'R8-2', { text: String(line) }))
  return accepted([{ type: 'text-redacted', data: { line }, text: { reason } }])
}
