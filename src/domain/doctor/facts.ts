import type { Account } from '../case/case.ts'
import type { LastSweep } from '../clock/last-sweep.ts'
import type { AlertKind } from '../policy/alerts.ts'
import type { Policy } from '../policy/policy.schema.ts'

/** The seen value; or the permission or setting that it would take to see it. */
export type Observation<Value> = { kind: 'seen'; value: Value } | { kind: 'unseen'; needs: string }

export const seen = <Value>(value: Value): Observation<Value> => ({ kind: 'seen', value })
export const ifSeen = <Value>(fact: Observation<Value>): Value | undefined =>
  fact.kind === 'seen' ? fact.value : undefined

/** How the company runs: the app on a server, the Action with an app's token, or the Action with `GITHUB_TOKEN` alone. */
export type RunsAs = 'app' | 'action' | 'one-repository'

export const ROLES = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const
/** An account's role in a repository; a company's own roles count as the one they build on. */
export type RepositoryRole = (typeof ROLES)[number]

export interface AppSeen {
  /** Such as `issues` → `write`. */
  permissions: Readonly<Record<string, string>>
  events: readonly string[]
  suspended: boolean
  /** Undefined where only the app itself can tell. */
  webhook: { url: string; insecure: boolean } | undefined
}

export interface RepositorySeen {
  defaultBranch: string
  private: boolean
  archived: boolean
  issues: boolean
}

export interface LabelSeen {
  name: string
  description: string
  /** Six hexadecimal digits. */
  color: string
}

export type LabelWanted = LabelSeen

export interface FileWanted {
  path: string
  text: string
}

/** A repository that the policy names, once, with all that it is used for. */
export interface RepositoryFacts {
  name: string
  /** Its ids in the policy: several may be one repository. */
  ids: readonly string[]
  seen: Observation<RepositorySeen | undefined>
  labels: Observation<readonly LabelSeen[]>
  /** The labels that the cases of this repository carry. */
  labelsWanted: readonly LabelWanted[]
  /** Kinds of the rules that hold for the branch of the records. */
  ledgerRules: Observation<readonly string[]>
  /** Those of the default branch, where pull requests of cases are merged into it. */
  planRules: Observation<readonly string[]>
  /** The branch of the records; `protectable` where the plan lets branches of private repositories be protected. */
  ledger: Observation<{ protected: boolean; protectable: boolean } | undefined>
  /** Types that its issues may have; undefined where the policy names none for its cases. */
  issueTypes: Observation<readonly string[]> | undefined
  forms: readonly (FileWanted & { there: Observation<string | undefined> })[]
  /** Of everybody who has something to do there, by login. */
  roles: ReadonlyMap<string, Observation<RepositoryRole>>
  /** Everybody who can read it; asked for where only few may. */
  readers: Observation<readonly Account[]> | undefined
}

/** The workflow that copies a repository to a git server outside GitHub. */
export interface CopySeen {
  /** In GitHub's words. */
  state: string
  /** Its last run that has ended; undefined where none has. */
  last: { conclusion: string; at: string } | undefined
}

export interface BoardSeen {
  public: boolean
  /** Options of the single-select field by name; undefined where there is no such field. */
  options: readonly string[] | undefined
  /** Projects' own automations that are switched on. */
  automations: readonly string[]
}

export interface IssueFieldSeen {
  name: string
  options: readonly string[]
}

export interface DeliverySeen {
  guid: string
  event: string
  at: string
  ok: boolean
}

/** Everything that `hikeshi doctor` looks at, as it stands on GitHub now. */
export interface SetUpFacts {
  now: string
  owner: string
  policy: Policy
  runsAs: RunsAs
  adoption: {
    file: string
    /** The blob that counts; undefined where none was adopted. */
    inForce: string | undefined
    /** The blob on the default branch. */
    there: string | undefined
    /** How many problems keep that one from being adopted. */
    problems: number
  }
  /** Undefined where no app is used. */
  app: Observation<AppSeen> | undefined
  /** The version of the API that the app speaks, and those that GitHub takes; undefined where it names none. */
  api: { spoken: string; taken: Observation<readonly string[] | undefined> }
  /** The version of an Enterprise Server; undefined on GitHub's own. */
  serverVersion: Observation<string | undefined>
  /** Names of the repositories that the app is installed on. */
  reach: Observation<'all' | readonly string[]> | undefined
  repositories: readonly RepositoryFacts[]
  teams: ReadonlyMap<string, Observation<readonly Account[] | undefined>>
  users: ReadonlyMap<string, Observation<Account | undefined>>
  /** Whether GitHub shows the alerts that the policy wants to hear of. */
  alerts: readonly { repository: string; kind: AlertKind; shown: Observation<true> }[]
  /** The owners, who may do everything in the organisation anyway. */
  owners: Observation<readonly Account[]>
  /** Undefined where the policy has no board. */
  board: Observation<BoardSeen | undefined> | undefined
  /** Single-select fields of the organisation's issues; undefined where the policy names none. */
  issueFields: Observation<readonly IssueFieldSeen[]> | undefined
  /** Undefined where nothing depends on it. */
  actionsOpenPulls: Observation<boolean> | undefined
  /** The state of the workflow that begins rounds; undefined where a server does. */
  schedule: Observation<string | undefined> | undefined
  /** Of every repository that is there: its copy outside GitHub; undefined where no workflow makes one. */
  copies: readonly { repository: string; seen: Observation<CopySeen | undefined> }[]
  /** Undefined where nothing is delivered; newest first. */
  deliveries: Observation<readonly DeliverySeen[]> | undefined
  sweep: LastSweep | undefined
}
