import type { Case } from '../../domain/case/case.ts'
import type { RecordedEvent } from '../../domain/case/event.schema.ts'
import type { LedgerLine } from '../../domain/case/ledger-line.ts'

/** A record as far as it was read: what is added to it is read from there on. */
export interface RecordRead {
  lines: readonly LedgerLine[]
  /** The phase in which its process begins. */
  start: string
  placed: readonly RecordedEvent[]
  seen: ReadonlySet<string>
  state: Case | undefined
}
