import { commandKind } from '../command-kind.ts'
import { accepted, IGNORED } from '../decision.ts'

type Relocation = 'transferred' | 'deleted' | 'arrived'

interface Relocated {
  kind: 'relocated'
  what: Relocation
  repository: string | undefined
  issue: number | undefined
}

/**
 * GitHub tells that the issue was moved or deleted, or came from elsewhere; no text can say so. It has happened, whoever
 * did it: nobody is asked whether he may.
 */
export const relocatedCommand = commandKind<Relocated>('relocated', {
  doors: ['issue'],
  decide: ({ case: state }, { what, repository, issue }) => {
    if ((what === 'arrived' ? state.cameFrom : state.relocated) !== undefined) return IGNORED
    const place = { ...(repository !== undefined && { repository }), ...(issue !== undefined && { issue }) }
    return accepted([{ type: 'issue-relocated', data: { what, ...place }, text: {} }])
  },
})
