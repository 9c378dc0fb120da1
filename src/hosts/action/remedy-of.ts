import { GitHubError } from '../../adapters/github/client/github-error.ts'

/** The remedy where a run broke off, by its id in `templates/texts/warnings`. */
export function remedyOf(failure: unknown): string {
  if (!(failure instanceof GitHubError)) return 'later'
  switch (failure.kind) {
    case 'unauthorised':
    case 'permission-missing':
    case 'not-found':
    case 'gone':
    case 'moved':
    case 'not-installed':
    case 'archived':
    case 'locked':
    case 'rule':
    case 'secret':
      return failure.kind
    case 'rate-limited':
    case 'unreachable':
    case 'refused':
      return 'later'
  }
}
