import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Octokit } from '@octokit/core'
import { blobText } from '../../adapters/github/client/file-text.ts'
import { githubClient } from '../../adapters/github/client.ts'
import { gitLedger } from '../../adapters/github/git-ledger.ts'
import { loadPolicy } from '../../adapters/policy/load-policy.ts'
import { replaySummary } from '../../adapters/replay/replay-summary.ts'
import type { Replayed } from '../../app/replay/replay.ts'
import { replayBy } from '../../app/replay/replay-by.ts'
import type { Inputs } from './inputs.ts'

/**
 * What the proposed policy would have said to the recorded cases of this repository, as Markdown; undefined where it cannot
 * be read. Restricted cases lie elsewhere, and nothing of them belongs into a check that more people read.
 */
export async function replayed(octokit: Octokit, { workspace, policyFile, repository, locale }: Inputs, now: Date) {
  const { policy } = loadPolicy(await readFile(join(workspace, policyFile), 'utf8'), { file: policyFile })
  if (policy === undefined) return undefined
  const client = githubClient({ octokit })
  const differing: Replayed[] = []
  const totals = { cases: 0, judged: 0, unjudged: 0, differing }
  const policyOf = async (sha: string) =>
    loadPolicy(await blobText(client, repository, sha), { file: policyFile }).policy
  const source = { store: gitLedger(client), repository }
  for await (const one of replayBy(source, { policy, policyOf, told: new Map(), time: now.toISOString() })) {
    totals.cases += 1
    totals.judged += one.judged
    totals.unjudged += one.unjudged
    if (one.findings.length > 0) differing.push(one)
  }
  return replaySummary(policy, totals, locale ?? policy.locale)
}
