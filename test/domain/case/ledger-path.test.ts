import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ledgerPath, parseLedgerPath } from '../../../src/domain/case/ledger-path.ts'

describe('ledgerPath', () => {
  it('has the year and six digits of the issue', () => {
    expect(ledgerPath(2030, 12)).toBe('ledger/2030/000012.jsonl')
    expect(ledgerPath(2030, 1_234_567)).toBe('ledger/2030/1234567.jsonl')
  })

  it.each([
    [2030, 0],
    [2030, -1],
    [2030, 1.5],
    [30, 1],
    [Number.NaN, 1],
  ])('has no path for %d and %d', (year, issue) => {
    expect(() => ledgerPath(year, issue)).toThrow(RangeError)
  })

  it('is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 10_000_000 }), (year, issue) => {
        expect(parseLedgerPath(ledgerPath(year, issue))).toEqual({ year, issue })
      }),
    )
  })

  it.each([
    'ledger/2030/12.jsonl',
    'ledger/2030/000000.jsonl',
    'ledger/2030/0000012.jsonl',
    'ledger/2030/000012.jsonl/x',
    'ledger/../2030/000012.jsonl',
    'README.md',
  ])('%s is no ledger', (path) => expect(parseLedgerPath(path)).toBeUndefined())
})
