import { expect, it } from 'vitest'
import { csvOf } from '../../../src/adapters/report/csv.ts'

const cells = (...texts: string[]): string[] => csvOf([], [texts]).split('\r\n')[1]?.split(',') ?? []

it('R8-2 refused: what a spreadsheet would run as a formula is text, in full width and behind blanks and invisible signs', () => {
  const hostile = [
    '=1',
    '+1',
    '-1',
    '@x',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\u00a0=1',
    '\u200b=1',
    '\u2060＝1',
    '\u202e=1',
  ]
  for (const cell of cells(...hostile)) expect(cell).toMatch(/^'/)
})

it('allowed: other texts stand as they are', () => {
  expect(cells('12', '盗難', 'a=b', '2030-01-01', '')).toEqual(['12', '盗難', 'a=b', '2030-01-01', ''])
})
