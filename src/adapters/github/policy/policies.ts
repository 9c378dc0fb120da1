import type { RepositoryName } from '../../../app/ports/github.ts'
import type { Policies } from '../../../app/ports/policies.ts'
import type { PolicyInForce, PolicySource } from '../../../app/ports/policy-source.ts'
import { ttlCache } from '../../../app/state/ttl-cache.ts'

const LIFE = 10 * 60_000
/** How long, in milliseconds, the very first adoption, by another instance, may stay unseen. */
const NONE_YET_LIFE = 60_000
/** Which repositories there are, and which of them keep a policy. */
const QUESTIONS = 2

/**
 * The policies of an installation. Which of its repositories keep one is asked once in ten minutes, and once a minute
 * while none does: until then nothing could be reported. Which policy is in force is the source's to know.
 */
export function policies(
  source: PolicySource & { forget(): void },
  repositories: () => Promise<readonly RepositoryName[]>,
  now: () => Date,
): Policies {
  const homes = ttlCache<readonly RepositoryName[]>({ life: LIFE, most: QUESTIONS }, now)
  const briefly = ttlCache<readonly RepositoryName[]>({ life: NONE_YET_LIFE, most: QUESTIONS }, now)

  const places = () => homes.get('places', repositories)

  /** Most repositories keep no policy: which do is asked once in a while, which policy it is much more often. */
  const findHomes = async (): Promise<readonly RepositoryName[]> => {
    const reached = await places()
    const found = await Promise.all(reached.map(async (place) => ({ place, own: await source.inForce(place) })))
    return found.flatMap(({ place, own }) => (own === undefined ? [] : [place]))
  }
  /** "None yet" is no answer to be kept for long: an administrator may adopt one at any moment. */
  const knownHomes = async (): Promise<readonly RepositoryName[]> => {
    const found = await briefly.get('homes', () => homes.get('homes', findHomes))
    if (found.length > 0) briefly.forget()
    else homes.forget()
    return found
  }
  const forgetHomes = (): void => {
    homes.forget()
    briefly.forget()
  }
  const all = async (): Promise<readonly PolicyInForce[]> => {
    const found = await Promise.all((await knownHomes()).map((home) => source.inForce(home)))
    return found.filter((inForce) => inForce !== undefined)
  }
  return {
    all,
    places,
    async of(repository) {
      const known = await all()
      const own = known.find(({ home }) => home.owner === repository.owner && home.name === repository.name)
      if (own !== undefined) return own
      const adoptedSince = await source.inForce(repository)
      if (adoptedSince !== undefined) {
        forgetHomes()
        return adoptedSince
      }
      return known.find(
        ({ home, rules: policy }) =>
          home.owner === repository.owner && Object.values(policy.repositories).includes(repository.name),
      )
    },
    forget() {
      forgetHomes()
      source.forget()
    },
  }
}
