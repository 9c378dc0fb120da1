import type { FakeGitHub } from '../fake-github.ts'
import { notFound } from '../http-error.ts'
import { asObject, asText, type Json } from '../json.ts'
import type { GitCommit, User } from '../shapes.ts'
import { tipOf } from './merge-trees.ts'
import { tellPush } from './tell-push.ts'

/** GitHub commits and signs in this name what somebody writes on its pages. */
const PLATFORM = { name: 'GitHub', email: 'noreply@github.com' }
const PLATFORM_LOGIN = 'web-flow'
const SIGNED_BY = /^-----BEGIN SSH SIGNATURE-----\n(\S+)\n-----END SSH SIGNATURE-----$/

/** What a person gives as `signature` for a commit that he has signed with the key of this account. */
export const signatureOf = (login: string): string =>
  `-----BEGIN SSH SIGNATURE-----\n${login}\n-----END SSH SIGNATURE-----`

/** Keeps by whose key a commit was signed; GitHub's own is nobody's to use. */
export function noteSignature(world: FakeGitHub, sha: string, { signature }: Json): void {
  const [, signer] = SIGNED_BY.exec(asText(signature) ?? '') ?? []
  if (signer !== undefined && signer !== PLATFORM_LOGIN) world.notes.signatures.set(sha, signer)
}

/** A commit as GitHub shows it: verified where the key is that of the account which its committer's address names. */
export function withSignature<T extends Json & { sha: string }>(world: FakeGitHub, commit: T): T {
  const signer = world.notes.signatures.get(commit.sha)
  if (signer === undefined) return commit
  const git = asObject(commit.commit)
  const isPlatform = signer === PLATFORM_LOGIN && asObject(git.committer).email === PLATFORM.email
  const committer = isPlatform ? platformOf(world) : commit.committer
  const verified = asObject(committer).login === signer
  const verification = {
    ...{ verified, reason: verified ? 'valid' : 'bad_email', signature: signatureOf(signer), payload: '' },
    verified_at: null,
  }
  return { ...commit, committer, commit: { ...git, verification } }
}

function platformOf(world: FakeGitHub): User {
  const [any] = world.users.values()
  if (any === undefined) throw notFound()
  const told = JSON.stringify(any).replaceAll(`"${any.login}"`, `"${PLATFORM_LOGIN}"`)
  return { ...(JSON.parse(told) as User), id: 19_864_447, login: PLATFORM_LOGIN, type: 'User' }
}

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
  world.notes.signatures.set(sha, PLATFORM_LOGIN)
  await world.upstream.write(as, 'PATCH', `${git}/refs/heads/${branch}`, { sha })
  await tellPush(world, as, repository, `refs/heads/${branch}`, before, sha)
  return { sha }
}
