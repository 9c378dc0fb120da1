import type { CommitPerson, CommitSeen, SignatureState } from '../../../app/ports/ledger-store.ts'

type Person = { id?: number | bigint; login?: string } | null

/** As much of a commit as GitHub's lists tell of each. */
interface Commit {
  sha: string
  author: Person
  committer: Person
  commit: { verification?: { verified: boolean; reason: string } | undefined }
}

/** The writer of a commit, as far as GitHub can tell. */
export const commitSeen = ({ sha, author, committer, commit }: Commit): CommitSeen => ({
  commit: sha,
  author: person(author),
  committer: person(committer),
  signature: signatureState(commit.verification),
})

function person(user: Person): CommitPerson {
  return {
    ...(user?.id !== undefined && { id: Number(user.id) }),
    ...(user?.login !== undefined && { login: user.login }),
  }
}

function signatureState(verification: { verified: boolean; reason: string } | undefined): SignatureState {
  if (!verification || verification.reason === 'unsigned') return 'unsigned'
  if (verification.verified) return 'verified'
  // GitHub's own checker was out of reach: that says nothing about the commit.
  return verification.reason.startsWith('gpgverify_') ? 'unchecked' : 'invalid'
}
