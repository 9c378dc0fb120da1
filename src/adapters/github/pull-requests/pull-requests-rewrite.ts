import type { RepositoryName } from '../../../app/ports/github.ts'
import type { LeftInPull } from '../../../domain/redaction/left.ts'
import { LARGEST_PULL_TEXT } from '../../../domain/values/size-bounds.ts'
import type { GitHubApi } from '../client/client.ts'
import { boundedText } from '../client/file-text.ts'
import { GitHubError, isOutOfReach } from '../client/github-error.ts'
import { wholeName } from '../client/whole-name.ts'
import { rewriteChecks } from './pull-requests-check.ts'

const PAGE = 100

/** The pull request is not to be had, or GitHub will go on refusing to have it changed. */
const isTurnedAway = (error: unknown): boolean =>
  isOutOfReach(error) || (error instanceof GitHubError && TURNED_AWAY.includes(error.kind))

const TURNED_AWAY: readonly GitHubError['kind'][] = ['permission-missing', 'archived', 'locked', 'rule', 'secret']

/**
 * Changes title, text, checks and files of a pull request. Files that were merged stand on another branch, and stay: a pull
 * request that took the words out of them would show them to everybody once more, and its history would keep them.
 */
export async function rewritePull(
  client: GitHubApi,
  repository: RepositoryName,
  number: number,
  change: (text: string) => string,
  me: string,
): Promise<LeftInPull | 'nothing-left'> {
  try {
    return await rewritten(client, repository, number, change, me)
  } catch (error) {
    // An archived repository, a rule, another owner: what lies there must not keep the words in the record itself.
    if (isTurnedAway(error)) return 'out-of-reach'
    throw error
  }
}

async function rewritten(
  client: GitHubApi,
  { owner, name: repo }: RepositoryName,
  number: number,
  change: (text: string) => string,
  me: string,
): Promise<LeftInPull | 'nothing-left'> {
  const at = { owner, repo, pull_number: number }
  const { data: pull } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', at)
  // GitHub leads on to where a repository was given: nothing is written to another owner's.
  if (pull.base.repo.owner.login.toLowerCase() !== owner.toLowerCase()) return 'out-of-reach'
  const [title, body] = [within(change, pull.title), within(change, pull.body ?? '')]
  if (title !== pull.title || body !== (pull.body ?? ''))
    await client.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', { ...at, title, body })
  const commits = await client.paginate((page) =>
    client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/commits', { ...at, per_page: PAGE, page }),
  )
  for (const { sha } of commits) await rewriteChecks(client, { owner, name: repo }, sha, change, me)
  // The files of a fork lie in somebody else's repository.
  const isOutside = pull.merged || Number(pull.head.repo?.id) !== Number(pull.base.repo.id)
  const branch = wholeName(pull.head.ref)
  const files = await client.paginate((page) =>
    client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', { ...at, per_page: PAGE, page }),
  )
  let found: 'nothing-left' | 'commits' | 'shown' = 'nothing-left'
  for (const { filename: path, status, patch } of files) {
    const isThere = !isOutside && status !== 'removed'
    const file = isThere ? await boundedText(client, { owner, name: repo }, path, branch) : undefined
    const text = file?.text
    if (text === undefined) {
      // Its difference shows it all the same; one that GitHub does not show may hold anything.
      if (patch === undefined || isLarge(patch) || change(patch) !== patch) found = 'shown'
      continue
    }
    const changed = change(text)
    if (changed === text) continue
    if (found === 'nothing-left') found = 'commits'
    const { data } = await client.request('GET /repos/{owner}/{repo}/contents/{path}', {
      ...{ owner, repo, path, ref: branch },
    })
    if (Array.isArray(data)) continue
    await client.request('PUT /repos/{owner}/{repo}/contents/{path}', {
      ...{ owner, repo, path, branch: pull.head.ref, sha: data.sha },
      ...{ message: 'Take out a text', content: Buffer.from(changed, 'utf8').toString('base64') },
    })
  }
  // It may hold anything, whatever else was found.
  if (isLarge(pull.title) || isLarge(pull.body ?? '')) return 'too-large'
  if (found === 'shown') return pull.merged ? 'merged' : 'no-branch'
  return found
}

const isLarge = (text: string): boolean => text.length > LARGEST_PULL_TEXT
const within = (change: (text: string) => string, text: string): string => (isLarge(text) ? text : change(text))
