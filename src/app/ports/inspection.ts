import type { Account } from '../../domain/case/case.ts'
import type {
  AppSeen,
  BoardSeen,
  CopySeen,
  DeliverySeen,
  IssueFieldSeen,
  LabelSeen,
  LabelWanted,
  Observation,
  RepositoryRole,
  RepositorySeen,
  SetUpFacts,
} from '../../domain/doctor/facts.ts'
import type { Renamed } from '../../domain/doctor/renamed.ts'
import type { AlertKind } from '../../domain/policy/alerts.ts'
import type { RepositoryName } from './github.ts'

/** Looks at the settings of GitHub that a set-up depends on. What may not be seen says what it would take; nothing throws for that. */
export interface Inspection {
  app(): Promise<Observation<AppSeen>>
  /** The version of the API that the app speaks, and those that GitHub takes; undefined where it names none. */
  api(): Promise<SetUpFacts['api']>
  /** The version of an Enterprise Server; undefined on GitHub's own. */
  serverVersion(): Promise<Observation<string | undefined>>
  /** Names of the repositories that the app is installed on. */
  reach(): Promise<Observation<'all' | readonly string[]>>
  /** Those of the last days, newest first. */
  deliveries(): Promise<Observation<readonly DeliverySeen[]>>
  repository(repository: RepositoryName): Promise<Observation<RepositorySeen | undefined>>
  labels(repository: RepositoryName): Promise<Observation<readonly LabelSeen[]>>
  /** The branch of the records. */
  ledger(repository: RepositoryName): Promise<Observation<{ protected: boolean; protectable: boolean } | undefined>>
  /** Kinds of the rules that hold for a branch, whether it is there or not; who may bypass them GitHub does not tell. */
  rules(repository: RepositoryName, branch: string): Promise<Observation<readonly string[]>>
  file(repository: RepositoryName, path: string): Promise<Observation<string | undefined>>
  team(owner: string, slug: string): Promise<Observation<readonly Account[] | undefined>>
  account(login: string): Promise<Observation<Account | undefined>>
  owners(owner: string): Promise<Observation<readonly Account[]>>
  roleOf(login: string, repository: RepositoryName): Promise<Observation<RepositoryRole>>
  readers(repository: RepositoryName): Promise<Observation<readonly Account[]>>
  board(owner: string, board: { project: number; field: string }): Promise<Observation<BoardSeen | undefined>>
  /** Types that issues of a repository may have. */
  issueTypes(repository: RepositoryName): Promise<Observation<readonly string[]>>
  /** Single-select fields of an organisation's issues. */
  issueFields(owner: string): Promise<Observation<readonly IssueFieldSeen[]>>
  /** Whether GitHub shows these alerts of a repository to whoever looks. */
  alerts(repository: RepositoryName, kind: AlertKind): Promise<Observation<true>>
  /** The state of the workflow whose schedule begins rounds, in GitHub's words; undefined where there is none. */
  schedule(repository: RepositoryName): Promise<Observation<string | undefined>>
  /** The workflow that copies it to a git server outside GitHub; undefined where there is none. */
  copy(repository: RepositoryName): Promise<Observation<CopySeen | undefined>>
  /** Whether workflows may open pull requests by `GITHUB_TOKEN`. */
  actionsOpenPulls(repository: RepositoryName): Promise<Observation<boolean>>
}

/** Puts right what GitHub's API can; each is safe to do again. */
export interface Mender {
  makeLabel(repository: RepositoryName, label: LabelWanted): Promise<void>
  /** Adds the options that the field lacks, and the field itself where it is missing. */
  fitBoard(owner: string, board: { project: number; field: string }, options: readonly string[]): Promise<void>
  renameLabel(repository: RepositoryName, renamed: Renamed): Promise<void>
  /** The option stays the same one, with its cards. */
  renameOption(owner: string, board: { project: number; field: string }, renamed: Renamed): Promise<void>
  enableSchedule(repository: RepositoryName): Promise<void>
  letActionsOpenPulls(repository: RepositoryName): Promise<void>
}
