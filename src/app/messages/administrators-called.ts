import type { Account } from '../../domain/case/case.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { AdministratorsCalled } from '../ports/messages.ts'
import type { People } from '../ports/people.ts'

/** A large organisation has many owners, and each of them administers everything. */
const MOST = 5

/**
 * Those who administer a repository, for what only they can put right: GitHub sends a message to whoever is mentioned, and to
 * nobody who is spoken of. Looked up when it is told. `calls`: whom it may call; somebody whom it is about comes last.
 */
export async function administratorsCalled(
  { people }: { people: Pick<People, 'administrators'> },
  repository: RepositoryName,
  { calls, about }: { calls: (account: Account) => boolean; about: string | undefined },
): Promise<AdministratorsCalled> {
  const found = await people.administrators(repository)
  if (found === 'unseen') return found
  const isAbout = ({ login }: Account): boolean => login === about
  const all = found.filter(calls).toSorted((one, other) => Number(isAbout(one)) - Number(isAbout(other)))
  return { shown: all.slice(0, MOST), more: Math.max(0, all.length - MOST) }
}
