import type { RepositoryName } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { boundedText } from '../client/file-text.ts'
import { wholeName } from '../client/whole-name.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'
import { rewriteChecks } from './pull-requests-check.ts'

const PAGE = 100

/**
 * Changes title, text, checks and files of a pull request. Files that were merged stand on another branch, and stay: a pull
 * request that took the words out of them would show them to everybody once more, and its history would keep them.
 */
export async function rewritePull(
  client: GitHubApi,
  { owner, name: repo }: RepositoryName,
  number: number,
  change: (text: string) => string,
): Promise<void> {
  const at = { owner, repo, pull_number: number }
  try {
    const { data: pull } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', at)
    const [title, body] = [change(pull.title), change(pull.body ?? '')]
    if (title !== pull.title || body !== (pull.body ?? ''))
      await client.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', { ...at, title, body })
    const commits = await client.paginate((page) =>
      client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/commits', { ...at, per_page: PAGE, page }),
    )
    for (const { sha } of commits) await rewriteChecks(client, { owner, name: repo }, sha, change)
    // The files of a fork lie in somebody else's repository.
    if (pull.merged || Number(pull.head.repo?.id) !== Number(pull.base.repo.id)) return
    const branch = wholeName(pull.head.ref)
    const files = await client.paginate((page) =>
      client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', { ...at, per_page: PAGE, page }),
    )
    for (const { filename: path, status } of files) {
      const found = status === 'removed' ? undefined : await boundedText(client, { owner, name: repo }, path, branch)
      const text = found?.text
      const changed = text === undefined ? text : change(text)
      if (text === undefined || changed === undefined || changed === text) continue
      const { data } = await client.request('GET /repos/{owner}/{repo}/contents/{path}', {
        ...{ owner, repo, path, ref: branch },
      })
      if (Array.isArray(data)) continue
      await client.request('PUT /repos/{owner}/{repo}/contents/{path}', {
        ...{ owner, repo, path, branch: pull.head.ref, sha: data.sha },
        ...{ message: 'Take out a text', content: Buffer.from(changed, 'utf8').toString('base64') },
      })
    }
  } catch (error) {
    // Somebody deleted it, or its branch: nothing of it is there to be changed.
    if (statusOf(error) !== 404) throw error
  }
}
