import type { Account } from '../../../domain/case/case.ts'

interface User {
  id: number | bigint
  login: string
  type?: string
}

interface Review {
  id: number | bigint
  user: User | null
  state: string
  commit_id: string | null
}

interface Commit {
  sha: string
  author: User | Record<string, never> | null
  committer: User | Record<string, never> | null
  commit: { verification?: { verified: boolean } | undefined }
  parents: readonly unknown[]
}

/** GitHub commits and signs in this name what somebody writes on its pages. */
const PLATFORM = 'web-flow'

const isPerson = (user: unknown): user is User =>
  typeof user === 'object' && user !== null && 'login' in user && !('type' in user && user.type === 'Bot')

const accountOf = ({ id, login }: User): Account => ({ id: Number(id), login })

/**
 * The approvers of this very head: what a person said last counts (a comment says nothing), a dismissed or older approval
 * does not, nor does one of the pull request's own author. Reviews come oldest first.
 */
export function approversOf(reviews: readonly Review[], head: string, author: number): Account[] {
  const last = new Map<number, Review & { user: User }>()
  for (const review of reviews) {
    const { user } = review
    if (!isPerson(user) || review.state === 'COMMENTED' || review.state === 'PENDING') continue
    last.set(Number(user.id), { ...review, user })
  }
  return [...last.values()]
    .filter(({ state, commit_id, user }) => state === 'APPROVED' && commit_id === head && Number(user.id) !== author)
    .map(({ user }) => accountOf(user))
}

/** A commit that GitHub signed in its own name: who made it on its page, only its activity tells. */
export const isOnGitHubsPage = ({ committer, commit }: Commit): boolean =>
  commit.verification?.verified === true && loginOf(committer) === PLATFORM

/**
 * The authors of this very head, for sure; nobody where others did. What somebody changed since is no longer what an earlier author
 * wrote, and a merge is nobody's text: then it is approved, as by anybody. A signature is the committer's, so an author
 * counts where he signed himself, or where GitHub signed for him and its activity (`pushes`: account by commit) says that it
 * was he.
 */
export function writersOf(head: Commit | undefined, pushes: ReadonlyMap<string, number>): Account[] {
  if (head === undefined || head.parents.length > 1) return []
  const { sha, author, committer, commit } = head
  if (!isPerson(author) || commit.verification?.verified !== true) return []
  const account = accountOf(author)
  const isOwn = isPerson(committer) && Number(committer.id) === account.id
  return isOwn || (isOnGitHubsPage(head) && pushes.get(sha) === account.id) ? [account] : []
}

const loginOf = (user: Commit['committer']): string | undefined => (isPerson(user) ? user.login : undefined)
