import type { Account } from '../../domain/case/case.ts'
import { MADE_SINCE } from '../../domain/policy/out-of-reach.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { because, type Reason } from '../../domain/refusals/reason.ts'
import type { Overlap } from '../ports/adoption-result.ts'
import type { RepositoryName } from '../ports/github.ts'
import type { Administration, People } from '../ports/people.ts'
import type { Policies } from '../ports/policies.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'

interface Reaching {
  home: RepositoryName
  /** Undefined where nobody can read it: then it is not adopted anyway. */
  policy: Policy | undefined
  before: PolicyInForce | undefined
  right: { how: 'administrator' | 'officer' | 'pull-request'; actors: readonly Account[] }
}

// Each takes a request or more: a file of many made-up names must not use up what the app may send.
const MOST_REASONS = 10

/**
 * A repository that a policy names is under it from then on: its cases, its people, its records. So an account that adopts
 * must administer each repository himself; who adopts a successor, each that the one before did not name. What another policy
 * judges stays with that one.
 */
export async function reachOf(
  ports: { people: Pick<People, 'administration'>; policies: Pick<Policies, 'all' | 'forget'> },
  { home, policy, before, right }: Reaching,
): Promise<{ reasons: readonly Reason[]; overlaps: readonly Overlap[] }> {
  if (policy === undefined) return { reasons: [], overlaps: [] }
  const known = before === undefined ? new Set<string>() : new Set(namesIn(vouchedFor(before)).keys())
  const named = namesIn({ rules: policy, home })
  const added = [...named].filter(([key]) => !known.has(key))
  const overlaps = added.length === 0 ? [] : await overlapsOf(ports.policies, home, new Map(added))
  const reasons: Reason[] = overlaps.flatMap(({ by, repositories }) =>
    repositories.map((name) =>
      because('judged-elsewhere', undefined, {
        repository: inFull({ owner: home.owner, name }),
        home: inFull(by.home),
      }),
    ),
  )
  const isOverlap = (name: string) => overlaps.some(({ repositories }) => repositories.includes(name))
  const toAnswerFor = (right.how === 'administrator' ? [...named] : added).filter(
    // The administrators of the home were asked for before.
    ([key, name]) => key !== keyOf(home.name) && !isOverlap(name),
  )
  for (const [, name] of toAnswerFor) {
    if (reasons.length >= MOST_REASONS) break
    const repository = { owner: home.owner, name }
    const has = await bestOf(ports.people, right.actors, repository)
    if (has !== 'administers') reasons.push(lacking(has, right.how, repository))
  }
  return { reasons, overlaps }
}

/** Why nobody who asked may put this repository under a policy. */
export function lacking(
  has: Exclude<Administration, 'administers'>,
  how: Reaching['right']['how'],
  repository: RepositoryName,
): Reason {
  const about = { repository: inFull(repository) }
  if (has === 'unseen') return because('administration-unseen', undefined, about)
  return because(how === 'administrator' ? 'not-an-administrator' : 'repository-unapproved', undefined, about)
}

async function bestOf(
  people: Pick<People, 'administration'>,
  actors: readonly Account[],
  repository: RepositoryName,
): Promise<Administration> {
  const all = await Promise.all(actors.map((account) => people.administration(account, repository)))
  return all.find((has) => has === 'administers') ?? all.find((has) => has === 'unseen') ?? 'does-not'
}

/** Looked for anew: a policy that was adopted a minute ago judges too. */
async function overlapsOf(
  policies: Pick<Policies, 'all' | 'forget'>,
  home: RepositoryName,
  added: ReadonlyMap<string, string>,
): Promise<Overlap[]> {
  policies.forget()
  return (await policies.all()).flatMap((by) => {
    if (by.home.owner !== home.owner || keyOf(by.home.name) === keyOf(home.name)) return []
    const theirs = namesIn(by)
    const repositories = [...added].flatMap(([key, name]) => (theirs.has(key) ? [name] : []))
    return repositories.length === 0 ? [] : [{ by, repositories }]
  })
}

/** Every repository that a policy is about, its own too, once. */
const namesIn = ({ rules: policy, home }: Pick<PolicyInForce, 'rules' | 'home'>): Map<string, string> =>
  new Map([home.name, ...Object.values(policy.repositories)].map((name) => [keyOf(name), name]))

/** Without those that were made after it was adopted: nobody has answered for them. */
const vouchedFor = ({ home, rules, pins }: Pick<PolicyInForce, 'home' | 'rules' | 'pins'>) => ({
  home,
  rules: {
    ...rules,
    repositories: Object.fromEntries(Object.entries(rules.repositories).filter(([key]) => pins[key] !== MADE_SINCE)),
  },
})

/** GitHub does not mind how a name is spelt. */
const keyOf = (name: string): string => name.toLowerCase()

const inFull = ({ owner, name }: RepositoryName): string => `${owner}/${name}`
