import type { LedgerLine } from '../../domain/case/ledger-line.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { type CaseFile, fileOf, type RecordRead, readOn } from './case-file.ts'

/** Reads records as `readCaseFile` does, and of one that has only grown since nothing but what is new. */
export interface CaseFiles {
  read(lines: readonly LedgerLine[], policy: Policy): CaseFile | undefined
}

/** What was read is kept for as long as somebody holds the lines. */
export function caseFiles(): CaseFiles {
  const known = new WeakMap<LedgerLine, RecordRead>()
  return {
    read(lines, policy) {
      const [first] = lines
      const read = first && readOn(known.get(first), lines, policy)
      if (first !== undefined && read !== undefined) known.set(first, read)
      return fileOf(read, policy)
    },
  }
}
