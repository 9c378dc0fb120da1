import type { LedgerLine } from '../../domain/case/ledger-line.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { Memory } from '../state/memory.ts'
import { type CaseFile, fileOf, readOn } from './case-file.ts'

/** As `readCaseFile`, and of a record that has only grown since it was read nothing but what is new. */
export function caseFrom(
  { records }: Pick<Memory, 'records'>,
  lines: readonly LedgerLine[],
  policy: Policy,
): CaseFile | undefined {
  const [first] = lines
  const read = first && readOn(records.get(first), lines, policy)
  if (first !== undefined && read !== undefined) records.set(first, read)
  return fileOf(read, policy)
}
