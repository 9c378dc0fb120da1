import { isOutOfReach } from '../client/github-error.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'

/** GraphQL answers for a repository that is not there, or not ours to see, with an error. */
export async function there<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked
  } catch (error) {
    if (statusOf(error) === 404 || isOutOfReach(error)) return undefined
    throw error
  }
}
