import type { LedgerStore } from '../../../app/ports/ledger-store.ts'
import type { PolicyProposals } from '../../../app/ports/policy-proposals.ts'
import { policyDiff } from '../../../domain/policy/policy-diff.ts'
import { changesTold } from '../../../domain/policy/policy-ledger.ts'
import { goneSince } from '../../../domain/policy/revision-told.ts'
import { safeguardsTold } from '../../../domain/policy-proof/safeguards/safeguards-told.ts'
import { packageBases } from '../../policy/bases.ts'
import { reviewCompanyPolicy } from '../../policy/check-policy-files.ts'
import { companyPolicy, resolvedPath } from '../../policy/company-policy.ts'
import { loadPolicy } from '../../policy/load-policy.ts'
import { tooLarge } from '../../policy/too-large.ts'
import { replayedProposal } from '../../replay/replayed-proposal.ts'
import type { GitHubApi } from '../client/client.ts'
import { blobText, boundedText } from '../client/file-text.ts'

const NOT_READ = { changes: undefined, safeguards: { stated: [], unstated: [] } }

/** Policies of pull requests, proved as `hikeshi check` proves them and replayed as `hikeshi replay` does. */
export function policyProposals(
  client: GitHubApi,
  { ledger, file, now }: { ledger: LedgerStore; file: string; now(): Date },
): PolicyProposals {
  return {
    async at({ home, rules }, head) {
      const { locale } = rules
      const there = await boundedText(client, home, file, head)
      if (there === undefined) return undefined
      if (there.text === undefined)
        return { file, problems: [tooLarge(file, there.size, locale)], replayed: undefined, ...NOT_READ }
      const read = companyPolicy(there.text, { file, language: locale, bases: packageBases() })
      const own = 'problems' in read ? undefined : read.own
      const beside = own === undefined ? undefined : await boundedText(client, home, resolvedPath(file), head)
      if (beside !== undefined && beside.text === undefined)
        return { file, problems: [tooLarge(resolvedPath(file), beside.size, locale)], replayed: undefined, ...NOT_READ }
      const problems = reviewCompanyPolicy(read, { file, resolved: beside?.text, now: now().toISOString() }, locale)
      const policy = 'problems' in read ? undefined : read.policy
      const policyOf = async (sha: string) => loadPolicy(await blobText(client, home, sha), { file }).policy
      const replayed =
        policy === undefined
          ? undefined
          : await replayedProposal(
              { store: ledger, repository: home },
              { policy, policyOf, time: now().toISOString() },
              locale,
            )
      const changes = policy === undefined ? undefined : policyDiff(rules, policy)
      const safeguards = policy === undefined ? NOT_READ.safeguards : safeguardsTold(rules, policy)
      return { file, problems, replayed, changes, safeguards }
    },

    async differs({ home, rules }, head) {
      const text = (await boundedText(client, home, file, head))?.text
      if (text === undefined) return undefined
      const read = companyPolicy(text, { file, language: rules.locale, bases: packageBases() })
      if ('problems' in read) return undefined
      const { stated, unstated } = safeguardsTold(rules, read.policy)
      const gone = [...stated, ...unstated.map((safeguard) => ({ safeguard }))]
      return { changes: changesTold(policyDiff(rules, read.policy)), safeguards: goneSince(rules.without, gone) }
    },
  }
}
