import { parentOf } from '../../links/parent-of.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, IGNORED } from '../decision.ts'

interface ChildJoined {
  kind: 'child-joined'
  issue: number
  as: 'duplicate' | 'part'
}

/** Another case says that this one leads it; a case that is led by another takes none. */
export const childJoinedCommand = commandKind<ChildJoined>('child-joined', {
  doors: ['app'],
  decide: ({ case: state }, { issue, as }) => {
    const known = state.children.find((child) => child.issue === issue)
    if (parentOf(state) !== undefined || known?.as === as) return IGNORED
    return accepted([{ type: 'child-joined', data: { issue, as }, text: {} }])
  },
})
