import type { RunbookHead } from './runbook-head.ts'
import type { SectionId } from './sections.ts'

/** A response procedure (対応手順) that can be followed: its head is whole and every phase has steps (R4.1-1). */
export interface Runbook {
  readonly path: string
  readonly head: RunbookHead
  readonly sections: Readonly<Record<SectionId, readonly string[]>>
}
