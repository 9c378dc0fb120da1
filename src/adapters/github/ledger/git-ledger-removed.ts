import type { RemovedRecord, Repository } from '../../../app/ports/ledger-store.ts'
import { isRecordPath } from '../../../domain/case/ledger-path.ts'
import { wholeName } from '../client/whole-name.ts'
import type { GitHubClient } from './git-ledger-client.ts'
import { readLedgerFile } from './git-ledger-file.ts'
import { type branchListing, commitsOf, tipOf } from './git-ledger-history.ts'
import { recordsAt } from './git-ledger-list.ts'

/**
 * A commit of the folder that is in the history of no record that is there made one that is gone: the app writes one
 * record in a commit. Only of such a commit GitHub is asked what it touched, so a branch that nobody meddled with costs
 * a request for each hundred commits.
 */
export async function removedLedgers(
  client: GitHubClient,
  repository: Repository,
  branch: string,
  known: ReadonlySet<string>,
  listed: ReturnType<typeof branchListing>,
): Promise<RemovedRecord[]> {
  const { owner, name: repo } = repository
  const head = wholeName(branch)
  const told = new Set(known)
  const looked = new Set<string>()
  const removed: RemovedRecord[] = []
  for (const { sha } of await commitsOf(client, { repository, path: 'ledger' }, head)) {
    if (told.has(sha)) continue
    const { data } = await client.request('GET /repos/{owner}/{repo}/commits/{ref}', { owner, repo, ref: sha })
    const paths = (data.files ?? []).flatMap(({ filename, previous_filename: before }) => [
      filename,
      before ?? filename,
    ])
    for (const path of new Set(paths)) {
      if (!isRecordPath(path) || looked.has(path)) continue
      looked.add(path)
      if ((await readLedgerFile(client, { repository, path }, head)) !== undefined) continue
      const commits = await commitsOf(client, { repository, path }, head)
      for (const commit of commits) told.add(commit.sha)
      removed.push({ path, commit: commits[0]?.sha ?? sha })
    }
  }
  // A merge that takes over an older state hides from GitHub's list what it removed; what each of its sides had tells.
  const tip = await tipOf(client, repository, branch)
  const merges = tip === undefined ? [] : (await listed(repository, tip)).filter(({ parents }) => parents.length > 1)
  const now = merges.length === 0 ? new Map() : await recordsAt(client, repository, head)
  for (const { sha, parents } of merges)
    for (const parent of parents)
      for (const path of (await recordsAt(client, repository, parent.sha)).keys()) {
        if (now.has(path) || looked.has(path)) continue
        looked.add(path)
        removed.push({ path, commit: sha })
      }
  return removed
}
