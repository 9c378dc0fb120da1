import { describe, expect, it } from 'vitest'
import { whoMoved } from '../../../src/app/inbox/who-moved.ts'
import type { ScreenChange } from '../../../src/app/ports/github.ts'
import type { Case } from '../../../src/domain/case/case.ts'

const OFFICER = { id: 2, login: 'officer', type: 'User' }
const REPORTER = { id: 1, login: 'reporter', type: 'User' }
const APP = { id: 9, login: 'hikeshi[bot]', type: 'Bot' }
const at = (minute: number) => `2030-01-01T09:${String(minute).padStart(2, '0')}:00Z`
const moved = (value: string, actor: ScreenChange['actor'], minute: number): ScreenChange => ({
  ...{ kind: 'column', id: minute, actor, at: at(minute), via: 'account', value },
})
const file = (changed?: number, seen: readonly string[] = []) => {
  const step = (minute: number) => ({ phase: 'x', at: at(minute), by: OFFICER, seq: minute })
  const path = changed === undefined ? [step(0)] : [step(0), step(changed)]
  return { case: { path } as unknown as Case, seen: new Set(seen) }
}
const asked = (changes: ScreenChange[], standing = file()) =>
  whoMoved(changes, { kind: 'column', value: 'Analysis', known: 'column:7:Analysis:' }, standing)?.actor?.login

describe('R4.2-2 a move counts as somebody’s only where nothing speaks against it', () => {
  it.each([
    ['the newest change has the value that is shown', [moved('Analysis', REPORTER, 5)], file(), 'reporter'],
    [
      'refused: the newest has another value',
      [moved('Analysis', OFFICER, 4), moved('Reported', APP, 5)],
      file(),
      undefined,
    ],
    [
      'refused: somebody’s older change while a newer one is told of',
      [moved('Analysis', OFFICER, 3), moved('Closed', REPORTER, 5)],
      file(),
      undefined,
    ],
    [
      'a bot’s is a bot’s, whoever moved it there before',
      [moved('Analysis', OFFICER, 3), moved('Analysis', APP, 5)],
      file(),
      'hikeshi[bot]',
    ],
    ['refused: it is older than the last change of phase', [moved('Analysis', OFFICER, 3)], file(4), undefined],
    ['refused: GitHub tells of nothing', [], file(), undefined],
    [
      'refused: it was judged already, its time a second off',
      [moved('Analysis', OFFICER, 3)],
      file(undefined, ['column:7:Analysis:2@2030-01-01T09:03:01Z']),
      undefined,
    ],
    [
      'the same again within the second in which it was judged',
      [moved('Analysis', OFFICER, 3), moved('Reported', APP, 3), moved('Analysis', OFFICER, 3)],
      file(undefined, [`column:7:Analysis:2@${at(3)}`]),
      'officer',
    ],
    [
      'another card’s, judged within the same second, is another one',
      [moved('Analysis', OFFICER, 3)],
      file(undefined, [`column:8:Analysis:2@${at(3)}`]),
      'officer',
    ],
    [
      'refused: somebody else’s of that second makes no second one of what was judged',
      [moved('Analysis', REPORTER, 3), moved('Analysis', OFFICER, 3)],
      file(undefined, [`column:7:Analysis:2@${at(3)}`]),
      undefined,
    ],
  ] as const)('%s', (_, changes, standing, expected) => {
    expect(asked([...changes], standing)).toBe(expected)
  })

  it('a label counts by what was last done with this very label', () => {
    const standing = { kind: 'labeled', value: 'phase: analysis', known: 'label:phase: analysis:added:' } as const
    const label = (kind: 'labeled' | 'unlabeled', value: string, minute: number): ScreenChange => ({
      ...{ kind, id: minute, actor: REPORTER, at: at(minute), via: 'account', value },
    })
    const put = label('labeled', 'phase: analysis', 3)
    expect(whoMoved([put, label('labeled', 'phase: closed', 4)], standing, file())).toBe(put)
    expect(whoMoved([put, label('unlabeled', 'Phase: Analysis', 4)], standing, file())).toBeUndefined()
  })
})
