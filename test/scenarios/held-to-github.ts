import { checkWebhook } from '../contracts/check-webhook.ts'
import { checkRecorded, type RecordedProblem } from '../contracts/recorded.ts'
import { shortNames } from '../contracts/short-names.ts'
import type { Company } from './company.ts'

const OF_ISSUES = /^\/repos\/[^/]+\/[^/]+\/issues(?:[/?]|$)/
const OF_CARDS = /^\/orgs\/[^/]+\/projectsV2\/\d+\/items$/
const OF_A_REPOSITORY = /^\/repos\/[^/]+\/[^/?]+(?:[/?]|$)/

/**
 * GitHub's description has a 409 as exactly one of two forms, and every refusal is both. Of the list of installations it
 * says that an account is an owner's and an enterprise's at once, which no account is: only what an enterprise has and an
 * organisation has not may be missing.
 */
function isGitHubsOwn({ side, status, path, pointer, text }: RecordedProblem): boolean {
  if (side === 'request') return false
  if (status === 409) return text === 'must match exactly one schema in oneOf'
  // A connection that ended is no answer.
  if (status === 0) return true
  // An issue that is gone or elsewhere, and issues that are switched off, answer so; of some of their paths this is not described,
  // nor how a board answers that is to show one.
  if (status === 410) return OF_ISSUES.test(path) || OF_CARDS.test(path)
  // So does a repository that has another name by now, on any path of its own.
  if (status === 301 || status === 307) return OF_A_REPOSITORY.test(path)
  if (!path.startsWith('/app/installations?')) return false
  const neither = ['must be null', 'must match a schema in anyOf'].includes(text) && /^\/\d+\/account$/.test(pointer)
  return neither || /^\/\d+\/account\/(?:name|slug|created_at|updated_at)$/.test(pointer)
}

/** Everything that the app said and was answered since the last `forget`, held against GitHub's own description. */
export async function spokenOtherwise(company: Pick<Company, 'exchanges'>): Promise<readonly unknown[]> {
  const exchanges = await company.exchanges()
  return [...shortNames(exchanges), ...checkRecorded(exchanges).filter((problem) => !isGitHubsOwn(problem))]
}

/** Everything that the app was told, held against the same. */
export async function deliveredOtherwise(company: Pick<Company, 'deliveries'>): Promise<readonly unknown[]> {
  return (await company.deliveries()).flatMap(({ event, action, payload }) =>
    checkWebhook(event, payload)
      // GitHub's description is silent about some, its list of an app's events is an old one, and a bot's address
      // (1+name[bot]@users.noreply.github.com) is none by the letter.
      .filter(
        ({ code, pointer }) => code !== 'unknown-webhook' && !/performed_via_github_app\/events\/\d+$/.test(pointer),
      )
      .filter(({ pointer, text }) => !(pointer.endsWith('/email') && text.includes('format "email"')))
      .map((problem) => ({ event, action, ...problem })),
  )
}
