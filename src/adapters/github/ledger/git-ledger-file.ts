import type { LedgerRef } from '../../../app/ports/ledger-store.ts'
import type { Urgency } from '../client/request-class.ts'
import { gitBlobSha } from '../set-up/git-blob-sha.ts'
import { type GitHubClient, NO_RETRIES, statusOf } from './git-ledger-client.ts'

export interface LedgerFile {
  text: string
  sha: string
}

/**
 * Somebody put a folder, a link or another repository in the place of the file. Nothing of that is a line: what stood there
 * before is what counts, and the next write puts a file there again.
 */
export const NO_FILE = 'no-file'

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
    if (Array.isArray(data) || data.type !== 'file') return { text: '', sha: NO_FILE }
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
  if (change.expected === NO_FILE) return putInItsPlace(client, ref, branch, change)
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

/** The contents API writes files alone; a tree takes a file where something else was. Whoever moved the branch meanwhile wins. */
async function putInItsPlace(
  client: GitHubClient,
  { repository, path }: LedgerRef,
  branch: string,
  { text, message, urgency }: { text: string; message: string; urgency: Urgency },
): Promise<{ sha: string; isNew: boolean }> {
  const at = { owner: repository.owner, repo: repository.name }
  const request = { ...NO_RETRIES.request, urgency }
  const { data: tip } = await client.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
    ...at,
    ref: `heads/${branch}`,
  })
  const parent = tip.object.sha
  const { data: before } = await client.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
    ...{ ...at, commit_sha: parent },
  })
  const tree = [{ path, mode: '100644' as const, type: 'blob' as const, content: text }]
  const made = await client.request('POST /repos/{owner}/{repo}/git/trees', {
    ...{ ...at, base_tree: before.tree.sha, tree, request },
  })
  const commit = await client.request('POST /repos/{owner}/{repo}/git/commits', {
    ...{ ...at, message, tree: made.data.sha, parents: [parent], request },
  })
  try {
    await client.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
      ...{ ...at, ref: `heads/${branch}`, sha: commit.data.sha, request },
    })
  } catch (error) {
    if (statusOf(error) !== 422) throw error
    throw Object.assign(new Error(`${branch} has moved on`, { cause: error }), { status: 409 })
  }
  return { sha: gitBlobSha(text), isNew: false }
}
