import type { Json } from './json.ts'

/** The members of GitHub's objects that the front looks at; everything else passes through untouched. */
export type User = Json & { id: number; node_id: string; login: string; type: string }
export type Organization = Json & { id: number; node_id: string; login: string }
export type Repository = Json & { id: number; node_id: string; name: string; full_name: string; default_branch: string }
export type Label = Json & { id: number; name: string; color: string }
export type Issue = Json & {
  id: number
  node_id: string
  number: number
  title: string
  body: string | null
  state: string
  state_reason: string | null
  locked: boolean
  user: User
  labels: Label[]
  assignees: User[]
  created_at: string
  updated_at: string
  url: string
  html_url: string
  pull_request?: Json
}
export type Comment = Json & {
  id: number
  node_id: string
  body: string
  user: User
  issue_url: string
  html_url: string
  created_at: string
  updated_at: string
}
export type Pull = Json & {
  id: number
  node_id: string
  number: number
  title: string
  body: string | null
  state: string
  user: User
  head: Json & { ref: string; sha: string }
  base: Json & { ref: string; sha: string }
  requested_reviewers: User[]
  url: string
  html_url: string
  draft: boolean
  created_at: string
  updated_at: string
}
export type Review = Json & { id: number; state: string; user: User; commit_id: string }
export type IssueEvent = Json & { id: number; event: string; created_at: string }
export type GitCommit = Json & { sha: string; tree: { sha: string }; message: string }
export type Comparison = Json & {
  total_commits: number
  merge_base_commit: { sha: string; commit: { tree: { sha: string } } }
  commits: (Json & { sha: string; commit: Json & { message: string } })[]
  files: (Json & { filename: string; status: string; additions: number; deletions: number })[]
}
