import { reads, writes } from '../access.ts'
import { identityOf } from '../actor.ts'
import { actingUser, emit, type FakeGitHub, repositoryOf } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asText } from '../json.ts'
import { issueKey } from '../notes.ts'
import { created, type FrontRequest, noContent, ok, type Route, route } from '../route.ts'
import type { GitCommit, Pull, Repository } from '../shapes.ts'
import { compare } from './compare.ts'
import { type MergeAttempt, tipOf, tryMerge } from './merge-trees.ts'
import { readPull } from './pull-view.ts'
import { tellPush } from './tell-push.ts'

/** emulate merges whatever conflicts, onto a base that may be gone by; this merges trees, or refuses as GitHub does. */
export function mergeRoutes(world: FakeGitHub): Route[] {
  const { upstream, notes } = world

  const merge = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    world.access.require(request.actor, repository, writes('contents', 'write'))
    const pull = await readPull(world, repository, request.params.number ?? '')
    const expected = asText(request.body.sha)
    if (expected && expected !== pull.head.sha) {
      throw new HttpError(409, 'Head branch was modified. Review and try the merge again.')
    }
    const attempt =
      pull.state === 'open' && !pull.draft ? await tryMerge(world, repository, pull) : { kind: 'conflict' as const }
    if (attempt.kind === 'conflict') throw new HttpError(405, 'Pull Request is not mergeable')
    const commit = await commitMerge(request, repository, pull, attempt)
    const path = `/repos/${repository.full_name}`
    const as = identityOf(request.actor)
    await upstream.write(as, 'PATCH', `${path}/git/refs/heads/${pull.base.ref}`, { sha: commit.sha })
    await upstream.write(as, 'PATCH', `${path}/pulls/${pull.number}`, { state: 'closed' })
    const state = notes.pulls.get(issueKey(repository.full_name, pull.number))
    if (state) state.merged = { at: world.clock.stamp(), by: actingUser(world, request.actor), sha: commit.sha }
    await tellPush(world, request.actor, repository, `refs/heads/${pull.base.ref}`, attempt.baseTip, commit.sha, true)
    const pull_request = await readPull(world, repository, pull.number)
    emit(world, 'pull_request', request.actor, { action: 'closed', number: pull.number, pull_request }, repository)
    return ok({ sha: commit.sha, merged: true, message: 'Pull Request successfully merged' })
  }

  const commitMerge = async (
    request: FrontRequest,
    repository: Repository,
    pull: Pull,
    attempt: MergeAttempt & { kind: 'clean' },
  ) => {
    const ordinary = !['squash', 'rebase'].includes(asText(request.body.merge_method) ?? 'merge')
    const title = ordinary
      ? `Merge pull request #${pull.number} from ${world.organization.login}/${pull.head.ref}`
      : `${pull.title} (#${pull.number})`
    const message = [asText(request.body.commit_title) ?? title, asText(request.body.commit_message) ?? pull.title]
    return commitTree(request, repository, attempt, {
      message: message.join('\n\n'),
      // A squashed pull request is its author's, whoever presses the button.
      ...(ordinary ? {} : { author: { name: pull.user.login, email: `${pull.user.login}@users.noreply.github.com` } }),
      parents: ordinary ? [attempt.baseTip, pull.head.sha] : [attempt.baseTip],
    })
  }

  /** One branch taken into another, as `git merge` would. */
  const mergeBranch = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    world.access.require(request.actor, repository, writes('contents', 'write'))
    const [into, from] = [asText(request.body.base) ?? '', asText(request.body.head) ?? '']
    const [tip, head] = await Promise.all([tipOf(world, repository, into), tipOf(world, repository, from)])
    if (tip === undefined) throw new HttpError(404, 'Base does not exist')
    if (head === undefined) throw new HttpError(404, 'Head does not exist')
    if ((await compare(world, repository, tip, head)).merge_base_commit.sha === head) return noContent()
    const attempt = await tryMerge(world, repository, { base: { ref: into }, head: { sha: head } })
    if (attempt.kind === 'conflict') throw new HttpError(409, 'Merge conflict')
    const commit = await commitTree(request, repository, attempt, {
      message: asText(request.body.commit_message) ?? `Merge ${from} into ${into}`,
      parents: [tip, head],
    })
    const path = `/repos/${repository.full_name}/git/refs/heads/${into}`
    await upstream.write(identityOf(request.actor), 'PATCH', path, { sha: commit.sha })
    await tellPush(world, request.actor, repository, `refs/heads/${into}`, tip, commit.sha, true)
    return created(await upstream.get(`/repos/${repository.full_name}/commits/${commit.sha}`))
  }

  const commitTree = async (
    request: FrontRequest,
    repository: Repository,
    attempt: MergeAttempt & { kind: 'clean' },
    commit: { message: string; parents: string[]; author?: { name: string; email: string } },
  ) => {
    const as = identityOf(request.actor)
    const git = `/repos/${repository.full_name}/git`
    const tree =
      attempt.changes.length === 0
        ? { sha: attempt.baseTree }
        : await upstream.write<{ sha: string }>(as, 'POST', `${git}/trees`, {
            base_tree: attempt.baseTree,
            tree: attempt.changes,
          })
    return upstream.write<GitCommit>(as, 'POST', `${git}/commits`, { ...commit, tree: tree.sha })
  }

  return [
    route('POST /repos/{owner}/{repo}/merges', mergeBranch),
    route('PUT /repos/{owner}/{repo}/pulls/{number#}/merge', merge),
    route('GET /repos/{owner}/{repo}/pulls/{number#}/merge', async (request) => {
      const repository = repositoryOf(world, request)
      world.access.require(request.actor, repository, reads('pull_requests'))
      const pull = await readPull(world, repository, request.params.number ?? '')
      if (!pull.merged) throw notFound()
      return noContent()
    }),
  ]
}
