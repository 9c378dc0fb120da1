import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import { takeWord } from '../read-named.ts'
import type { Reader } from '../reading.ts'
import { toHalfWidth } from '../to-half-width.ts'

interface Done {
  kind: 'done'
  action: string
}

const read: Reader<Done> = ({ line }) => {
  // `#12` may be the number of its issue; a bare one is how people shorten `a1`.
  const first = takeWord(toHalfWidth(line).replace(/^a\s(?=\d)/iu, 'a'))
  const id = first?.word
    .replace(/(?<=^#?a?\d{1,4})(?:番目?|つ目|件目)$/iu, '')
    .replace(/^(?=\d+$)/, 'a')
    .replace(/^#/, '')
    .toLowerCase()
  // Several at once: only one of them would be done, and nobody told.
  if (id === undefined || id === '' || SEVERAL.test(`${id} ${first?.rest}`)) return undefined
  return { kind: 'done', action: id }
}

const SEVERAL = /^a?\d+\s?[、,，・と&+\s]\s?#?a?\d+(?![\w-])/u

/** `/done <action>`: its owner says that it is done; only somebody else confirms it (R4.4-3). */
export const doneCommand = commandKind<Done>('done', {
  slash: [{ word: 'done', names: ['完了'], meant: ['実施', '対応済み', '対応済', '完了済み'], read }],
  decide: done,
  fromEvent: {
    'action-done': ({ data }) => ({ kind: 'done', action: data.id }),
    'action-confirmed': ({ data }) => ({ kind: 'done', action: data.id }),
  },
})

function done(view: View, { action: id }: Done): Decision {
  const item = view.case.actions.find((one) => one.id === id)
  if (item === undefined)
    return refused(because('unknown-action', 'R4.4-3', { text: id, actions: view.case.actions.map((one) => one.id) }))
  const own = item.owner.id === view.asked.actor.id
  if (own) return accepted([{ type: 'action-done', data: { id }, text: {} }])
  const by = view.policy.defaults['set-by']
  if (!hasRole(view, by)) return refused(notForYou(by, 'R4.4-3'))
  return accepted([{ type: 'action-confirmed', data: { id }, text: {} }])
}
