import type { Diagnostic, Remedied } from '../../../domain/diagnostics/diagnostic.ts'
import type { UnreadableCode, UnreadableLine } from './text-format.ts'

export type LedgerProblemCode =
  | UnreadableCode
  | 'not-bound'
  | 'foreign-binding'
  | 'wrong-seq'
  | 'broken-link'
  | 'hash-mismatch'
  | 'text-digest-mismatch'
  | 'tombstone-without-redaction'
  | 'redaction-undone'
  | 'time-backwards'

/** `line` counts from 1, as editors do; `seq` is the number that the line at that place should carry. */
export type LedgerProblem = Diagnostic<LedgerProblemCode, { line: number; seq: number }, Remedied>

const RESTORE =
  'Find the commit that changed it (git log -p on the ledger branch) and restore the file as it was before.'

const REMEDIES: Record<LedgerProblemCode, string> = {
  'bad-json': RESTORE,
  'bad-schema': RESTORE,
  'not-as-written': RESTORE,
  'too-large': RESTORE,
  'not-bound': RESTORE,
  'foreign-binding': 'This file belongs to another case: restore the ledger of this case from the git history.',
  'wrong-seq': `A line was taken out, put in or moved. ${RESTORE}`,
  'broken-link': `The line before it is not the one that it was written after. ${RESTORE}`,
  'hash-mismatch': `The line was changed after it was written. ${RESTORE}`,
  'text-digest-mismatch': `A text was changed, added or removed after it was written. ${RESTORE}`,
  'tombstone-without-redaction': `A text was taken out without the officer's /redact. ${RESTORE}`,
  'redaction-undone': `Somebody put a text back that the officer had taken out. ${RESTORE}`,
  'time-backwards': `The app never writes an earlier time after a later one. ${RESTORE}`,
}

export function ledgerProblem(code: LedgerProblemCode, seq: number, message: string): LedgerProblem {
  return { code, line: seq + 1, seq, message, remedy: REMEDIES[code] }
}

export function unreadableProblem({ code, line, why }: UnreadableLine): LedgerProblem {
  return ledgerProblem(code, line - 1, why)
}
