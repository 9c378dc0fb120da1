import { describe, expect, it } from 'vitest'
import { isPinned, pinnedAction } from '../../../src/app/set-up/pin-action.ts'

const [OLD, NEW] = ['a'.repeat(40), 'b'.repeat(40)]
const TAGS = [
  { name: 'v1', commit: NEW },
  { name: 'v1.2.3', commit: OLD },
  { name: 'v1.3.0', commit: NEW },
  { name: 'beta', commit: OLD },
]

describe('the Action by a commit', () => {
  it.each([
    ['of the release that a moving tag names', 'acme/hikeshi@v1', `acme/hikeshi@${NEW} # v1.3.0`],
    ['of an exact release', 'acme/hikeshi@v1.2.3', `acme/hikeshi@${OLD} # v1.2.3`],
    ['of a tag that shares its commit with a release', 'acme/hikeshi@beta', `acme/hikeshi@${OLD} # v1.2.3`],
    ['refused: of a branch, which no tag tells', 'acme/hikeshi@main', undefined],
  ])('%s', (_, action, expected) => {
    expect(pinnedAction(action, TAGS)).toBe(expected)
  })

  it('is told from a tag', () => {
    expect([`acme/hikeshi@${OLD}`, `acme/hikeshi@${OLD} # v1.2.3`].map(isPinned)).toEqual([true, true])
    expect(['acme/hikeshi@v1', 'acme/hikeshi@abcdef1'].map(isPinned)).toEqual([false, false])
  })
})
