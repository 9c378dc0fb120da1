import type { RepositoryName } from '../../../app/ports/github.ts'
import type { Place, Policies } from '../../../app/ports/policies.ts'
import type { AdoptedPolicy } from '../../../app/ports/policy-adoptions.ts'
import type { PolicyInForce } from '../../../app/ports/policy-source.ts'
import { ttlCache } from '../../../app/state/ttl-cache.ts'
import { calledNow } from '../../../domain/policy/called-now.ts'
import { MADE_SINCE, outOfReach } from '../../../domain/policy/out-of-reach.ts'

const LIFE = 10 * 60_000
/** Far more than a policy names. */
const REPOSITORIES = 1_000
/** No older than that is the list by which a repository counts as gone. */
const FRESH = 60_000
/** How long, in milliseconds, the very first adoption, by another instance, may stay unseen. */
const NONE_YET_LIFE = 60_000
/** Which repositories there are, and which of them keep a policy. */
const QUESTIONS = 2

/** Asks GitHub by which name a repository goes now; undefined where there is none, or not for this app. */
type AskName = (repository: RepositoryName) => Promise<RepositoryName | undefined>

/**
 * The policies of an installation. Which of its repositories keep one is asked once in ten minutes, and once a minute
 * while none does: until then nothing could be reported. Which policy is in force is the source's to know.
 */
export function policies(
  source: { inForce(repository: RepositoryName): Promise<AdoptedPolicy | undefined>; forget(): void },
  { repositories, ask }: { repositories(): Promise<readonly Place[]>; ask: AskName },
  now: () => Date,
): Policies {
  const reach = ttlCache<readonly Place[]>({ life: LIFE, most: QUESTIONS }, now)
  const homes = ttlCache<readonly RepositoryName[]>({ life: LIFE, most: QUESTIONS }, now)
  const briefly = ttlCache<readonly RepositoryName[]>({ life: NONE_YET_LIFE, most: QUESTIONS }, now)

  const places = (within = LIFE) => reach.get('places', repositories, within)
  const seen = new Map<string, PolicyInForce>()
  const names = ttlCache<RepositoryName | undefined>({ life: LIFE, most: REPOSITORIES }, now)

  /** GitHub goes on taking a name that somebody has changed since; whoever is told of something there is told by the new one. */
  const nameOf = async ({ owner, name }: RepositoryName): Promise<string> => {
    const reached = (await places()).flatMap((place) => (place.owner === owner ? place.name : []))
    if (reached.includes(name)) return name
    const found = await names.get(`${owner}/${name}`, () => ask({ owner, name }))
    // One that went to another owner is out of reach, whatever it is called there.
    return found?.owner === owner && reached.includes(found.name) ? found.name : name
  }
  /** The repository that it was when the policy was adopted, by whatever name; one that took its name since is another one. */
  const pinnedName = async (reached: readonly Place[], { owner, name }: RepositoryName, pin: number | undefined) => {
    if (pin === MADE_SINCE) return outOfReach(name, pin)
    const itself = reached.find(({ id }) => id === pin)
    if (itself !== undefined) return itself.name
    if (pin !== undefined && isTold(reached)) return outOfReach(name, pin)
    const bearer = reached.find((place) => place.name === name)
    return pin !== undefined && isAnother(bearer?.id, pin) ? outOfReach(name, pin) : nameOf({ owner, name })
  }
  const named = async (own: AdoptedPolicy): Promise<PolicyInForce> => {
    const { owner, name: home } = own.home
    const all = Object.entries(own.rules.repositories)
    const names = all.map(([, name]) => name)
    const pins = Object.values(own.pins)
    const isGoneFrom = (listed: readonly Place[]) =>
      isTold(listed) && pins.some((pin) => listed.every(({ id }) => id !== pin))
    const ofOwner = (listed: readonly Place[]) => listed.filter((place) => place.owner === owner)
    const lately = ofOwner(await places())
    const reached = isGoneFrom(lately) ? ofOwner(await places(FRESH)) : lately
    // A name that is gone has become one that no policy knows, or another repository's.
    const isOther = ({ name, id }: Place) =>
      ![home, ...names].includes(name) || all.some(([key, each]) => each === name && isAnother(id, own.pins[key]))
    if (!reached.some(isOther) && !isGoneFrom(reached) && !pins.includes(MADE_SINCE)) return own
    const now = await Promise.all(
      all.map(async ([key, name]) => [name, await pinnedName(reached, { owner, name }, own.pins[key])] as const),
    )
    return {
      ...own,
      rules: calledNow(own.rules, new Map(now.filter(([was, is]) => was !== home && was !== is))),
    }
  }

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
    else {
      reach.forget()
      homes.forget()
    }
    return found
  }
  const forgetHomes = (): void => {
    reach.forget()
    homes.forget()
    briefly.forget()
    names.forget()
  }
  const all = async (): Promise<readonly PolicyInForce[]> => {
    const found = await Promise.all((await knownHomes()).map((home) => source.inForce(home)))
    const all = await Promise.all(found.flatMap((inForce) => (inForce === undefined ? [] : named(inForce))))
    for (const inForce of all) seen.set(`${inForce.home.owner}/${inForce.home.name}`, inForce)
    return all
  }
  const judging = async (repository: RepositoryName): Promise<PolicyInForce | undefined> => {
    const known = await all()
    const here = known.filter(({ home }) => home.owner === repository.owner)
    // A repository that a policy names adopts none of its own: such a claim is refused, so nobody need look for one.
    const judges =
      here.find(({ home }) => home.name === repository.name) ??
      here.find(({ rules: policy }) => Object.values(policy.repositories).includes(repository.name))
    if (judges !== undefined) return judges
    const adoptedSince = await source.inForce(repository)
    if (adoptedSince === undefined) return undefined
    forgetHomes()
    return named(adoptedSince)
  }
  return {
    all,
    places: () => places(),
    async gone() {
      const listed = await places()
      return [...seen.values()].filter(({ home }) => !isAmong(listed, home))
    },
    async of(repository) {
      const found = await judging(repository)
      if (found !== undefined || isAmong(await places(), repository)) return found
      // A repository that nobody knows is a new one, or one that has a new name.
      forgetHomes()
      return judging(repository)
    },
    async calledNow(repository, asOf) {
      const homesBegun = await Promise.all((await knownHomes()).map((home) => source.inForce(home)))
      const begun = homesBegun.find((own) => own?.begunAs === repository.name && own.home.owner === repository.owner)
      if (begun !== undefined) return begun.home
      const pins = homesBegun.flatMap((own) =>
        own?.home.owner === repository.owner
          ? Object.entries(own.rules.repositories).flatMap(([key, name]) =>
              name === repository.name ? (own.pins[key] ?? []) : [],
            )
          : [],
      )
      const listed = await places(asOf === 'now' ? 0 : LIFE)
      const reached = listed.filter((place) => place.owner === repository.owner)
      return { owner: repository.owner, name: await pinnedName(reached, repository, pins[0]) }
    },
    forget() {
      forgetHomes()
      source.forget()
    },
  }
}

/** A host that was told no ids cannot say that one is missing. */
const isTold = (listed: readonly Place[]): boolean => listed.some(({ id }) => typeof id === 'number')

const isAnother = (id: Place['id'] | undefined, pin: number | undefined): boolean =>
  typeof id === 'number' && pin !== undefined && id !== pin

const isAmong = (places: readonly RepositoryName[], { owner, name }: RepositoryName): boolean =>
  places.some((place) => place.owner === owner && place.name === name)
