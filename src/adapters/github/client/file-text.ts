import type { RepositoryName } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client.ts'
import { statusOf } from '../git-ledger-client.ts'

/** A file of a repository, with its blob's sha; on the default branch where no `ref` is named. */
export async function fileText(
  client: GitHubApi,
  repository: RepositoryName,
  path: string,
  ref?: string,
): Promise<{ sha: string; text: string } | undefined> {
  const { owner, name: repo } = repository
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}/contents/{path}', {
      ...{ owner, repo, path, ...(ref !== undefined && { ref }) },
    })
    if (Array.isArray(data) || data.type !== 'file') return undefined
    // Above 1 MB the contents API leaves the content out.
    const text =
      data.encoding === 'base64'
        ? Buffer.from(data.content, 'base64').toString('utf8')
        : await blobText(client, repository, data.sha)
    return { sha: data.sha, text }
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}

export async function blobText(client: GitHubApi, { owner, name: repo }: RepositoryName, sha: string): Promise<string> {
  const { data } = await client.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', {
    ...{ owner, repo, file_sha: sha },
  })
  return Buffer.from(data.content, data.encoding === 'base64' ? 'base64' : 'utf8').toString('utf8')
}
