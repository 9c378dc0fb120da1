/** The parts of GitHub's answers that the playground looks at. */
export interface User {
  login: string
  type?: string
  name?: string | null
}

export interface Label {
  name: string
  color: string
}

export interface Reactions {
  [content: string]: number | string
}

export interface Issue {
  id: number
  number: number
  title: string
  body: string | null
  state: 'open' | 'closed'
  state_reason: string | null
  locked: boolean
  user: User
  labels: Label[]
  assignees: User[]
  created_at: string
  updated_at: string
  html_url: string
  repository_url: string
  comments?: number
  reactions?: Reactions
  pull_request?: object
  sub_issues_summary?: { total: number; completed: number }
}

export interface Comment {
  id: number
  body: string
  user: User
  created_at: string
  updated_at: string
  html_url: string
  reactions?: Reactions
}

export interface TimelineEvent {
  id?: number
  event: string
  actor?: User | null
  user?: User
  created_at: string
  body?: string
  updated_at?: string
  html_url?: string
  reactions?: Reactions
  label?: Label
  assignee?: User
  state_reason?: string | null
  status?: string
  previous_status?: string
  rename?: { from: string; to: string }
  sub_issue?: { number: number; title: string; html_url?: string }
}

export interface Pull {
  number: number
  title: string
  body: string | null
  state: 'open' | 'closed'
  merged: boolean
  merged_at: string | null
  mergeable: boolean | null
  user: User
  head: { ref: string; sha: string }
  base: { ref: string; sha: string }
  requested_reviewers: User[]
  created_at: string
  changed_files?: number
  additions?: number
  deletions?: number
}

export interface ChangedFile {
  filename: string
  status: string
  additions: number
  deletions: number
}

export interface Review {
  id: number
  state: string
  user: User
  body?: string | null
  submitted_at?: string
  commit_id: string
}

export interface CheckRun {
  id: number
  name: string
  status: string
  conclusion: string | null
  output?: { title?: string | null; summary?: string | null; text?: string | null }
}

export interface FileContent {
  name: string
  path: string
  sha: string
  type: 'file' | 'dir' | 'symlink' | 'submodule'
  content?: string
  html_url?: string
}

export interface Repository {
  name: string
  full_name: string
  description: string | null
  default_branch: string
  private: boolean
  permissions?: Record<string, boolean>
}

export interface ProjectItem {
  id: number
  content?: Issue
  fields: { id: number; name: string; value?: { id?: string; name?: { raw?: string } | string } | null }[]
}

export interface ProjectField {
  id: number
  name: string
  options?: { id: string; name: { raw: string }; color?: string }[]
}
