import { readAdopt } from '../../domain/commands/read-adopt.ts'
import { isApp, viaOfActor } from '../../domain/policy/trusted-app.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { actOf, cause } from '../inbox/cause.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { Ports } from '../ports/ports.ts'

const LOOK_BACK_MS = 7 * 24 * 60 * 60 * 1000

/**
 * `/adopt` and merges of which nobody heard, or which nobody was told of. `inForce`: the policy that counts there, by its sha;
 * where nothing else waits to be adopted, that is all that is asked of GitHub.
 */
export async function catchUpAdoptions(
  ports: Ports,
  repository: RepositoryName,
  inForce: string | undefined,
): Promise<void> {
  const since = new Date(ports.now().getTime() - LOOK_BACK_MS).toISOString()
  const isTold = inForce === undefined || (await isMergeTold(ports, repository, since))
  const isWaiting = await ports.adoptions.isWaiting(repository, inForce)
  if (inForce !== undefined && (isWaiting || !isTold)) await catchUpMerges(ports, repository, since)
  if (!isWaiting) return
  const lately = (await ports.issues.list(repository, { since, state: 'all' })).filter((one) => !one.isPullRequest)
  for (const issue of lately.sort((one, other) => one.number - other.number))
    await catchUpIssue(ports, repository, issue)
}

async function catchUpIssue(ports: Ports, repository: RepositoryName, issue: IssueSeen): Promise<void> {
  const comments = await ports.issues.comments({ repository, number: issue.number })
  const texts = [{ text: issue, comment: undefined }, ...comments.map((comment) => ({ text: comment, comment }))]
  const asking = texts.filter(
    ({ text: { author, body } }) => author.type === 'User' && !isApp(author) && readAdopt(body) !== undefined,
  )
  if (asking.length === 0) return
  // People with Write edit other people's comments: an edited one adopts nothing.
  const edits = await ports.issues.edits(asking.map(({ text }) => text))
  const id = await ports.issues.repositoryId(repository)
  for (const { text, comment } of asking) {
    const isEdited = (edits.get(text.nodeId) ?? []).length > 0
    // Anything that happens to an issue moves its time.
    if (isEdited || (comment !== undefined && comment.updatedAt !== comment.createdAt)) continue
    const name = comment === undefined ? cause.opened() : cause.comment(comment.id)
    const act = actOf(text.author, text.createdAt, name, text.via)
    const { onAdopt } = await import('../policy/on-adopt.ts')
    await onAdopt(ports, { ...act, repository: { ...repository, id }, issue, comment })
  }
}

/**
 * Whether the pull request says so whose merge brought the policy in force: whoever adopted it may have failed at reading it
 * back. One request, until it was seen once or a week is over.
 */
async function isMergeTold(ports: Ports, { owner, name }: RepositoryName, since: string): Promise<boolean> {
  const repository = { owner, name }
  const adopted = await ports.adoptions.inForce(repository)
  if (adopted?.pull === undefined || adopted.at < since) return true
  const key = `${owner}/${name} ${adopted.sha}`
  if (ports.memory.mergesTold.has(key)) return true
  const comments = await ports.issues.comments({ repository, number: adopted.pull })
  const isTold = comments.some(isOwnComment(ports, markOf(`adopt-merged=${adopted.sha}`)))
  if (isTold) ports.memory.mergesTold.add(key)
  return isTold
}

/** A pull request that brought the policy which waits: what it comes to is told on it, once. */
async function catchUpMerges(ports: Ports, { owner, name }: RepositoryName, since: string): Promise<void> {
  const repository = { owner, name }
  for (const { number, branch, head, at, by } of await ports.pulls.mergedSince(repository, since)) {
    const id = await ports.issues.repositoryId(repository)
    const act = actOf(by, at, cause.pullRequest(number, 'closed', head, at), viaOfActor(by))
    const signal = { ...act, kind: 'pull-request', what: 'closed', merged: true, number, branch, head } as const
    const { onPullRequest } = await import('../pipeline/on-pull-request.ts')
    await onPullRequest(ports, { ...signal, repository: { ...repository, id } }, 'all')
  }
}
