import type { LedgerRef } from '../../../app/ports/ledger-store.ts'
import type { Urgency } from '../client/request-class.ts'
import { type GitHubClient, NO_RETRIES, statusOf } from './git-ledger-client.ts'

export interface LedgerFile {
  text: string
  sha: string
}

/** The file at `at` (a branch or a commit), or nothing where file, branch or commit is not there. */
export async function readLedgerFile(
  client: GitHubClient,
  ref: LedgerRef,
  at: string,
): Promise<LedgerFile | undefined> {
  const { owner, name: repo } = ref.repository
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}/contents/{path}', {
      ...{ owner, repo, path: ref.path, ref: at },
    })
    if (Array.isArray(data) || data.type !== 'file') throw new Error(`${ref.path} is no file on ${at}`)
    // Above 1 MB GitHub leaves the content out (encoding "none"); the blob has it up to 100 MB.
    const content = data.encoding === 'base64' ? data.content : await readBlob(client, ref, data.sha)
    return { text: Buffer.from(content, 'base64').toString('utf8'), sha: data.sha }
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}

async function readBlob(client: GitHubClient, { repository }: LedgerRef, sha: string): Promise<string> {
  const { owner, name: repo } = repository
  const { data } = await client.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', {
    owner,
    repo,
    file_sha: sha,
  })
  return data.content
}

/**
 * Compare-and-swap of one file: GitHub refuses it unless the file still is `expected` (nothing: is not there). Where somebody
 * took the file away it is written anew, whatever was expected: `isNew` tells.
 */
export async function putLedgerFile(
  client: GitHubClient,
  ref: LedgerRef,
  branch: string,
  change: { text: string; expected: string | undefined; message: string; urgency: Urgency },
): Promise<{ sha: string; isNew: boolean }> {
  const { owner, name: repo } = ref.repository
  const { data, status } = await client.request('PUT /repos/{owner}/{repo}/contents/{path}', {
    ...{ owner, repo, path: ref.path, branch, message: change.message },
    content: Buffer.from(change.text, 'utf8').toString('base64'),
    ...(change.expected !== undefined && { sha: change.expected }),
    request: { ...NO_RETRIES.request, urgency: change.urgency },
  })
  if (data.content?.sha === undefined) throw new Error(`GitHub did not say what ${ref.path} has become`)
  return { sha: data.content.sha, isNew: status === 201 }
}
