import { expect, it } from 'vitest'
import { reviewDue } from '../../../src/domain/runbook/review-due.ts'

it.each([
  ['2026-01-15', 'P12M', '2027-01-15'],
  ['2026-08-31', 'P6M', '2027-02-28'],
  ['2026-01-15', 'P90D', '2026-04-15'],
  [null, 'P12M', undefined],
])('R4.1-1 reviewed %s, every %s: due %s', (reviewed, every, due) => {
  expect(reviewDue({ reviewed, 'review-every': every })).toBe(due)
})
