import { describe, expect, it } from 'vitest'
import { bothChange } from '../../../src/adapters/github/pull-requests/both-change.ts'

const patch = (at: number, ...lines: readonly string[]): string =>
  [`@@ -${at},9 +${at},9 @@ processes:`, ...lines].join('\n')

describe('R9-5 where two revisions change the same', () => {
  it('R9-5 allowed: nowhere, if their lines are apart', () => {
    expect(bothChange(patch(10, ' a', '-b', '+c'), patch(20, '-x', '+y'))).toEqual([])
    expect(bothChange(patch(10, ' a', '+b', ' c'), patch(13, ' c', ' d', '+e'))).toEqual([])
  })

  it('R9-5 refused: the line that both take away, the place where both write, and several of them as one', () => {
    expect(bothChange(patch(10, ' a', '-b', '+c'), patch(10, ' a', '-b', '+d'))).toEqual(['11'])
    expect(bothChange(patch(10, ' a', '+b'), patch(10, ' a', '+d'))).toEqual(['10–11'])
    expect(bothChange(patch(10, '-a', '-b', '-c'), `${patch(10, '-a')}\n${patch(12, '-c')}`)).toEqual(['10', '12'])
  })
})
