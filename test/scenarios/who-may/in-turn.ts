import { expect } from 'vitest'
import type { Company } from '../company.ts'
import { COLUMNS, type Column, NEW_LOGIN } from './columns.ts'
import type { Cell } from './judged.ts'
import { STAGES } from './rows.ts'
import { whoMay } from './table.ts'
import { underAnotherLogin } from './under-another-login.ts'
import { withoutTheOfficer } from './without-the-officer.ts'

/** The outcome of a try by somebody, as it happens; `officer` has the token of whoever is the officer by then. */
export type Played = (column: Column, officer: string) => Promise<Cell | string>

/**
 * Rows that stand by no case, by every kind of person: first by accounts as they are, then under another login, then
 * without the officer of before. What happens is what the table says.
 */
export async function playedInTurn(office: Company, rows: Readonly<Record<string, Played>>): Promise<void> {
  const happened: string[] = []
  const all = COLUMNS.filter(({ story }) => story === 'any')
  const isRenamed = ({ is }: Column) => is === 'renamed' || is === 'bearer-of-the-old-login'
  const isRemoved = ({ is }: Column) => is === 'removed'
  const plays = async (columns: readonly Column[], officer: string): Promise<void> => {
    for (const column of columns)
      for (const [row, played] of Object.entries(rows))
        happened.push(`${row} by ${column.id}: ${await played(column, officer)}`)
  }
  await plays(
    all.filter((one) => !isRenamed(one) && !isRemoved(one)),
    'officer',
  )
  await underAnotherLogin(office)
  await plays(all.filter(isRenamed), 'officer')
  await withoutTheOfficer(office, NEW_LOGIN)
  await plays(all.filter(isRemoved), 'board')

  const table = whoMay()
  const wanted = Object.keys(rows).flatMap((row) => {
    const cells = table.find(({ stage }) => stage === STAGES[row])?.cells
    return all.map((column) => `${row} by ${column.id}: ${cells?.get(column) ?? 'no such row'}`)
  })
  expect(happened.toSorted()).toEqual(wanted.toSorted())
}
