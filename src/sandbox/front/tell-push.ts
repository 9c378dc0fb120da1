import type { Actor } from '../actor.ts'
import { actingUser, emit, type FakeGitHub } from '../fake-github.ts'
import { issueKey } from '../notes.ts'
import type { Pull, Repository } from '../shapes.ts'
import { type ActivityKind, noteActivity } from './activity.ts'
import type { compare } from './compare.ts'
import { readPull } from './pull-view.ts'

export const NO_COMMIT = '0'.repeat(40)

/** Tells the app of a branch that moved, and of the pull requests whose head it is. */
export async function tellPush(
  world: FakeGitHub,
  actor: Actor,
  repository: Repository,
  ref: string,
  before: string,
  after: string,
  merged = false,
) {
  if (before === after) return
  const user = actingUser(world, actor)
  const forced = await isForced(world, repository, before, after)
  noteActivity(world, actor, repository, { ref, before, after }, merged ? 'pr_merge' : kindOf(before, after, forced))
  const commits = await pushedCommits(world, repository, before, after)
  emit(
    world,
    'push',
    actor,
    {
      ref,
      before,
      after,
      base_ref: null,
      created: before === NO_COMMIT,
      deleted: after === NO_COMMIT,
      forced,
      compare: `${world.url}/${repository.full_name}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
      commits,
      head_commit: commits.at(-1) ?? null,
      pusher: { name: user.login, email: `${user.login}@users.noreply.github.com` },
    },
    repository,
  )
  if (after !== NO_COMMIT) await moveHeads(world, actor, repository, ref.replace(/^refs\/heads\//, ''), before, after)
}

const kindOf = (before: string, after: string, forced: boolean): ActivityKind =>
  before === NO_COMMIT ? 'branch_creation' : after === NO_COMMIT ? 'branch_deletion' : forced ? 'force_push' : 'push'

/** True where the former tip is not among the ancestors of the new one. */
async function isForced(world: FakeGitHub, repository: Repository, before: string, after: string): Promise<boolean> {
  if (before === NO_COMMIT || after === NO_COMMIT) return false
  const path = `/repos/${repository.full_name}/compare/${after}...${before}`
  const answer = await world.upstream.call({ kind: 'reader' }, 'GET', path)
  return answer.status !== 200 || (answer.json as { ahead_by: number }).ahead_by > 0
}

async function pushedCommits(world: FakeGitHub, repository: Repository, before: string, after: string) {
  if (before === NO_COMMIT || after === NO_COMMIT) return []
  const path = `/repos/${repository.full_name}/compare/${before}...${after}`
  const answer = await world.upstream.call({ kind: 'reader' }, 'GET', path)
  if (answer.status !== 200) return []
  const { commits, files } = answer.json as Awaited<ReturnType<typeof compare>>
  const named = (status: string) => files.filter((file) => file.status === status).map((file) => file.filename)
  return commits.map(({ sha, commit }, at) => ({
    id: sha,
    tree_id: (commit.tree as { sha: string }).sha,
    distinct: true,
    message: commit.message,
    timestamp: (commit.committer as { date: string }).date,
    url: `${world.url}/${repository.full_name}/commit/${sha}`,
    author: commit.author,
    committer: commit.committer,
    // The files of the whole push stand at its last commit.
    added: at === commits.length - 1 ? named('added') : [],
    removed: at === commits.length - 1 ? named('removed') : [],
    modified: at === commits.length - 1 ? named('modified') : [],
  }))
}

async function moveHeads(
  world: FakeGitHub,
  actor: Actor,
  repository: Repository,
  branch: string,
  before: string,
  after: string,
) {
  const open = await world.upstream.all<Pull>(`/repos/${repository.full_name}/pulls?state=open`)
  for (const pull of open.filter((each) => each.head.ref === branch)) {
    const state = world.notes.pulls.get(issueKey(repository.full_name, pull.number))
    if (!state) continue
    state.headSha = after
    const pull_request = await readPull(world, repository, pull.number)
    emit(
      world,
      'pull_request',
      actor,
      { action: 'synchronize', number: pull.number, before, after, pull_request },
      repository,
    )
  }
}
