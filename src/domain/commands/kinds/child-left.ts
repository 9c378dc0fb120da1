import { commandKind } from '../command-kind.ts'
import { accepted, IGNORED } from '../decision.ts'

interface ChildLeft {
  kind: 'child-left'
  issue: number
}

/** A case that this one led is led by it no more. */
export const childLeftCommand = commandKind<ChildLeft>('child-left', {
  doors: ['app'],
  decide: ({ case: state }, { issue }) =>
    state.children.some((child) => child.issue === issue)
      ? accepted([{ type: 'child-left', data: { issue }, text: {} }])
      : IGNORED,
})
