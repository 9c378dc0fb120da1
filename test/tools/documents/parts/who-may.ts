import type { Language } from '../../../../src/domain/policy/basics.ts'
import { type Column, ODD, ROLES } from '../../../scenarios/who-may/columns.ts'
import type { Cell } from '../../../scenarios/who-may/judged.ts'
import { nameOf, type Row, whoMay } from '../../../scenarios/who-may/table.ts'
import { table } from './table.ts'

const CELLS: Readonly<Record<Language, Readonly<Record<Cell, string>>>> = {
  en: { done: 'yes', kept: 'kept', refused: 'no', nothing: 'nothing', barred: 'GitHub refuses', none: '–' },
  ja: { done: '可', kept: '控え', refused: '不可', nothing: '無視', barred: 'GitHub が拒否', none: '–' },
}

const of = (columns: readonly Column[], rows: readonly Row[], language: Language): string =>
  table(
    [{ en: 'what is tried', ja: '試すこと' }[language], ...columns.map(({ name }) => name[language])],
    rows.map((row) => [
      nameOf(row, language),
      ...columns.map((column) => CELLS[language][row.cells.get(column) ?? 'none']),
    ]),
  )

/** Worked out once for four tables. */
const rows = (() => {
  let known: readonly Row[] | undefined
  return () => (known ??= whoMay())
})()

/** The tries of the scenario, by everybody who has a role or none. */
export const whoMayByRole = (language: Language): string => of(ROLES, rows(), language)

/** The same by accounts that are not what they seem. */
export const whoMayByAccount = (language: Language): string => of(ODD, rows(), language)
