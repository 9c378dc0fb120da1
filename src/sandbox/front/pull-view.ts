import { type FakeGitHub, userOf } from '../fake-github.ts'
import { notFound } from '../http-error.ts'
import { issueKey } from '../notes.ts'
import { asAccount } from '../organisation/account.ts'
import type { Pull, Repository } from '../shapes.ts'
import { compare } from './compare.ts'
import { tryMerge } from './merge-trees.ts'

/** A fork has no place of its own here: its branch lies beside the others, under a name that nobody is told. */
export const branchOfFork = ({ owner, ref }: { owner: string; ref: string }): string => `fork-of-${owner}/${ref}`

const FORK_ID = 900_000

/** The head of a pull request out of a fork: its branch and its repository are somebody else's. */
function headInFork(world: FakeGitHub, repository: Repository, { owner, ref }: { owner: string; ref: string }) {
  const user = userOf(world, owner)
  const full_name = `${owner}/${repository.name}`
  return {
    ...{ label: `${owner}:${ref}`, ref, user },
    repo: { ...repository, id: FORK_ID + repository.id, full_name, owner: user, fork: true },
  }
}

/** emulate forgets that branches move and what a merge did; the front remembers. */
export function viewPull(world: FakeGitHub, repository: Repository, pull: Pull): Pull {
  const state = world.notes.pulls.get(issueKey(repository.full_name, pull.number))
  if (!state) return pull
  const { merged } = state
  const place = { user: asAccount(world.url, world.organization), repo: repository }
  return {
    ...pull,
    active_lock_reason: null,
    head: {
      ...{ ...pull.head, ...place, sha: state.headSha },
      ...(state.fork && headInFork(world, repository, state.fork)),
    },
    base: { ...pull.base, ...place, sha: state.baseSha },
    merged: merged !== undefined,
    merged_at: merged?.at ?? null,
    merged_by: merged?.by ?? null,
    merge_commit_sha: merged?.sha ?? null,
    statuses_url: `${world.url}/repos/${repository.full_name}/statuses/${state.headSha}`,
  }
}

/** A pull request with what GitHub works out when it is asked for one. */
export async function readPull(world: FakeGitHub, repository: Repository, number: number | string): Promise<Pull> {
  const path = `/repos/${repository.full_name}`
  const answer = await world.upstream.call({ kind: 'reader' }, 'GET', `${path}/pulls/${number}`)
  if (answer.status !== 200) throw notFound()
  const pull = viewPull(world, repository, answer.json as Pull)
  const compared = await compare(world, repository, pull.base.sha, pull.head.sha)
  const mergeable = pull.state === 'open' ? (await tryMerge(world, repository, pull)).kind === 'clean' : null
  return {
    ...pull,
    mergeable,
    mergeable_state: mergeable === null ? 'unknown' : mergeable ? 'clean' : 'dirty',
    rebaseable: mergeable,
    commits: compared.total_commits,
    additions: compared.files.reduce((sum, file) => sum + file.additions, 0),
    deletions: compared.files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: compared.files.length,
  }
}
