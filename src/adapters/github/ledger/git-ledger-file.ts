import { unreadRecord } from '../../../app/case/ledger/text-format.ts'
import type { LedgerRef } from '../../../app/ports/ledger-store.ts'
import { LARGEST_RECORD } from '../../../domain/values/size-bounds.ts'
import type { Urgency } from '../client/request-class.ts'
import { gitBlobSha } from '../set-up/git-blob-sha.ts'
import { type GitHubClient, NO_RETRIES, statusOf } from './git-ledger-client.ts'

export interface LedgerFile {
  text: string
  sha: string
}

/**
 * Somebody put a folder or another repository in the place of the file. Nothing of that is a line: what stood there before
 * is what counts, and the next write puts a file there again.
 */
const NO_FILE = 'no-file'

/**
 * Before the sha of a link. GitHub shows the file where it leads; a write goes to the link itself and leaves it one, so that
 * nobody would read what was written. What counts is its own text, and the next write puts a file there again.
 */
const LINK = 'link '

/** The file at `at` (a branch by its whole name, or a commit), or nothing where file, branch or commit is not there. */
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
    if (Array.isArray(data) || data.type === 'submodule') return { text: '', sha: NO_FILE }
    // Nobody fetches more than is read of it.
    if (data.size > LARGEST_RECORD) return { text: unreadRecord(data.size), sha: data.sha }
    if (data.type === 'symlink') return await linkAt(client, ref, data.sha)
    // Above 1 MB GitHub leaves the content out (encoding "none"); the blob has it up to 100 MB.
    const content = data.encoding === 'base64' ? base64(data.content) : await readBlob(client, ref, data.sha)
    // The sha is that of what lies there, the content that of where it leads.
    if (gitBlobSha(content) !== data.sha) return await linkAt(client, ref, data.sha)
    return { text: content.toString('utf8'), sha: data.sha }
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}

async function linkAt(client: GitHubClient, ref: LedgerRef, sha: string): Promise<LedgerFile> {
  return { text: (await readBlob(client, ref, sha)).toString('utf8'), sha: `${LINK}${sha}` }
}

const base64 = (content: string): Buffer => Buffer.from(content, 'base64')

async function readBlob(client: GitHubClient, { repository }: LedgerRef, sha: string): Promise<Buffer> {
  const { owner, name: repo } = repository
  const { data } = await client.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', {
    owner,
    repo,
    file_sha: sha,
  })
  return base64(data.content)
}

/**
 * Compare-and-swap of one file: GitHub refuses it unless the file still is `expected` (nothing: is not there). Where somebody
 * took the file away it is written anew, whatever was expected: `isNew` tells.
 */
export async function putLedgerFile(
  client: GitHubClient,
  ref: LedgerRef,
  branch: string,
  change: Change & { expected: string | undefined },
): Promise<{ sha: string; isNew: boolean }> {
  const { expected } = change
  if (expected === NO_FILE || expected?.startsWith(LINK) === true)
    return putInItsPlace(client, ref, branch, { ...change, expected })
  const { owner, name: repo } = ref.repository
  const { data, status } = await client.request('PUT /repos/{owner}/{repo}/contents/{path}', {
    ...{ owner, repo, path: ref.path, branch, message: change.message },
    content: Buffer.from(change.text, 'utf8').toString('base64'),
    ...(change.expected !== undefined && { sha: change.expected }),
    request: { ...NO_RETRIES.request, urgency: change.urgency },
  })
  if (data.content?.sha === undefined) throw new Error(`GitHub did not say what ${ref.path} has become`)
  const { sha, type } = data.content
  // It was read where nothing tells a link from a file.
  if (type === 'symlink') return putInItsPlace(client, ref, branch, { ...change, expected: `${LINK}${sha}` })
  return { sha, isNew: status === 201 }
}

interface Change {
  text: string
  message: string
  urgency: Urgency
}

/**
 * The contents API leaves what lies there what it is; a tree takes a file where something else was. Whoever moved the branch
 * meanwhile wins, and whoever put a file there before that.
 */
async function putInItsPlace(
  client: GitHubClient,
  ref: LedgerRef,
  branch: string,
  { text, message, urgency, expected }: Change & { expected: string },
): Promise<{ sha: string; isNew: boolean }> {
  const { repository, path } = ref
  const at = { owner: repository.owner, repo: repository.name }
  const request = { ...NO_RETRIES.request, urgency }
  const { data: tip } = await client.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
    ...at,
    ref: `heads/${branch}`,
  })
  const parent = tip.object.sha
  if ((await readLedgerFile(client, ref, parent))?.sha !== expected) throw conflict(`${path} is something else by now`)
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
    throw conflict(`${branch} has moved on`, error)
  }
  return { sha: gitBlobSha(text), isNew: false }
}

/** As GitHub says it of a file. */
const conflict = (message: string, cause?: unknown): Error =>
  Object.assign(new Error(message, { cause }), { status: 409 })
