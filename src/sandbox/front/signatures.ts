import type { FakeGitHub } from '../fake-github.ts'
import { notFound } from '../http-error.ts'
import { asObject, asText, type Json } from '../json.ts'
import type { User } from '../shapes.ts'

/** GitHub commits and signs in this name what somebody writes on its pages. */
export const PLATFORM = { name: 'GitHub', email: 'noreply@github.com' }
const PLATFORM_LOGIN = 'web-flow'
const SIGNED_BY = /^-----BEGIN SSH SIGNATURE-----\n(\S+)\n-----END SSH SIGNATURE-----$/

/** A `signature` as it is given for a commit that was signed with the key of this account. */
export const signatureOf = (login: string): string =>
  `-----BEGIN SSH SIGNATURE-----\n${login}\n-----END SSH SIGNATURE-----`

/** Keeps by whose key a commit was signed; GitHub's own is nobody's to use. */
export function noteSignature(world: FakeGitHub, sha: string, { signature }: Json): void {
  const [, signer] = SIGNED_BY.exec(asText(signature) ?? '') ?? []
  if (signer !== undefined && signer !== PLATFORM_LOGIN) world.notes.signatures.set(sha, signer)
}

/** Keeps that GitHub itself signed it. */
export const noteSignedByGitHub = (world: FakeGitHub, sha: string): void =>
  void world.notes.signatures.set(sha, PLATFORM_LOGIN)

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
