import type { FakeGitHub } from '../fake-github.ts'
import { notFound } from '../http-error.ts'
import { asText, type Json } from '../json.ts'
import type { GitCommit } from '../shapes.ts'
import { tipOf } from './merge-trees.ts'
import { noteSignedByGitHub, PLATFORM } from './signatures.ts'
import { tellPush } from './tell-push.ts'

/**
 * Somebody writes a file on GitHub's page, or squashes there what another wrote (`author`): GitHub commits it for him and
 * signs that itself.
 */
export async function writeOnPage(world: FakeGitHub, wanted: Json): Promise<Json> {
  const [by = '', name, branch = '', path, content] = ['by', 'repository', 'branch', 'path', 'text'].map((key) =>
    asText(wanted[key]),
  )
  const repository = world.repositories.find(({ full_name }) => full_name === name)
  const before = repository && (await tipOf(world, repository, branch))
  if (repository === undefined || before === undefined) throw notFound()
  const git = `/repos/${repository.full_name}/git`
  const as = { kind: 'person' as const, login: by }
  const { tree } = await world.upstream.get<GitCommit>(`${git}/commits/${before}`)
  const entry = { path, mode: '100644', type: 'blob', content }
  const made = await world.upstream.write<GitCommit>(as, 'POST', `${git}/trees`, { base_tree: tree.sha, tree: [entry] })
  const writer = asText(wanted.author) ?? by
  const author = { name: writer, email: `${writer}@users.noreply.github.com` }
  const commit = { message: `Update ${path}`, tree: made.sha, parents: [before], author, committer: PLATFORM }
  const { sha } = await world.upstream.write<GitCommit>(as, 'POST', `${git}/commits`, commit)
  noteSignedByGitHub(world, sha)
  await world.upstream.write(as, 'PATCH', `${git}/refs/heads/${branch}`, { sha })
  await tellPush(world, as, repository, `refs/heads/${branch}`, before, sha)
  return { sha }
}
