import type { RequestedCommand } from '../../domain/commands/command.ts'
import { isLabelledCase } from '../../domain/policy/form-of.ts'
import type { Signal, SignalOf } from '../inbox/signal.ts'
import type { CameBy } from '../inbox/unformed-report.ts'
import type { IssueSeen, SeenTogether } from '../ports/github.ts'
import type { LedgerSnapshot } from '../ports/ledger-store.ts'
import type { KnownScreen } from '../screen/known-screen.ts'

/** A signal that names its issue and asks something of its case. */
export type OfIssue = Exclude<Extract<Signal, { issue: IssueSeen }>, { kind: 'relocated' | 'arrived' }>

/** Knowledge of a case before it is looked at. It saves requests, and is judged like anything that is found. */
export type Told =
  | { kind: 'nothing' }
  | { kind: 'signal'; signal: OfIssue | SignalOf<'column'> }
  /** The app's own request, or somebody's act on another issue that belongs to the case. */
  | { kind: 'asked'; asked: readonly RequestedCommand[] }
  | { kind: 'pull-request'; pull: string; number: number }

/**
 * How far a run looks by itself: at what a delivery told alone, at everything on the issue, or also at its card, its
 * clocks, its pull requests and everything that people see.
 */
export type Depth = 'told' | 'issue' | 'all'

/** A case as one answer showed it among many. */
export interface SeenWithOthers extends SeenTogether {
  /** Milliseconds since 1970. */
  at: number
  /** Undefined where there is none. */
  record: LedgerSnapshot | undefined
}

/** One look at one case, by whichever host. */
export interface Look {
  depth: Depth
  told: Told
  /** How the issue came to be looked at, where it is no case yet. */
  came: CameBy
  /** As GitHub shows it now, where that was asked already. */
  issue: IssueSeen | undefined
  column: KnownScreen['column']
  /** Good enough to see that nothing is asked of it; undefined: it is looked at by itself. */
  together: SeenWithOthers | undefined
}

/** The app's requests on a case of its own accord. */
export const asksItself = (asked: readonly RequestedCommand[], issue: IssueSeen | undefined): Look => ({
  ...{ depth: 'told', told: { kind: 'asked', asked }, came: 'round', issue, column: undefined, together: undefined },
})

/**
 * Whether an issue without a record may be a case whose opening nobody heard of. The opening itself was just told, and a
 * move on an issue that no label makes a case asks for nothing.
 */
export function mayHaveBeenMissed({ told, issue }: Look): boolean {
  if (told.kind !== 'signal') return told.kind === 'nothing'
  switch (told.signal.kind) {
    case 'issue-opened':
      return false
    case 'label':
    case 'closed':
    case 'reopened':
      return issue !== undefined && isLabelledCase(issue)
    case 'issue-edited':
    case 'comment':
    case 'comment-edited':
    case 'comment-deleted':
    case 'column':
      return true
  }
}
