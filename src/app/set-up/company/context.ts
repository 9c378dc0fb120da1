import type { Account } from '../../../domain/case/case.ts'
import type { DoctorFinding } from '../../../domain/doctor/doctor-finding.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import type { RepositoryName } from '../../ports/github.ts'
import type { Choices, CompanyFile, Place } from '../choices.ts'
import type { OrganisationSeen, SetUpSite } from './site.ts'

/** The policy that the company has, or would have by what was chosen; everything else follows from it. */
export interface Planned {
  policy: Policy
  /** Whether it stands in the repository of the incidents already. */
  isThere: boolean
  /** Of the board: undefined where none was made yet. */
  project: number | undefined
  files(place: Place): readonly CompanyFile[]
}

export type AppState =
  | { kind: 'none' }
  | {
      kind: 'registered'
      slug: string
      installed: boolean
      /** Names of the repositories that it is installed on. */
      reach: 'all' | 'not-told' | readonly string[]
      /** Where an owner installs it, and says on which repositories. */
      installations: string
    }

/** Whether the policy counts, and which one stands there to be adopted. */
export interface AdoptionState {
  inForce: string | undefined
  candidate: string | undefined
  /** The word after `/adopt`: the sha of the file that people write. */
  ask: string | undefined
  /** By whose answer it is known how an adoption ended. */
  app: string
}

export interface CompanyApp {
  state(): Promise<AppState>
  /** Client id and private key, as the workflows need them; undefined where they are not at hand. */
  secrets(): Promise<Readonly<Record<string, string>> | undefined>
  /** Where the server is to be reached, and whether it answers there. */
  server(): Promise<{ address: string; answers: boolean } | undefined>
}

export interface SetUpContext {
  org: string
  organisation: OrganisationSeen
  viewer: Account
  choices: Choices
  site: SetUpSite
  /** Teams with the people who are to be in them, by login. */
  members: Readonly<Record<string, readonly string[]>>
  /** The team of everybody who may report, where one was named. */
  reporters: string | undefined
  /** Flags that say something else than the policy that stands on GitHub already. */
  ignored: readonly string[]
  /** Files go into repositories that hold other things too. */
  intoExisting: boolean
  /** Where GitHub reaches the server; undefined where nobody has said. */
  server: string | undefined
  /** GitHub's own web address. */
  web: string
  /** The words that GitHub shows to people of what was made, in the company's language. */
  say(key: string, values?: Readonly<Record<string, string>>): string
  plan(): Promise<Planned>
  app: CompanyApp
  adoption(): Promise<AdoptionState>
  /** The parts that are not as the policy needs them, with their words. */
  examine(): Promise<readonly { finding: DoctorFinding; what: string; remedy: string }[]>
  /** Looks again and again until it is so, for as long as somebody wants to wait. */
  wait(isSo: () => Promise<boolean>): Promise<boolean>
  now(): Date
}

export const homeOf = ({ org }: Pick<SetUpContext, 'org'>, { policy }: Pick<Planned, 'policy'>): RepositoryName => ({
  owner: org,
  name: policy.repositories.incidents ?? 'incidents',
})

/** Every repository once, with all ids that it goes by. */
export function repositoriesOf({ repositories }: Policy): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [id, name] of Object.entries(repositories)) found.set(name, [...(found.get(name) ?? []), id])
  return found
}

const PLACES: readonly Place[] = ['incidents', 'restricted', 'runbooks']

export const placesIn = (ids: readonly string[]): Place[] => PLACES.filter((place) => ids.includes(place))
