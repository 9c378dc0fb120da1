import { nameOutOfReach } from '../../domain/policy/out-of-reach.ts'
import { ToldError } from '../../domain/values/told-error.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { Ports } from '../ports/ports.ts'

/** A repository of the policy is nowhere in reach: nothing of a case is written into what bears its name today. */
class OutOfReachError extends ToldError {
  override name = 'OutOfReachError'
}

export function refuseOutOfReach({ owner, name }: RepositoryName): void {
  const was = nameOutOfReach(name)
  if (was === undefined) return
  throw new OutOfReachError({
    ja: `${owner}/${was} は、運用ポリシーを採択したときの場所にありません。使えるようになるまで、そこには何も書き込みません`,
    en: `${owner}/${was} is not where it was when the policy was adopted: nothing is written there until it is back`,
  })
}

/** The part that needs that repository waits for it; nothing else does. */
export const unlessOutOfReach =
  ({ warn }: Pick<Ports, 'warn'>) =>
  (error: unknown): undefined => {
    if (!(error instanceof OutOfReachError)) throw error
    warn(error, { id: 'case-not-opened' })
  }
