import { AnswerError, type AnswerReason, type BrokenRule } from '../../../app/ports/answer-error.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'
import type { AskedRoute } from './asked-route.ts'
import { neededPermission } from './needed-permission.ts'
import { headersOf } from './rate-limit.ts'
import { refusalOf, ruleOf } from './refusal-of.ts'

export type GitHubErrorKind = AnswerReason['kind']

/** GitHub would not, or could not; `status` is what Octokit's own errors carry too. */
export class GitHubError extends AnswerError {
  override name = 'GitHubError'
  readonly kind: GitHubErrorKind
  readonly status: number
  readonly route: string
  /** Such as `issues: write`, where GitHub or the path tells. */
  readonly permission: string | undefined

  constructor(kind: GitHubErrorKind, asked: AskedRoute, cause: unknown, until?: Date) {
    const route = `${asked.method} ${asked.path}`
    const permission = kind === 'permission-missing' ? neededPermission(asked, headersOf(cause)) : undefined
    const reason = reasonOf(kind, { permission, until, rule: kind === 'rule' ? ruleOf(cause) : 'other' })
    super(`${route}: ${inWords(reason, cause)}`, reason, { cause })
    this.kind = kind
    this.status = statusOf(cause) ?? 500
    this.route = route
    this.permission = permission
  }
}

/** `limited`: GitHub turned it away unread, until then where it tells. */
export function githubError(
  asked: AskedRoute,
  cause: unknown,
  limited: { until: Date | undefined } | false,
): GitHubError {
  if (cause instanceof GitHubError) return cause
  return limited === false
    ? new GitHubError(kindOf(cause), asked, cause)
    : new GitHubError('rate-limited', asked, cause, limited.until)
}

/** Not there, as far as whoever asks is told: by now, elsewhere, or for this app alone. */
export const isOutOfReach = (error: unknown): error is GitHubError =>
  error instanceof GitHubError && OUT_OF_REACH.includes(error.kind)

export const OUT_OF_REACH: readonly GitHubErrorKind[] = ['not-found', 'gone', 'moved', 'not-installed']

/** An issue that was moved answers writes with where it is now: those were meant for another thing. */
export class MovedError extends Error {
  override name = 'MovedError'
  readonly status = 410
}

/** Of these the app has no token any more, or GitHub says that its installation is suspended. */
const INSTALLATION = /\/app\/installations\/[^/]+\/access_tokens|\/installation$/

function kindOf(cause: unknown): GitHubErrorKind {
  const status = statusOf(cause) ?? 500
  if (cause instanceof MovedError) return 'moved'
  if (status === 401) return 'unauthorised'
  if ((status === 404 && INSTALLATION.test(urlOf(cause))) || (status === 403 && isSuspended(cause)))
    return 'not-installed'
  if (status === 403 || status === 409 || status === 422) {
    const why = refusalOf(cause)
    if (why !== undefined) return why
    return status === 403 ? 'permission-missing' : 'refused'
  }
  if (status === 404) return 'not-found'
  if (status === 410) return 'gone'
  return status >= 500 ? 'unreachable' : 'refused'
}

const isSuspended = (cause: unknown): boolean =>
  cause instanceof Error && /installation has been suspended/i.test(cause.message)

function urlOf(cause: unknown): string {
  const request = cause instanceof Error && 'request' in cause ? cause.request : undefined
  return typeof request === 'object' && request !== null && 'url' in request ? String(request.url) : ''
}

type Details = { permission: string | undefined; until: Date | undefined; rule: BrokenRule }

function reasonOf(kind: GitHubErrorKind, { permission, until, rule }: Details): AnswerReason {
  switch (kind) {
    case 'permission-missing':
      return { kind, permission }
    case 'rate-limited':
      return { kind, until }
    case 'rule':
      return { kind, rule }
    case 'unauthorised':
    case 'archived':
    case 'locked':
    case 'secret':
    case 'not-found':
    case 'gone':
    case 'moved':
    case 'not-installed':
    case 'unreachable':
    case 'refused':
      return { kind }
  }
}

function inWords(reason: AnswerReason, cause: unknown): string {
  const why = cause instanceof Error ? cause.message : String(cause)
  switch (reason.kind) {
    case 'unauthorised':
      return `GitHub does not know this token or key (${why})`
    case 'permission-missing':
      return reason.permission === undefined
        ? `GitHub forbids it (${why})`
        : `the app or token lacks the permission "${reason.permission}": grant it, and accept it for the installation (${why})`
    case 'rule':
      return `a rule holds it back: ${reason.rule} (${why})`
    case 'secret':
      return `GitHub takes a part of it for a secret (${why})`
    case 'archived':
      return `the repository is archived, so nothing can be written to it (${why})`
    case 'locked':
      return `the conversation is locked, so the app may not comment on it (${why})`
    case 'gone':
      return `it was deleted, or is switched off (${why})`
    case 'moved':
      return `it was moved elsewhere (${why})`
    case 'not-installed':
      return `the app is not installed there any more, or was suspended (${why})`
    case 'not-found':
      return `it is not there, or the app is not installed on it (${why})`
    case 'rate-limited':
      return `GitHub asks for a longer pause than this can wait${reason.until === undefined ? '' : `, until ${reason.until.toISOString()}`} (${why})`
    case 'unreachable':
      return `GitHub gave no answer that can be used (${why})`
    case 'refused':
      return why
  }
}
