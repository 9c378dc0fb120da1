import type { ProbotOctokit } from 'probot'
import { statusOf } from '../../adapters/github/ledger/git-ledger-client.ts'

/**
 * GitHub takes a token back before its hour is over, as where the app was suspended for a while. Whoever keeps it until
 * then is refused until then: another one is asked for, once for each request that is refused for it.
 */
export function renewingToken(octokit: ProbotOctokit): ProbotOctokit {
  octokit.hook.wrap('request', async (request, options) => {
    try {
      return await request(options)
    } catch (error) {
      if (statusOf(error) !== 401) throw error
      await octokit.auth({ type: 'installation', refresh: true })
      return request(options)
    }
  })
  return octokit
}
