import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Octokit } from '@octokit/core'
import { blobText } from '../../adapters/github/client/file-text.ts'
import { githubClient } from '../../adapters/github/client.ts'
import { gitLedger } from '../../adapters/github/git-ledger.ts'
import { loadPolicy } from '../../adapters/policy/load-policy.ts'
import { replayedProposal } from '../../adapters/replay/replayed-proposal.ts'
import type { Inputs } from './inputs.ts'

/** What recorded cases would have met under the policy of the checkout, as Markdown; undefined where it cannot be read. */
export async function replayed(octokit: Octokit, { workspace, policyFile, repository, locale }: Inputs, now: Date) {
  const { policy } = loadPolicy(await readFile(join(workspace, policyFile), 'utf8'), { file: policyFile })
  if (policy === undefined) return undefined
  const client = githubClient({ octokit })
  const policyOf = async (sha: string) =>
    loadPolicy(await blobText(client, repository, sha), { file: policyFile }).policy
  const source = { store: gitLedger(client), repository }
  return replayedProposal(source, { policy, policyOf, time: now.toISOString() }, locale)
}
