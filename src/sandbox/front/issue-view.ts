import type { Actor } from '../actor.ts'
import { botLogin, emit, type FakeGitHub } from '../fake-github.ts'
import { HttpError } from '../http-error.ts'
import { isObject, type Json } from '../json.ts'
import { commentKey, issueKey } from '../notes.ts'
import type { Comment, Issue, Pull, Repository } from '../shapes.ts'
import { viewApp, viewOtherApp } from './app-view.ts'
import { viewFieldValues, viewIssueType } from './issue-settings-view.ts'
import { readPull } from './pull-view.ts'
import { reactionSummary } from './reaction-summary.ts'

const issuePath = (repository: Repository, number: number | string) => `/repos/${repository.full_name}/issues/${number}`

/** An issue as GitHub shows it; a pull request too, where the number is one. */
export async function readIssue(world: FakeGitHub, repository: Repository, number: number | string): Promise<Issue> {
  if (world.notes.gone.has(issueKey(repository.full_name, number))) throw new HttpError(410, 'This issue was deleted')
  const answer = await world.upstream.call({ kind: 'reader' }, 'GET', issuePath(repository, number))
  if (answer.status === 200) return viewIssue(world, repository, answer.json as Issue)
  return issueOfPull(world, repository, await readPull(world, repository, number))
}

export function viewIssue(world: FakeGitHub, repository: Repository, issue: Issue): Issue {
  const key = issueKey(repository.full_name, issue.number)
  const reason =
    issue.state === 'closed' ? (world.notes.stateReasons.get(key) ?? issue.state_reason) : issue.state_reason
  const children = [...world.notes.parents].filter(([, parent]) => parent === key).map(([child]) => child)
  const completed = children.filter((child) => world.notes.closed.has(child)).length
  return {
    ...issue,
    user: withItsKind(issue.user),
    ...timesOf(world, `issue:${issue.id}`, issue),
    repository_url: `${world.url}/repos/${repository.full_name}`,
    state_reason: reason,
    reactions: reactionSummary(world, key, `${issue.url}/reactions`),
    ...(world.notes.moods.subIssues !== 'missing' && {
      sub_issues_summary: {
        total: children.length,
        completed,
        percent_completed: children.length === 0 ? 0 : Math.round((completed / children.length) * 100),
      },
    }),
    performed_via_github_app: viaApp(world, `issue:${issue.id}`, issue.user.login),
    ...settingsOf(world, key),
  }
}

/** An older server tells of none of it. */
function settingsOf({ notes }: FakeGitHub, key: string): Json {
  if (notes.moods.issueSettings === 'missing') return {}
  const open = (keys: readonly string[]) => keys.filter((one) => !notes.closed.has(one)).length
  const blockedBy = [...(notes.blockers.get(key) ?? [])]
  const blocking = [...notes.blockers].filter(([, by]) => by.has(key)).map(([one]) => one)
  return {
    type: viewIssueType(notes, notes.issueTypes.get(key)),
    issue_field_values: viewFieldValues(notes, key),
    issue_dependencies_summary: {
      ...{ blocked_by: open(blockedBy), total_blocked_by: blockedBy.length },
      ...{ blocking: open(blocking), total_blocking: blocking.length },
    },
  }
}

export function issueOfPull(world: FakeGitHub, repository: Repository, pull: Pull): Issue {
  const { head, base, requested_reviewers, mergeable, rebaseable, merged, _links, ...rest } = pull
  const path = issuePath(repository, pull.number)
  return {
    ...rest,
    url: `${world.url}${path}`,
    repository_url: `${world.url}/repos/${repository.full_name}`,
    labels_url: `${world.url}${path}/labels{/name}`,
    events_url: `${world.url}${path}/events`,
    timeline_url: `${world.url}${path}/timeline`,
    reactions: reactionSummary(world, issueKey(repository.full_name, pull.number), `${world.url}${path}/reactions`),
    state_reason: null,
    locked: false,
    labels: Array.isArray(pull.labels) ? pull.labels : [],
    assignees: Array.isArray(pull.assignees) ? pull.assignees : [],
    pull_request: {
      url: pull.url,
      html_url: pull.html_url,
      diff_url: `${pull.html_url}.diff`,
      patch_url: `${pull.html_url}.patch`,
      merged_at: pull.merged_at ?? null,
    },
  }
}

export function viewComment(world: FakeGitHub, comment: Comment): Comment {
  return {
    ...comment,
    user: withItsKind(comment.user),
    ...timesOf(world, `comment:${comment.id}`, comment),
    reactions: reactionSummary(world, commentKey(comment.id), `${String(comment.url)}/reactions`),
    performed_via_github_app: viaApp(world, commentKey(comment.id), comment.user.login),
  }
}

/** emulate takes every account with a token for a person's. */
const withItsKind = (user: Issue['user']): Issue['user'] =>
  user.login.endsWith('[bot]') ? { ...user, type: 'Bot' } : user

/** An issue that was moved from another repository keeps its times; emulate made it anew. */
function timesOf(world: FakeGitHub, key: string, { updated_at }: { updated_at: string }): Json {
  const times = world.notes.times.get(key)
  if (times === undefined) return {}
  return { created_at: times.created, updated_at: updated_at === times.moved ? times.updated : updated_at }
}

function viaApp(world: FakeGitHub, subject: string, login: string): Json | null {
  const other = world.notes.ways.get(subject)
  if (other !== undefined) return viewOtherApp(world, other)
  return login === botLogin(world) ? viewApp(world) : null
}

export function emitIssue(
  world: FakeGitHub,
  actor: Actor,
  repository: Repository,
  action: string,
  issue: Issue,
  more: Json = {},
) {
  if (isObject(issue.pull_request)) {
    emit(world, 'pull_request', actor, { action, number: issue.number, pull_request: issue, ...more }, repository)
  } else emit(world, 'issues', actor, { action, issue, ...more }, repository)
}

const LONGEST_BODY = 65_536

export function checkBody(resource: string, body: unknown): void {
  if (typeof body === 'string' && body.length > LONGEST_BODY) {
    throw new HttpError(422, 'Validation Failed', {
      errors: [
        {
          resource,
          code: 'custom',
          field: 'body',
          message: `body is too long (maximum is ${LONGEST_BODY} characters)`,
        },
      ],
    })
  }
}
