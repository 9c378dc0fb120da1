import { describe, expect, it } from 'vitest'
import { benchIssueForm } from './issue-form.ts'

describe('time to read a form', () => {
  // A machine that is busy with other things may spoil one measurement, hardly three.
  it('is a third of @github/issue-parser’s at most, and linear on hostile bodies', {
    retry: 2,
    timeout: 240_000,
  }, () => {
    const { ratio, hostile } = benchIssueForm({ runs: 7, warmUpMs: 40 })
    expect(ratio).toBeGreaterThan(3)
    // A reading of less than a tenth of a millisecond says nothing about growth.
    expect(hostile.filter(({ large, growth }) => large > 0.1 && growth > 9)).toEqual([])
    expect(hostile.filter(({ longest }) => longest > 4_000)).toEqual([])
  })
})
