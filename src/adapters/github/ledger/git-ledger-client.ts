import type { Octokit } from '@octokit/rest'

/** Any Octokit, of Probot, of the Action or bare. */
export type GitHubClient = Pick<Octokit, 'request'>

/** The retry plugin would repeat a write before anyone has looked whether the first one took effect. */
export const NO_RETRIES = { request: { retries: 0 } }

/** The HTTP status of GitHub's refusal; Octokit gives 500 where the connection broke. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined
}
