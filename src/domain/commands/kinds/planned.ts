import { isDay } from '../../time/is-day.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, IGNORED, type View } from '../decision.ts'
import { APP_DOORS } from '../request-origin.ts'

interface Planned {
  kind: 'planned'
  items: readonly { owner: string; due: string; text: string }[]
}

/** The action items that a merged plan lists. */
export const plannedCommand = commandKind<Planned>('planned', {
  doors: APP_DOORS,
  logins: ({ items }) => items.map(({ owner }) => owner),
  decide: planned,
})

/** Only what the case does not have yet; a plan is drawn with those that it has. */
function planned(view: View, { items }: Planned): Decision {
  const { actions } = view.case
  const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')
  const added = items.flatMap(({ owner, due, text }) => {
    const account = view.directory.accounts.get(owner.toLowerCase())
    const known = actions.some(
      (one) => one.owner.id === account?.id && one.due === due && bare(one.text).startsWith(bare(text).slice(0, 100)),
    )
    return account === undefined || known || !isDay(due) ? [] : [{ owner: account, due, text }]
  })
  if (added.length === 0) return IGNORED
  return accepted(
    added.map(({ owner, due, text }, at) => ({
      type: 'action-added',
      data: { id: `a${actions.length + at + 1}`, owner, due },
      text: { what: text },
    })),
  )
}
