import type { RepositoryName } from '../../../app/ports/github.ts'
import type { PlaceTold } from '../graphql/places.ts'
import type { GitHubApi } from './client.ts'
import { GitHubError, OUT_OF_REACH } from './github-error.ts'

/** A round has begun with every place by then. */
const LIFE_MS = 60_000
/** Of one query. */
const AT_ONCE = 50

/** The answers asked of many places at once, for those who would ask them of each. */
export interface PlacesAhead {
  /** Where GitHub does not tell so of these, each is asked by itself. */
  ask(repositories: readonly RepositoryName[]): Promise<void>
  /** Once: who asks again wants to know how it is by then. Undefined: it was not told. */
  take<Key extends keyof PlaceTold>(repository: RepositoryName, key: Key): { told: PlaceTold[Key] } | undefined
}

export function placesAhead(
  client: GitHubApi,
  files: { policy: string; resolved: string },
  now: () => Date,
): PlacesAhead {
  const known = new Map<string, { at: number; left: Map<keyof PlaceTold, unknown> }>()
  return {
    async ask(repositories) {
      known.clear()
      const parts = Array.from({ length: Math.ceil(repositories.length / AT_ONCE) }, (_, at) =>
        repositories.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
      )
      await Promise.all(
        parts.map(async (part) => {
          const at = now().getTime()
          for (const [repository, place] of await placesIn(client, part, files))
            known.set(keyOf(repository), { at, left: new Map(entriesOf(place)) })
        }),
      )
    },

    take(repository, key) {
      const { at = 0, left } = known.get(keyOf(repository)) ?? {}
      const age = now().getTime() - at
      if (left?.has(key) !== true || age < 0 || age >= LIFE_MS) return undefined
      const told = left.get(key) as PlaceTold[typeof key]
      left.delete(key)
      return { told }
    },
  }
}

const entriesOf = (place: PlaceTold) => Object.entries(place) as [keyof PlaceTold, unknown][]

async function placesIn(
  client: GitHubApi,
  repositories: readonly RepositoryName[],
  files: { policy: string; resolved: string },
): Promise<ReadonlyMap<RepositoryName, PlaceTold>> {
  try {
    // Questions that a round alone asks are loaded by the first that does.
    const { askPlaces } = await import('../graphql/places.ts')
    return await askPlaces(client, repositories, files)
  } catch (error) {
    if (error instanceof GitHubError && SAYS_WHY_BY_REST.includes(error.kind)) return new Map()
    throw error
  }
}

const SAYS_WHY_BY_REST: readonly GitHubError['kind'][] = ['refused', ...OUT_OF_REACH, 'permission-missing']

const keyOf = ({ owner, name }: RepositoryName): string => `${owner}/${name}`
