import { type ReadersShown, readersShown } from '../../domain/audit/readers/readers-shown.ts'
import type { Directory } from '../../domain/case/context.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { RepositoryAccess } from '../ports/readers.ts'

/**
 * The readers of each repository of the policy (R8-1), as far as a document may say so that is read by those who can read
 * `here`.
 */
export async function readersOf(
  readers: RepositoryAccess,
  { rules: policy, home }: PolicyInForce,
  directory: Directory,
  here: string,
): Promise<ReadersShown[]> {
  const shown: ReadersShown[] = []
  for (const name of new Set(Object.values(policy.repositories))) {
    const found = await readers.of({ owner: home.owner, name })
    shown.push(readersShown(policy, directory, name, found, name === here))
  }
  return shown
}
