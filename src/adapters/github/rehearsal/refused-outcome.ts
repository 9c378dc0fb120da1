import type { Outcome } from '../../../app/rehearsal/trial.ts'
import { GitHubError } from '../client/github-error.ts'

/** A refusal to this person says nothing about what GitHub would answer otherwise; undefined: no answer of GitHub. */
export function refusedOutcome(error: unknown): Outcome | undefined {
  if (!(error instanceof GitHubError)) return undefined
  return isForbidden(error)
    ? { outcome: 'not-tried', why: 'refused', saw: error.message }
    : { outcome: 'not-held', saw: error.message }
}

const FORBIDDEN: readonly GitHubError['kind'][] = [
  ...(['permission-missing', 'locked', 'rule', 'secret', 'rate-limited', 'not-installed'] as const),
]
export const isForbidden = ({ kind }: GitHubError): boolean => FORBIDDEN.includes(kind)
