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
  commit: { verification?: { verified: boolean } | undefined }
}

const isPerson = (user: unknown): user is User =>
  typeof user === 'object' && user !== null && 'login' in user && !('type' in user && user.type === 'Bot')

const accountOf = ({ id, login }: User): Account => ({ id: Number(id), login })

const once = (accounts: readonly Account[]): Account[] =>
  accounts.filter((one, index) => accounts.findIndex(({ id }) => id === one.id) === index)

/**
 * Who approves this very head: what a person said last counts (a comment says nothing), a dismissed or older approval
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

/** Everyone whom git names as author; anybody can write anybody's address into a commit. */
export function namedAuthors(commits: readonly Commit[]): Account[] {
  return once(commits.flatMap(({ author }) => (isPerson(author) ? [accountOf(author)] : [])))
}

/** Those of them of whom a signature, or the account that pushed, says the same. */
export function writersOf(commits: readonly Commit[], pushers: readonly number[]): Account[] {
  const signed = commits.filter(({ commit }) => commit.verification?.verified === true)
  const sure = new Set([...namedAuthors(signed).map(({ id }) => id), ...pushers])
  return namedAuthors(commits).filter(({ id }) => sure.has(id))
}
