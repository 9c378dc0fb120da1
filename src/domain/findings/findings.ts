import type { EventOf, RecordedEvent } from '../case/event.schema.ts'
import type { Evidence, State } from './evidence.schema.ts'

/** The findings of the operation check, as the ledger of the case that draws it up tells them (R5-1, R5-2). */
export interface Findings {
  /** The line that changed them last: whoever signs, signs what stood there after it. */
  edition: number
  at: string
  all: readonly KnownFinding[]
  /** Every requirement: its state, and what shows it. */
  states: States
}

export type FoundFinding = EventOf<'findings-changed'>['data']['found'][number]
export type States = Readonly<Record<string, { state: State; evidence: readonly Evidence[] }>>

export interface KnownFinding extends FoundFinding {
  detail: string
  /** When it was first found, and since when it does not stand any more. */
  since: string
  gone: string | undefined
  /** Left as it is, by whom and why. */
  accepted: Acceptance | undefined
}

export interface Acceptance {
  by: RecordedEvent['actor']
  at: string
  reason: string
}

export const standing = (findings: Findings | undefined): readonly KnownFinding[] =>
  (findings?.all ?? []).filter(({ gone }) => gone === undefined)

/** As people write it and read it. */
export const shownId = (id: string): string => id.toUpperCase()
