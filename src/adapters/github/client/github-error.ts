import { statusOf } from '../ledger/git-ledger-client.ts'
import type { AskedRoute } from './asked-route.ts'
import { neededPermission } from './needed-permission.ts'
import { headersOf } from './rate-limit.ts'
import { refusalOf } from './refusal-of.ts'

export type GitHubErrorKind =
  | 'unauthorised'
  | 'permission-missing'
  | 'archived'
  | 'locked'
  | 'not-found'
  | 'rate-limited'
  | 'unreachable'
  | 'refused'

/** GitHub would not, or could not; `status` is what Octokit's own errors carry too. */
export class GitHubError extends Error {
  override name = 'GitHubError'
  readonly kind: GitHubErrorKind
  readonly status: number
  readonly route: string
  /** Such as `issues: write`, where GitHub or the path tells. */
  readonly permission: string | undefined

  constructor(kind: GitHubErrorKind, asked: AskedRoute, cause: unknown) {
    const route = `${asked.method} ${asked.path}`
    const permission = kind === 'permission-missing' ? neededPermission(asked, headersOf(cause)) : undefined
    super(`${route}: ${inWords(kind, permission, cause)}`, { cause })
    this.kind = kind
    this.status = statusOf(cause) ?? 500
    this.route = route
    this.permission = permission
  }
}

export function githubError(asked: AskedRoute, cause: unknown, limited: boolean): GitHubError {
  return cause instanceof GitHubError ? cause : new GitHubError(kindOf(cause, limited), asked, cause)
}

function kindOf(cause: unknown, limited: boolean): GitHubErrorKind {
  const status = statusOf(cause) ?? 500
  if (limited) return 'rate-limited'
  if (status === 401) return 'unauthorised'
  if (status === 403) {
    const why = refusalOf(cause)
    return why === 'archived' || why === 'locked' ? why : 'permission-missing'
  }
  if (status === 404 || status === 410) return 'not-found'
  return status >= 500 ? 'unreachable' : 'refused'
}

function inWords(kind: GitHubErrorKind, permission: string | undefined, cause: unknown): string {
  const why = cause instanceof Error ? cause.message : String(cause)
  switch (kind) {
    case 'unauthorised':
      return `GitHub does not know this token or key (${why})`
    case 'permission-missing':
      return permission === undefined
        ? `GitHub forbids it (${why})`
        : `the app or token lacks the permission "${permission}": grant it, and accept it for the installation (${why})`
    case 'archived':
      return `the repository is archived, so nothing can be written to it (${why})`
    case 'locked':
      return `the conversation is locked, so the app may not comment on it (${why})`
    case 'not-found':
      return `it is not there, or the app is not installed on it (${why})`
    case 'rate-limited':
      return `GitHub asks for a longer pause than this can wait (${why})`
    case 'unreachable':
      return `GitHub gave no answer that can be used (${why})`
    case 'refused':
      return why
  }
}
