import { describe, expect, it } from 'vitest'
import { byWayOf } from '../../../src/app/inbox/by-way-of.ts'
import type { ScreenChange } from '../../../src/app/ports/github.ts'

const OFFICER = { id: 2, login: 'officer', type: 'User' }
const change = (second: number, more: Partial<ScreenChange> = {}): ScreenChange => ({
  ...{ kind: 'labeled', id: second, actor: OFFICER, at: `2030-01-01T09:00:${String(second).padStart(2, '0')}Z` },
  ...{ via: 'account', value: 'phase: analysis', ...more },
})
const CLIENT = { app: 'pocket-client' }
const way = (...changes: ScreenChange[]) => byWayOf(changes, { actor: OFFICER, at: '2030-01-01T09:00:10Z' })

describe('R4.4-5 by way of what somebody moved what the screen shows', () => {
  it.each<[string, ReturnType<typeof way>, ScreenChange[]]>([
    ['on GitHub itself', 'account', [change(10)]],
    ['by way of an app, though the times differ by a second', CLIENT, [change(11, { via: CLIENT })]],
    ['both within one moment: the app', CLIENT, [change(9, { via: CLIENT, kind: 'column' }), change(10)]],
    ['by way of an app a while before, and himself now', 'account', [change(1, { via: CLIENT }), change(10)]],
    [
      'somebody else by way of an app',
      'account',
      [change(10, { via: CLIENT, actor: { ...OFFICER, id: 3 } }), change(10)],
    ],
    ['a label of others by way of an app', 'account', [change(10, { via: CLIENT, value: 'bug' }), change(10)]],
    ['the timeline does not name it', 'not-told', [change(1), change(40, { via: CLIENT })]],
  ])('%s', (_, expected, changes) => {
    expect(way(...changes)).toEqual(expected)
  })
})
