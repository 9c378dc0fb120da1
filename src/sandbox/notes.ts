import type { RepositoryRole } from './access.ts'
import type { AppRegistration } from './front/app-manifest.ts'
import type { Json } from './json.ts'
import type { Moods } from './moods.ts'
import type { User } from './shapes.ts'

type Reaction = { id: number; node_id: string; user: User; content: string; created_at: string }
type Edit = { editor: User; editedAt: string; before: string }
export type ProjectOption = { id: string; name: string; color: string; description: string }
export type ProjectField = {
  id: number
  nodeId: string
  name: string
  dataType: string
  options: ProjectOption[]
  createdAt: string
  updatedAt: string
}
export type ProjectItem = {
  id: number
  nodeId: string
  contentType: 'Issue' | 'PullRequest'
  repository: string
  number: number
  creator: User
  createdAt: string
  updatedAt: string
  /** Option id, text, number or date by the field's id. */
  values: Map<number, string | number>
}
export type ProjectView = {
  id: number
  nodeId: string
  number: number
  name: string
  layout: 'table' | 'board' | 'roadmap'
  filter: string | null
  visibleFields: number[]
  creator: User
  createdAt: string
}
export type Project = {
  /** False: the organisation has no board, until somebody makes one. */
  made: boolean
  id: number
  nodeId: string
  number: number
  title: string
  createdAt: string
  fields: ProjectField[]
  items: ProjectItem[]
  views: ProjectView[]
  public: boolean
  /** Its own automations that are switched on. */
  automations: Set<string>
}
export type Team = {
  id: number
  slug: string
  name: string
  description: string
  members: Set<string>
  /** The team's role in each repository, by the repository's full name. */
  roles: Map<string, RepositoryRole>
}
export type IssueTypeNote = { id: number; name: string }
export type IssueFieldNote = { id: number; name: string; options: { id: number; name: string }[] }

/** An organisation's settings for its issues: their types, and its single-select fields. */
export type IssueSettings = { types: IssueTypeNote[]; fields: IssueFieldNote[] }

/** A secret as it was stored: nobody can read it back. */
export type StoredSecret = { name: string; encrypted: string; createdAt: string; updatedAt: string }
/** Something that GitHub itself has found in a repository. */
export type AlertNote = {
  kind: 'code-scanning' | 'dependabot' | 'secret-scanning'
  number: number
  at: string
  /** When it last changed. */
  updated: string
  state: 'open' | 'closed'
}
type PullState = {
  headSha: string
  baseSha: string
  merged?: { at: string; by: User; sha: string }
  /** Whose fork its head is in, and what the branch is called there. */
  fork?: { owner: string; ref: string }
}

/** A run of a workflow that has ended. */
export interface EndedRun {
  conclusion: string
  at: string
}

/** The front's memory beside emulate's. Subjects are `owner/name#number` or `comment:id`. */
export type Notes = {
  nextId(): number
  project: Project
  teams: Map<string, Team>
  reactions: Map<string, Reaction[]>
  edits: Map<string, Edit[]>
  /** Timeline entries that emulate does not make, by issue. */
  timeline: Map<string, (Json & { id: number; created_at: string })[]>
  /** The reasons an issue was closed for, in order. */
  closings: Map<string, string[]>
  /** `duplicate`, which emulate does not know. */
  stateReasons: Map<string, string>
  /** Issues that are closed now. */
  closed: Set<string>
  /** Parent by sub-issue. */
  parents: Map<string, string>
  pulls: Map<string, PullState>
  /** `owner/name#number` by issue id. */
  issues: Map<number, string>
  statuses: Map<string, Json[]>
  /** Whose key a commit was signed with, by its sha. */
  signatures: Map<string, string>
  /** Where branches were moved, by repository, the oldest first. */
  activities: Map<string, Json[]>
  /** Whether the organisation lets repositories say so of their workflows. */
  actionsMayOpenPulls: boolean
  /** Repositories whose workflows may open pull requests by `GITHUB_TOKEN`. */
  actionsOpenPulls: Set<string>
  /** Workflows that are switched off, as `owner/name/file`, with GitHub's word for it. */
  workflowsOff: Map<string, string>
  /** Runs of a workflow that have ended, as `owner/name/file`, the oldest first. */
  workflowRuns: Map<string, EndedRun[]>
  /** Where each comment is and when it last changed. */
  comments: Map<number, { issue: string; changedAt: string }>
  /** Issues that are no longer where they were: where they are now, if anywhere. */
  gone: Map<string, string | undefined>
  /** Accounts that were deleted, by id. */
  goneAccounts: Set<number>
  /** The id of a repository by each name that it had. */
  renamed: Map<string, number>
  /** Of what was moved, by `issue:id` or `comment:id`: its own times, and when emulate made it anew. */
  times: Map<string, { created: string; updated: string; moved: string }>
  /** Apps by way of which people acted, by `issue:id`, `comment:id` or `event:id`. */
  ways: Map<string, string>
  /** Apps that were registered by a manifest. */
  registrations: AppRegistration[]
  /** By repository. */
  secrets: Map<string, StoredSecret[]>
  /** By repository, the oldest first. */
  alerts: Map<string, AlertNote[]>
  /** Every member's permission in every repository of the organisation. */
  basePermission: 'none' | 'read'
  issueSettings: IssueSettings
  /** The types and options of issues, by issue: the id of its type, and of an option by the id of its field. */
  issueTypes: Map<string, number>
  fieldValues: Map<string, Map<number, number>>
  /** Issues by which an issue is blocked. */
  blockers: Map<string, Set<string>>
  moods: Moods
}

export const issueKey = (repository: string, number: number | string): string => `${repository}#${number}`
export const commentKey = (id: number | string): string => `comment:${id}`

export function splitIssueKey(key: string): { repository: string; number: number } {
  const at = key.lastIndexOf('#')
  return { repository: key.slice(0, at), number: Number(key.slice(at + 1)) }
}

export function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  map.set(key, [...(map.get(key) ?? []), value])
}

/** A node id that says what it names, in emulate's own manner. */
export const nodeId = (type: string, id: number): string =>
  Buffer.from(`0:${type}${id}`).toString('base64').replace(/=+$/, '')

export function readNodeId(id: string): { type: string; id: number } | undefined {
  const match = /^0:([A-Za-z]+[A-Za-z])(\d+)$/.exec(Buffer.from(id, 'base64').toString())
  return match ? { type: match[1] ?? '', id: Number(match[2]) } : undefined
}
