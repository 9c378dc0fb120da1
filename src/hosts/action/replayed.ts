import type { Octokit } from '@octokit/core'
import { githubClient } from '../../adapters/github/client/client.ts'
import { blobText } from '../../adapters/github/client/file-text.ts'
import { gitLedger } from '../../adapters/github/ledger/git-ledger.ts'
import { recordsWords } from '../../adapters/messages/records-words.ts'
import { packageBases } from '../../adapters/policy/bases.ts'
import { companyPolicy } from '../../adapters/policy/company-policy.ts'
import { loadPolicy } from '../../adapters/policy/load-policy.ts'
import { replayedProposal } from '../../adapters/replay/replayed-proposal.ts'
import { chainedLedger } from '../../app/case/ledger/chained-ledger.ts'
import { connect } from './connect.ts'
import { fileInCheckout } from './file-in-checkout.ts'
import type { Inputs } from './inputs.ts'
import type { Telling } from './speaker.ts'

/** The outcome of recorded cases under the policy of the checkout, as Markdown; undefined where it cannot be read. */
export async function replayed(
  octokit: Octokit,
  inputs: Inputs,
  now: Date,
  telling: Telling,
): Promise<string | undefined> {
  const { workspace, policyFile, repository, locale } = inputs
  const { text } = await fileInCheckout(workspace, policyFile)
  const read = text === undefined ? undefined : companyPolicy(text, { file: policyFile, bases: packageBases() })
  const policy = read === undefined || 'problems' in read ? undefined : read.policy
  if (policy === undefined) return undefined
  const client = githubClient({ octokit })
  const policyOf = async (sha: string) =>
    loadPolicy(await blobText(client, repository, sha), { file: policyFile }).policy
  const hasKey = inputs.key !== ''
  // A job that proves proposals holds no key of the app, and is not the app: then it says that nobody judged whose lines these are.
  const store = hasKey ? (await connect(inputs, octokit, telling)).world.ledger : chainedLedger(gitLedger(client))
  const question = { policy, policyOf, time: now.toISOString() }
  const found = await replayedProposal({ store, repository }, question, locale)
  if (hasKey) return found
  const { say } = await recordsWords(locale ?? policy.locale)
  return `> **${say('not-checked.seals')}**\n\n${found}`
}
