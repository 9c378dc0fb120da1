import type { Act } from '../../../app/set-up/company/act.ts'
import { type RefusalCode, SetUpRefusedError } from '../../../app/set-up/company/item.ts'
import { GitHubError } from '../client/github-error.ts'

/** Why GitHub did not do it, as what somebody can do about; anything else stays the error that it is. */
export function refusedIn(act: Act | 'look', error: unknown): unknown {
  if (!(error instanceof GitHubError)) return error
  const values = { ...valuesOf(act), why: `${error.route}: ${wordsOf(error)}` }
  return new SetUpRefusedError(codeOf(act, error), values, error)
}

function codeOf(act: Act | 'look', error: GitHubError): RefusalCode {
  const words = wordsOf(error)
  if (/\bSAML\b|\bSSO\b/.test(words)) return 'sign-in'
  if (/workflow\W+scope|without\W+`?workflow/i.test(words)) return 'workflow-scope'
  if (/\bupgrade\b|\bplan\b|\bbilling\b/i.test(words)) return 'plan'
  switch (error.kind) {
    case 'unauthorised':
      return 'token-unknown'
    case 'archived':
      return 'archived'
    case 'rate-limited':
      return 'rate-limited'
    case 'unreachable':
      return 'unreachable'
    case 'rule':
      return 'rule'
    case 'permission-missing':
    case 'locked':
      return 'forbidden'
    case 'secret':
      return 'refused'
    case 'gone':
    case 'moved':
    case 'not-installed':
    case 'not-found':
      if (isOf(act, 'member', 'person-role')) return 'person-unknown'
      return 'forbidden'
    case 'refused':
      if (isOf(act, 'repository', 'team') && /already|taken|unique/i.test(words))
        return isOf(act, 'team') ? 'team-taken' : 'name-taken'
      return 'refused'
  }
}

const isOf = (act: Act | 'look', ...kinds: readonly Act['kind'][]): boolean =>
  act !== 'look' && kinds.includes(act.kind)

function valuesOf(act: Act | 'look'): Record<string, string> {
  if (act === 'look') return {}
  return {
    ...('repository' in act && { repository: act.repository.name, place: act.repository.name }),
    ...('login' in act && { login: act.login }),
    ...('team' in act && { team: act.team }),
  }
}

/** GitHub's own words, with the errors that it names. */
function wordsOf({ cause, message }: GitHubError): string {
  if (!(cause instanceof Error)) return message
  const data = 'response' in cause ? (cause.response as { data?: unknown } | undefined)?.data : undefined
  const errors = typeof data === 'object' && data !== null && 'errors' in data ? JSON.stringify(data.errors) : ''
  return `${cause.message.replace(/ - https?:\S+$/, '')} ${errors}`.trim()
}
