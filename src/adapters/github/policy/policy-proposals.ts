import type { LedgerStore } from '../../../app/ports/ledger-store.ts'
import type { PolicyProposals } from '../../../app/ports/policy-proposals.ts'
import { reviewPolicyText } from '../../policy/check-policy-text.ts'
import { loadPolicy } from '../../policy/load-policy.ts'
import { tooLarge } from '../../policy/too-large.ts'
import { replayedProposal } from '../../replay/replayed-proposal.ts'
import type { GitHubApi } from '../client/client.ts'
import { blobText, boundedText } from '../client/file-text.ts'

/** Policies of pull requests, proved as `hikeshi check` proves them and replayed as `hikeshi replay` does. */
export function policyProposals(
  client: GitHubApi,
  { ledger, file, now }: { ledger: LedgerStore; file: string; now(): Date },
): PolicyProposals {
  return {
    async at({ home, rules: { locale } }, head) {
      const there = await boundedText(client, home, file, head)
      if (there === undefined) return undefined
      if (there.text === undefined) return { file, problems: [tooLarge(file, there.size, locale)], replayed: undefined }
      const problems = reviewPolicyText(there.text, file, locale)
      const { policy } = loadPolicy(there.text, { file })
      const policyOf = async (sha: string) => loadPolicy(await blobText(client, home, sha), { file }).policy
      const replayed =
        policy === undefined
          ? undefined
          : await replayedProposal(
              { store: ledger, repository: home },
              { policy, policyOf, time: now().toISOString() },
              locale,
            )
      return { file, problems, replayed }
    },
  }
}
