import type { Account } from '../../../domain/case/case.ts'
import type { RepositoryRole } from '../../../domain/doctor/facts.ts'
import type { RepositoryName } from '../../ports/github.ts'
import type { PlannedFile } from '../choices.ts'
import type { Act } from './act.ts'

export interface OrganisationSeen {
  login: string
  /** Every member's permission in every repository. */
  basePermission: string
  isOwner: boolean
}

export interface ContentsSeen {
  /** Undefined where nothing was ever committed. */
  branch: string
  missing: readonly PlannedFile[]
  /** Paths whose text is another one. */
  differing: readonly string[]
  /** It holds other things, and nothing of what is planned. */
  isForeign: boolean
}

export interface BoardSeen {
  options: readonly string[]
  isEmpty: boolean
  views: readonly string[]
  automations: readonly string[]
}

export interface TeamSeen {
  description: string
  members: readonly string[]
}

export interface IssueFound {
  number: number
  url: string
}

export interface CommentFound {
  body: string
  author: string
  at: string
}

/** GitHub as a set-up looks at it, by an owner's token; it asks and changes nothing. */
export interface SetUpSite {
  /** `scopes`: of a token that tells them. */
  viewer(): Promise<{ account: Account; scopes: readonly string[] | 'not-told' }>
  /** Undefined where there is none that this token may know of. */
  organisation(org: string, viewer: string): Promise<OrganisationSeen | undefined>
  repository(repository: RepositoryName): Promise<{ private: boolean; archived: boolean; branch: string } | undefined>
  contents(repository: RepositoryName, branch: string, planned: readonly PlannedFile[]): Promise<ContentsSeen>
  text(repository: RepositoryName, path: string): Promise<string | undefined>
  team(org: string, team: string): Promise<TeamSeen | undefined>
  /** Somebody who was asked to join and has not answered yet. */
  isInvited(org: string, team: string, login: string): Promise<boolean>
  teamRole(org: string, team: string, repository: RepositoryName): Promise<RepositoryRole>
  roleOf(login: string, repository: RepositoryName): Promise<RepositoryRole>
  /** Teams that may read a repository. */
  teamsOf(repository: RepositoryName): Promise<readonly string[]>
  /** The number of the board of one of these names. */
  boardNamed(org: string, titles: readonly string[]): Promise<number | undefined>
  board(org: string, project: number, field: string): Promise<BoardSeen | undefined>
  /** Whether workflows may open pull requests: as the organisation lets repositories say, and as this one says. */
  actionsOpenPulls(repository: RepositoryName): Promise<{ organisation: boolean; repository: boolean }>
  secrets(repository: RepositoryName): Promise<readonly string[]>
  labels(repository: RepositoryName): Promise<readonly string[]>
  /** The newest one, open or closed. */
  issueLabelled(repository: RepositoryName, label: string): Promise<IssueFound | undefined>
  issueMarked(repository: RepositoryName, mark: string, author: string): Promise<IssueFound | undefined>
  comments(repository: RepositoryName, issue: number): Promise<readonly CommentFound[]>
}

/** Does on GitHub what a set-up decided; doing it twice is doing it once. Gives where it can be seen. */
export interface SetUpHands {
  carryOut(act: Act): Promise<string | undefined>
}
