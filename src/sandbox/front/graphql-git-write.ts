import type { Actor } from '../actor.ts'
import { type FakeGitHub, same } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import type { Json } from '../json.ts'
import type { Pull, Repository } from '../shapes.ts'
import { byRest } from './by-rest.ts'
import { gitRoutes } from './git.ts'
import { pullNode, refNode } from './graphql-git.ts'
import { tipOf } from './merge-trees.ts'
import { pullRoutes } from './pulls.ts'

interface CommitInput {
  branch: { branchName?: string; repositoryNameWithOwner?: string }
  expectedHeadOid: string
  fileChanges?: { additions?: { path: string; contents: string }[]; deletions?: { path: string }[] }
  message: { headline: string; body?: string }
}
interface PullInput {
  repositoryId: string
  baseRefName: string
  headRefName: string
  title: string
  body?: string
}

/** Branches, commits and pull requests by GraphQL. */
export function gitMutations(world: FakeGitHub) {
  const routes = [gitRoutes, pullRoutes].flatMap((each) => each(world))

  return (actor: Actor) => {
    const rest = byRest(routes, actor)
    const byId = (id: string): Repository => known(world.repositories.find(({ node_id }) => node_id === id))
    const byName = (name = ''): Repository => known(world.repositories.find(({ full_name }) => same(full_name, name)))

    return {
      createRef: async ({ input }: { input: { name: string; oid: string; repositoryId: string } }) => {
        const repository = byId(input.repositoryId)
        await rest('POST', `/repos/${repository.full_name}/git/refs`, { ref: input.name, sha: input.oid })
        return { ref: await refNode(world, repository, input.name.replace(/^refs\/heads\//, '')) }
      },

      createCommitOnBranch: async ({ input }: { input: CommitInput }) => {
        const { branchName = '', repositoryNameWithOwner } = input.branch
        const repository = byName(repositoryNameWithOwner)
        const path = `/repos/${repository.full_name}/git`
        const tip = await tipOf(world, repository, branchName)
        if (tip === undefined) throw notFound()
        if (tip !== input.expectedHeadOid)
          throw new HttpError(422, `Expected branch to point to "${tip}" but it did not. Pull and try again.`)
        const { additions = [], deletions = [] } = input.fileChanges ?? {}
        const file = { mode: '100644', type: 'blob' }
        const made = additions.map(({ path: at, contents }) => {
          return { ...file, path: at, content: Buffer.from(contents, 'base64').toString('utf8') }
        })
        const before = await world.upstream.get<{ tree: { sha: string } }>(`${path}/commits/${tip}`)
        const tree = (await rest('POST', `${path}/trees`, {
          ...{
            base_tree: before.tree.sha,
            tree: [...made, ...deletions.map((each) => ({ ...file, ...each, sha: null }))],
          },
        })) as { sha: string }
        const { headline, body } = input.message
        const message = body === undefined ? headline : `${headline}\n\n${body}`
        const commit = (await rest('POST', `${path}/commits`, { message, tree: tree.sha, parents: [tip] })) as Json
        await rest('PATCH', `${path}/refs/heads/${branchName}`, { sha: commit.sha })
        const ref = await refNode(world, repository, branchName)
        return { commit: ref?.target, ref }
      },

      createPullRequest: async ({ input }: { input: PullInput }) => {
        const { baseRefName: base, headRefName: head, title, body = '' } = input
        const repository = byId(input.repositoryId)
        const pull = await rest('POST', `/repos/${repository.full_name}/pulls`, { base, head, title, body })
        return { pullRequest: pullNode(pull as Pull) }
      },
    }
  }
}

function known(repository: Repository | undefined): Repository {
  if (!repository) throw notFound()
  return repository
}
