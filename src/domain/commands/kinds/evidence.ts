import { isHash } from '../../case/is-hash.ts'
import { because } from '../../refusals/reason.ts'
import { commandKind } from '../command-kind.ts'
import { correction } from '../correction.ts'
import { accepted, type Decision, refused, type View } from '../decision.ts'
import { keptAsNote } from '../kept-as-note.ts'
import { mayRespond, onlyResponders } from '../may-respond.ts'
import { readPieces } from '../read-pieces.ts'
import type { Reader } from '../reading.ts'

interface Evidence {
  kind: 'evidence'
  what: string
  where: string
  hash: string | undefined
  holder: string | undefined
  corrects?: number
}

/** More than three bare words without a hash among them are a sentence: it is kept whole. */
const read: Reader<Evidence> = ({ text }) => {
  if (text === '') return undefined
  const { pieces, apart } = readPieces(text)
  const at = pieces.findIndex(isHash)
  const first = pieces[0] ?? text
  const made = (what: string, where: string, hash?: string, holder?: string) =>
    ({ kind: 'evidence', what, where, hash, holder: holder === '' ? undefined : holder }) as const
  if (at > 0)
    return made(first, pieces.slice(1, at).join(' '), pieces[at]?.toLowerCase(), pieces.slice(at + 1).join(' '))
  if (pieces.length > 3 && !apart) return made(text, '')
  return made(first, pieces[1] ?? '', undefined, pieces.slice(2).join(' '))
}

/** `/evidence <what> <where> [hash] [holder]`, set apart by quotation marks, by ` | ` or by blanks (R4.2-4). */
export const evidenceCommand = commandKind<Evidence>('evidence', {
  slash: [
    {
      word: 'evidence',
      names: ['証拠', '証拠保全'],
      meant: ['しょうこ', 'えゔぃでんせ', 'エビデンス'],
      isFree: true,
      read,
    },
  ],
  hangsOn: 'process',
  whenEdited: 'again',
  correctedBy: 'evidence',
  decide: evidence,
  fromEvent: {
    'evidence-recorded': ({ data, text }) => ({
      kind: 'evidence',
      ...text,
      hash: data.hash,
      holder: text.holder,
      ...correction(data.corrects),
    }),
  },
})

function evidence(view: View, { what, where, hash, holder, corrects }: Evidence): Decision {
  if (!mayRespond(view))
    return keptAsNote(view, [what, where, hash ?? '', holder ?? ''], onlyResponders(view, 'R4.2-4'), corrects)
  if (what.trim() === '') return refused(because('usage', 'R4.2-4', { command: 'evidence' }))
  return accepted([
    {
      type: 'evidence-recorded',
      data: { ...(hash === undefined ? {} : { hash }), ...correction(corrects) },
      text: { what, where, ...(holder === undefined ? {} : { holder }) },
    },
  ])
}
