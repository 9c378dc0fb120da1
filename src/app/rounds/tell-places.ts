import { isMadeSince, nameOutOfReach } from '../../domain/policy/out-of-reach.ts'
import { phoneShown } from '../../domain/policy/placeholders.ts'
import { administratorsCalled } from '../messages/administrators-called.ts'
import { calledFor } from '../messages/called-for.ts'
import { issueOnce } from '../messages/issue-once.ts'
import { placesOf } from '../policy/places-of.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

const TOLD = /^<!-- hikeshi:place-lost=(?<name>\S+) -->/

interface Lost {
  /** As the policy named it when it was adopted. */
  name: string
  holdsCases: boolean
  isMadeSince: boolean
}

/** A place within reach, with the app's own open issues in it. */
interface PlaceWithOwn {
  repository: RepositoryName
  own: readonly IssueSeen[]
}

/**
 * A repository of the policy that was given to another owner, deleted, or taken from the app: nothing is written there or
 * read from there, and that is told once, in an issue of its own, which is closed once it is back.
 */
export async function tellPlaces(ports: Ports, inForce: PolicyInForce, places: readonly PlaceWithOwn[]): Promise<void> {
  const lost = lostOf(inForce)
  const told = places.flatMap(({ repository, own }) =>
    own.flatMap(({ number, body }) => {
      const name = TOLD.exec(body)?.groups?.name
      return name === undefined ? [] : [{ name, ref: { repository, number } }]
    }),
  )
  for (const { name, ref } of told)
    if (!lost.some((one) => one.name === name))
      await ports.issues.patch(ref, { state: 'closed', stateReason: 'completed' })
  const isHome = ({ repository }: PlaceWithOwn) => repository.name === inForce.home.name
  const where = places.find(isHome) ?? places[0]
  for (const one of lost) {
    nameInLog(ports, inForce, one.name)
    if (where !== undefined && !told.some(({ name }) => name === one.name))
      await tell(ports, inForce, where.repository, one)
  }
}

/** The home itself is out of reach, and with it the policy: it is told where its other cases are. */
export async function tellGone(ports: Ports): Promise<void> {
  for (const inForce of await ports.policies.gone()) {
    const { owner, name } = inForce.home
    nameInLog(ports, inForce, name)
    const reached = await ports.policies.places()
    const where = placesOf(inForce).find(
      (place) => place.name !== name && reached.some((one) => one.owner === owner && one.name === place.name),
    )
    if (where !== undefined) await tell(ports, inForce, where, { name, holdsCases: true, isMadeSince: false })
  }
}

function nameInLog({ warn }: Ports, { home }: PolicyInForce, name: string): void {
  warn(undefined, { id: 'out-of-reach', about: { where: `${home.owner}/${name}` } })
}

function lostOf({ rules }: PolicyInForce): Lost[] {
  const cases = new Set(Object.values(rules.processes).map(({ repository }) => repository))
  return Object.entries(rules.repositories).flatMap(([key, now]) => {
    const name = nameOutOfReach(now)
    return name === undefined ? [] : [{ name, holdsCases: cases.has(key), isMadeSince: isMadeSince(now) }]
  })
}

async function tell(
  ports: Ports,
  inForce: PolicyInForce,
  where: RepositoryName,
  { name, holdsCases, isMadeSince: isNamesake }: Lost,
): Promise<void> {
  const { locale } = inForce.rules
  await issueOnce(
    ports,
    where,
    markOf(`place-lost=${name}`),
    ({ state }) => state === 'open',
    async () =>
      ports.messages.placeLost(
        await calledFor(ports, inForce),
        {
          ...{ repository: `${inForce.home.owner}/${name}`, holdsCases, phone: phoneShown(inForce.rules, locale) },
          isMadeSince: isNamesake,
          adopt: inForce.sha,
          administrators: await administratorsCalled(ports, where, { calls: () => true, about: undefined }),
        },
        locale,
      ),
  )
}
