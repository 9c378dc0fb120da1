import type { RepositoryName } from '../../../app/ports/github.ts'
import { LARGEST_FILE } from '../../../domain/values/size-bounds.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'
import { gitBlobSha } from '../set-up/git-blob-sha.ts'
import type { GitHubApi } from './client.ts'

interface FileAt {
  /** The blob's. */
  sha: string
  /** Bytes. */
  size: number
}

/** A file of a repository, with its blob's sha; on the default branch where no `ref` is named. */
export async function fileText(
  client: GitHubApi,
  repository: RepositoryName,
  path: string,
  ref?: string,
): Promise<(FileAt & { text: string }) | undefined> {
  const found = await find(client, repository, path, ref)
  return found && { sha: found.sha, size: found.size, text: await found.text() }
}

/** The same of a file that anybody may have made as large as he likes: no text above the bound, and nothing fetched for it. */
export async function boundedText(
  client: GitHubApi,
  repository: RepositoryName,
  path: string,
  ref?: string,
): Promise<(FileAt & { text: string | undefined }) | undefined> {
  const found = await find(client, repository, path, ref)
  const text = found && found.size <= LARGEST_FILE ? await found.text() : undefined
  return found && { sha: found.sha, size: found.size, text }
}

async function find(
  client: GitHubApi,
  repository: RepositoryName,
  path: string,
  ref: string | undefined,
): Promise<(FileAt & { text(): Promise<string> }) | undefined> {
  const { owner, name: repo } = repository
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}/contents/{path}', {
      ...{ owner, repo, path, ...(ref !== undefined && { ref }) },
    })
    if (Array.isArray(data) || data.type !== 'file') return undefined
    const { sha, size, encoding, content } = data
    const bytes = encoding === 'base64' ? Buffer.from(content, 'base64') : undefined
    // A link is shown as the file where it leads, under a sha that names another text: what is judged here by the one would
    // come to count by the other.
    if (bytes !== undefined && gitBlobSha(bytes) !== sha) return undefined
    // Above 1 MB the contents API leaves the content out.
    const text = async (): Promise<string> => bytes?.toString('utf8') ?? blobText(client, repository, sha)
    return { sha, size, text }
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
