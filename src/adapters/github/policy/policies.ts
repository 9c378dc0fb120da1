import type { RepositoryName } from '../../../app/ports/github.ts'
import type { Policies } from '../../../app/ports/policies.ts'
import type { PolicyInForce, PolicySource } from '../../../app/ports/policy-source.ts'
import { ttlCache } from '../client/ttl-cache.ts'

const LIFE = 10 * 60_000

/**
 * The policies of an installation. Which repositories it has is asked once in ten minutes; which policy is in force
 * is the source's to know.
 */
export function policies(
  source: PolicySource & { forget(): void },
  repositories: () => Promise<readonly RepositoryName[]>,
  now: () => Date,
): Policies {
  const homes = ttlCache<readonly RepositoryName[]>(LIFE, now)

  /** Most repositories keep no policy: which do is asked once in a while, which policy it is much more often. */
  const findHomes = async (): Promise<readonly RepositoryName[]> => {
    const places = await repositories()
    const found = await Promise.all(places.map(async (place) => ({ place, own: await source.inForce(place) })))
    return found.flatMap(({ place, own }) => (own === undefined ? [] : [place]))
  }
  const all = async (): Promise<readonly PolicyInForce[]> => {
    const found = await Promise.all((await homes.get('homes', findHomes)).map((home) => source.inForce(home)))
    return found.filter((inForce) => inForce !== undefined)
  }
  return {
    all,
    async of(repository) {
      const known = await all()
      const own = known.find(({ home }) => home.owner === repository.owner && home.name === repository.name)
      if (own !== undefined) return own
      const adoptedSince = await source.inForce(repository)
      if (adoptedSince !== undefined) {
        homes.forget()
        return adoptedSince
      }
      return known.find(
        ({ home, rules: policy }) =>
          home.owner === repository.owner && Object.values(policy.repositories).includes(repository.name),
      )
    },
    forget() {
      homes.forget()
      source.forget()
    },
  }
}
