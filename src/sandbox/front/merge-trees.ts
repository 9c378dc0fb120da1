import { mergeDiff3 } from 'node-diff3'
import type { FakeGitHub } from '../fake-github.ts'
import type { Pull, Repository } from '../shapes.ts'
import { compare } from './compare.ts'

type Entry = { path: string; mode: string; type: string; sha: string }
type Change = { path: string; mode: string; type: string } & ({ sha: string | null } | { content: string })
export type MergeAttempt =
  | { kind: 'clean'; baseTip: string; baseTree: string; changes: Change[] }
  | { kind: 'conflict' }

/** The changes to the base branch's tip that take in the pull request; emulate would simply take the head's tree. */
export async function tryMerge(
  world: FakeGitHub,
  repository: Repository,
  pull: { base: Pick<Pull['base'], 'ref'>; head: Pick<Pull['head'], 'sha'> },
): Promise<MergeAttempt> {
  const path = `/repos/${repository.full_name}`
  const baseTip = await tipOf(world, repository, pull.base.ref)
  if (!baseTip) return { kind: 'conflict' }
  const origin = (await compare(world, repository, baseTip, pull.head.sha)).merge_base_commit.sha
  const [before, ours, theirs] = await Promise.all(
    [origin, baseTip, pull.head.sha].map((sha) => treeOf(world, repository, sha)),
  )
  const changes: Change[] = []
  for (const name of new Set([...(before?.keys() ?? []), ...(theirs?.keys() ?? [])])) {
    const [o, a, b] = [before?.get(name), ours?.get(name), theirs?.get(name)]
    if (equal(b, o) || equal(b, a)) continue
    if (equal(a, o)) {
      changes.push(b ? { ...b } : { path: name, mode: a?.mode ?? '100644', type: 'blob', sha: null })
      continue
    }
    if (!a || !b) return { kind: 'conflict' }
    const [mine, common, other] = await Promise.all([a, o, b].map((entry) => textOf(world, repository, entry)))
    const merged = mergeDiff3((mine ?? '').split('\n'), (common ?? '').split('\n'), (other ?? '').split('\n'))
    if (merged.conflict) return { kind: 'conflict' }
    changes.push({ path: name, mode: b.mode, type: b.type, content: merged.result.join('\n') })
  }
  const commit = await world.upstream.get<{ tree: { sha: string } }>(`${path}/git/commits/${baseTip}`)
  return { kind: 'clean', baseTip, baseTree: commit.tree.sha, changes }
}

const equal = (one: Entry | undefined, other: Entry | undefined) => one?.sha === other?.sha && one?.mode === other?.mode

export async function tipOf(world: FakeGitHub, repository: Repository, branch: string): Promise<string | undefined> {
  const path = `/repos/${repository.full_name}/git/ref/heads/${branch}`
  const answer = await world.upstream.call({ kind: 'reader' }, 'GET', path)
  return answer.status === 200 ? (answer.json as { object: { sha: string } }).object.sha : undefined
}

async function treeOf(world: FakeGitHub, repository: Repository, commit: string): Promise<Map<string, Entry>> {
  const path = `/repos/${repository.full_name}/git/trees/${commit}?recursive=1`
  const { tree } = await world.upstream.get<{ tree: Entry[] }>(path)
  const files = tree.filter((entry) => entry.type !== 'tree')
  return new Map(files.map(({ path: name, mode, type, sha }) => [name, { path: name, mode, type, sha }]))
}

async function textOf(world: FakeGitHub, repository: Repository, entry: Entry | undefined): Promise<string> {
  if (!entry) return ''
  const path = `/repos/${repository.full_name}/git/blobs/${entry.sha}`
  const blob = await world.upstream.get<{ content: string }>(path)
  return Buffer.from(blob.content, 'base64').toString()
}
