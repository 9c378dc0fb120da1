import type { Octokit } from '@octokit/core'
import { githubClient } from '../../adapters/github/client/client.ts'
import { blobText } from '../../adapters/github/client/file-text.ts'
import { gitLedger } from '../../adapters/github/ledger/git-ledger.ts'
import { packageBases } from '../../adapters/policy/bases.ts'
import { companyPolicy } from '../../adapters/policy/company-policy.ts'
import { loadPolicy } from '../../adapters/policy/load-policy.ts'
import { replayedProposal } from '../../adapters/replay/replayed-proposal.ts'
import { fileInCheckout } from './file-in-checkout.ts'
import type { Inputs } from './inputs.ts'

/** What recorded cases would have met under the policy of the checkout, as Markdown; undefined where it cannot be read. */
export async function replayed(octokit: Octokit, { workspace, policyFile, repository, locale }: Inputs, now: Date) {
  const { text } = await fileInCheckout(workspace, policyFile)
  const read = text === undefined ? undefined : companyPolicy(text, { file: policyFile, bases: packageBases() })
  const policy = read === undefined || 'problems' in read ? undefined : read.policy
  if (policy === undefined) return undefined
  const client = githubClient({ octokit })
  const policyOf = async (sha: string) =>
    loadPolicy(await blobText(client, repository, sha), { file: policyFile }).policy
  const source = { store: gitLedger(client), repository }
  return replayedProposal(source, { policy, policyOf, time: now.toISOString() }, locale)
}
