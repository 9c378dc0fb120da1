import type { CommentSeen, IssueSeen, Sign } from '../../../app/ports/github.ts'
import { type ActingApp, viaOf } from './acting-app.ts'
import { GHOST } from './ghost.ts'

interface User {
  /** Octokit's types allow for ids beyond what a number holds; GitHub has none. */
  id: number | bigint
  login: string
  type?: string
}

interface Issue {
  id: number | bigint
  number: number
  node_id: string
  title: string
  body?: string | null | undefined
  state: string
  state_reason?: string | null | undefined
  labels: readonly (string | Label)[]
  assignees?: readonly User[] | null | undefined
  user: User | null
  created_at: string
  updated_at: string
  closed_at?: string | null | undefined
  pull_request?: unknown
  locked?: boolean | undefined
  performed_via_github_app?: ActingApp
  sub_issues_summary?: { total: number } | undefined
  type?: { name: string } | null | undefined
  issue_field_values?: readonly FieldValue[] | undefined
  issue_dependencies_summary?: { total_blocked_by: number } | undefined
}

interface Label {
  name?: string | undefined
  color?: string | null | undefined
  description?: string | null | undefined
}

interface FieldValue {
  issue_field_id: number | bigint
  issue_field_name?: string | undefined
  value: string | number | null
}

interface Comment {
  id: number | bigint
  node_id: string
  body?: string | undefined
  user: User | null
  created_at: string
  updated_at: string
  performed_via_github_app?: ActingApp
  reactions?: Readonly<Record<Sign, number>> | undefined
}

const SIGNS: readonly Sign[] = ['+1', 'confused']

export function viewUser(user: User | null | undefined): { id: number; login: string; type: string } {
  return user ? { id: Number(user.id), login: user.login, type: user.type ?? 'User' } : GHOST
}

export function viewIssue(issue: Issue): IssueSeen {
  return {
    id: Number(issue.id),
    number: issue.number,
    nodeId: issue.node_id,
    title: issue.title,
    body: issue.body ?? '',
    state: issue.state === 'closed' ? 'closed' : 'open',
    stateReason: issue.state_reason ?? undefined,
    ...viewLabels(issue.labels),
    assignees: (issue.assignees ?? []).map(({ id, login }) => ({ id: Number(id), login })),
    author: viewUser(issue.user),
    createdAt: issue.created_at,
    updatedAt: issue.updated_at,
    isPullRequest: issue.pull_request !== undefined && issue.pull_request !== null,
    via: viaOf(issue.performed_via_github_app, issue.user),
    locked: issue.locked === true,
    ...(issue.sub_issues_summary !== undefined && { subIssues: issue.sub_issues_summary.total }),
    ...viewSettings(issue),
  }
}

export function viewLabels(labels: readonly (string | Label)[]): Pick<IssueSeen, 'labels' | 'labelsShown'> {
  const shown = labels.flatMap((label) =>
    typeof label === 'string' || label.name === undefined || !label.description
      ? []
      : [{ name: label.name, color: label.color ?? '', description: label.description }],
  )
  return {
    labels: labels.flatMap((label) => (typeof label === 'string' ? label : (label.name ?? []))),
    ...(shown.length > 0 && { labelsShown: shown }),
  }
}

type Settings = Pick<Issue, 'type' | 'issue_field_values' | 'issue_dependencies_summary'>

/** Each is left out where the server or the delivery does not tell. */
export function viewSettings({
  type,
  issue_field_values: values,
  issue_dependencies_summary: dependencies,
}: Settings): Pick<IssueSeen, 'type' | 'fieldValues' | 'blockers'> {
  return {
    ...(type !== undefined && { type: type?.name ?? null }),
    ...(values !== undefined && { fieldValues: values.map(viewValue) }),
    ...(dependencies !== undefined && { blockers: dependencies.total_blocked_by }),
  }
}

const viewValue = ({ issue_field_id: field, issue_field_name: name, value }: FieldValue) => ({
  ...{ field: Number(field), name, value: String(value ?? '') },
})

export function viewComment(issue: number, comment: Comment): CommentSeen {
  return {
    id: Number(comment.id),
    nodeId: comment.node_id,
    issue,
    body: comment.body ?? '',
    author: viewUser(comment.user),
    createdAt: comment.created_at,
    updatedAt: comment.updated_at,
    via: viaOf(comment.performed_via_github_app, comment.user),
    signs: SIGNS.filter((sign) => (comment.reactions?.[sign] ?? 0) > 0),
  }
}
