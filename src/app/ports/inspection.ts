import type { Account } from '../../domain/case/case.ts'
import type {
  AppSeen,
  BoardSeen,
  DeliverySeen,
  LabelSeen,
  LabelWanted,
  RepositoryRole,
  RepositorySeen,
  Seen,
} from '../../domain/doctor/facts.ts'
import type { RepositoryName } from './github.ts'

/** Looks at the settings of GitHub that a set-up depends on. What may not be seen says what it would take; nothing throws for that. */
export interface Inspection {
  app(): Promise<Seen<AppSeen>>
  /** Names of the repositories that the app is installed on. */
  reach(): Promise<Seen<'all' | readonly string[]>>
  /** Those of the last days, newest first. */
  deliveries(): Promise<Seen<readonly DeliverySeen[]>>
  repository(repository: RepositoryName): Promise<Seen<RepositorySeen | undefined>>
  labels(repository: RepositoryName): Promise<Seen<readonly LabelSeen[]>>
  /** The branch of the records. */
  ledger(repository: RepositoryName): Promise<Seen<{ protected: boolean; protectable: boolean } | undefined>>
  file(repository: RepositoryName, path: string): Promise<Seen<string | undefined>>
  team(owner: string, slug: string): Promise<Seen<readonly Account[] | undefined>>
  account(login: string): Promise<Seen<Account | undefined>>
  owners(owner: string): Promise<Seen<readonly Account[]>>
  roleOf(login: string, repository: RepositoryName): Promise<Seen<RepositoryRole>>
  readers(repository: RepositoryName): Promise<Seen<readonly Account[]>>
  board(owner: string, board: { project: number; field: string }): Promise<Seen<BoardSeen | undefined>>
  /** Whether workflows may open pull requests by `GITHUB_TOKEN`. */
  actionsOpenPulls(repository: RepositoryName): Promise<Seen<boolean>>
}

/** Puts right what GitHub's API can; each is safe to do again. */
export interface Mender {
  makeLabel(repository: RepositoryName, label: LabelWanted): Promise<void>
  /** Adds the options that the field lacks, and the field itself where it is missing. */
  fitBoard(owner: string, board: { project: number; field: string }, options: readonly string[]): Promise<void>
  letActionsOpenPulls(repository: RepositoryName): Promise<void>
}
