import { reads } from '../access.ts'
import type { Actor } from '../actor.ts'
import type { FakeGitHub } from '../fake-github.ts'
import type { Pull, Repository } from '../shapes.ts'
import { byRest } from './by-rest.ts'
import { commitListRoutes } from './commit-list.ts'
import { connection, type Window } from './graphql-connection.ts'
import { tipOf } from './merge-trees.ts'
import { viewPull } from './pull-view.ts'
import { pullRoutes } from './pulls.ts'
import { fromShortName } from './short-name.ts'

interface Entry {
  path: string
  mode: string
  type: string
  sha: string
}

const idOf = (kind: string, name: string) => Buffer.from(`0:${kind}${name}`).toString('base64')

/** Branches, trees and files of a repository, as `Repository` has them in GraphQL. */
export function gitNodes(world: FakeGitHub, actor: Actor, repository: Repository) {
  const contents = () => world.access.require(actor, repository, reads('contents'))
  return {
    defaultBranchRef: () => {
      contents()
      return refNode(world, repository, repository.default_branch, historyOf(world, actor, repository))
    },
    ref: ({ qualifiedName }: { qualifiedName: string }) => {
      contents()
      const branch = qualifiedName.replace(/^refs\/heads\//, '')
      return refNode(world, repository, branch, historyOf(world, actor, repository))
    },
    object: ({ expression = '' }: { expression?: string }) => {
      contents()
      return objectAt(world, repository, expression)
    },
    pullRequests: async ({ headRefName, ...window }: Window & { headRefName?: string }) => {
      world.access.require(actor, repository, reads('pull_requests'))
      const all = await world.upstream.all<Pull>(`/repos/${repository.full_name}/pulls?state=all`)
      const found = all.filter(({ head }) => headRefName === undefined || head.ref === headRefName)
      return connection(
        found.sort((a, b) => a.number - b.number).map((pull) => pullNode(viewPull(world, repository, pull))),
        window,
      )
    },
  }
}

export const pullNode = (pull: Pull) => ({
  __typename: 'PullRequest',
  id: pull.node_id,
  number: pull.number,
  state: pull.merged ? 'MERGED' : pull.state.toUpperCase(),
  headRefName: pull.head.ref,
  headRefOid: pull.head.sha,
})

type History = (oid: string) => (asked: Window & { path?: string }) => Promise<unknown>
const noHistory: History = () => async () => null

/** The commits of a path, and the pull requests that brought each. */
function historyOf(world: FakeGitHub, actor: Actor, repository: Repository): History {
  const rest = byRest(
    [commitListRoutes, pullRoutes].flatMap((each) => each(world)),
    actor,
  )
  const place = `/repos/${repository.full_name}/commits`
  return (oid) =>
    async ({ path, ...window }) => {
      const asked = new URLSearchParams({ sha: oid, per_page: '100', ...(path !== undefined && { path }) })
      const commits = (await rest('GET', `${place}?${asked}`)) as CommitListed[]
      const nodes = commits.map(({ sha, commit: { committer } }) => ({
        ...{ __typename: 'Commit', id: idOf('Commit', sha), oid: sha, committedDate: world.clock.show(committer.date) },
        associatedPullRequests: async (pulls: Window) =>
          connection(
            ((await rest('GET', `${place}/${sha}/pulls`)) as Pull[]).map((pull) => ({
              ...pullNode(pull),
              mergedAt: typeof pull.merged_at === 'string' ? world.clock.show(pull.merged_at) : null,
            })),
            pulls,
          ),
      }))
      return connection(nodes, window)
    }
}

interface CommitListed {
  sha: string
  commit: { committer: { date: string } }
}

export async function refNode(world: FakeGitHub, repository: Repository, branch: string, history = noHistory) {
  const oid = await tipOf(world, repository, branch)
  if (oid === undefined) return null
  const target = { __typename: 'Commit', id: idOf('Commit', oid), oid, history: history(oid) }
  return { __typename: 'Ref', id: idOf('Ref', branch), name: branch, prefix: 'refs/heads/', target }
}

/** `HEAD:folder` or `refs/heads/branch:file`, as `git rev-parse` has it. */
async function objectAt(world: FakeGitHub, repository: Repository, expression: string) {
  const [, revision = '', path = ''] = /^([^:]*):(.*)$/s.exec(expression) ?? []
  const tip = await commitNamed(world, repository, revision)
  if (tip === undefined) return null
  const { tree } = await world.upstream.get<{ sha: string; tree: Entry[] }>(
    `/repos/${repository.full_name}/git/trees/${tip}?recursive=1`,
  )
  const found = tree.find((entry) => entry.path === path)
  return found === undefined ? null : objectNode(world, repository, tree, found)
}

/** Of a tag and a branch of one name, git takes the tag. */
async function commitNamed(world: FakeGitHub, repository: Repository, revision: string): Promise<string | undefined> {
  if (revision === 'HEAD') return tipOf(world, repository, repository.default_branch)
  const whole = /^refs\/heads\/(.+)$/.exec(revision)?.[1]
  if (whole !== undefined) return tipOf(world, repository, whole)
  const named = await fromShortName(world, repository, revision)
  const path = `/repos/${repository.full_name}/commits/${encodeURIComponent(named)}`
  const answer = await world.upstream.call({ kind: 'reader' }, 'GET', path)
  return answer.status === 200 ? (answer.json as { sha: string }).sha : undefined
}

async function objectNode(
  world: FakeGitHub,
  repository: Repository,
  all: readonly Entry[],
  { type, sha, path }: Entry,
) {
  if (type === 'blob') return blobNode(world, repository, sha)
  const inside = all.filter(
    (entry) => entry.path.startsWith(`${path}/`) && !entry.path.slice(path.length + 1).includes('/'),
  )
  const entries = inside.map((entry) => ({
    name: entry.path.slice(path.length + 1),
    path: entry.path,
    mode: Number.parseInt(entry.mode, 8),
    oid: entry.sha,
    type: entry.type,
    object: () => objectNode(world, repository, all, entry),
  }))
  return { __typename: 'Tree', id: idOf('Tree', sha), oid: sha, entries }
}

async function blobNode(world: FakeGitHub, repository: Repository, sha: string) {
  const { blobs: known } = world
  const key = `${repository.full_name} ${sha}`
  const kept = known.get(key) ?? readBlob(world, repository, sha)
  known.set(key, kept)
  const content = await kept
  return {
    __typename: 'Blob',
    id: idOf('Blob', sha),
    oid: sha,
    byteSize: content.length,
    isBinary: false,
    isTruncated: false,
    text: content.toString('utf8'),
  }
}

async function readBlob(world: FakeGitHub, repository: Repository, sha: string): Promise<Buffer> {
  const path = `/repos/${repository.full_name}/git/blobs/${sha}`
  return Buffer.from((await world.upstream.get<{ content: string }>(path)).content, 'base64')
}
