import type { People } from '../../../app/ports/people.ts'
import type { PolicyInForce } from '../../../app/ports/policy-source.ts'
import type { Warning } from '../../../app/ports/warning.ts'
import { ttlCache } from '../../../app/state/ttl-cache.ts'
import type { Account } from '../../../domain/case/case.ts'
import type { Directory } from '../../../domain/case/context.ts'
import type { Role } from '../../../domain/policy/roles.ts'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError, isOutOfReach } from '../client/github-error.ts'
import { teamMembers } from '../graphql/team-members.ts'
import { GHOST } from '../issues/ghost.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'

const LIFE = 10 * 60_000
/** A role that something hangs on was looked up no longer ago. */
const FRESH = 60_000
/** Far more than an installation has policies; and than people name accounts in ten minutes, unless to do harm. */
const POLICIES = 100
const ACCOUNTS = 10_000
// A login comes from what people write: anything else is no account, and is not asked for.
const LOGIN = /^[a-z\d](?:[a-z\d_-]{0,98})(?:\[bot\])?$/i

/** A policy that was adopted says which accounts its logins were. */
type Pinned = PolicyInForce & { users?: Readonly<Record<string, number>> }

export interface GitHubPeople extends People {
  /** The account of a login, undefined where there is none. */
  account(login: string): Promise<Account | undefined>
  /** After a change of teams or members: the next directory is asked for anew. */
  forget(): void
}

export interface PeopleOptions {
  now: () => Date
  /** The gap of a role, such as a team that is not there. */
  report: (warning: Warning) => void
  /** By which id GraphQL knows an account. */
  saw: (login: string, nodeId: string) => void
}

/**
 * Teams and accounts, asked for once in ten minutes for each policy: one request for all teams, one for each login. Call
 * `directory` ahead of time (at the start, on a timer) and no event has to wait for it.
 */
export function people(client: GitHubApi, { now, report, saw }: PeopleOptions): GitHubPeople {
  const roles = ttlCache<Pick<Directory, 'roles' | 'unseen'>>({ life: LIFE, most: POLICIES }, now)
  const accounts = ttlCache<Account | undefined>({ life: LIFE, most: ACCOUNTS }, now)

  const account = (login: string): Promise<Account | undefined> =>
    LOGIN.test(login)
      ? accounts.get(login.toLowerCase(), () =>
          lookUp(() => client.request('GET /users/{username}', { username: login })),
        )
      : Promise.resolve(undefined)

  /** A login that was pinned at adoption stays that account, whoever bears the login today. */
  async function pinned(login: string, id: number): Promise<Account | undefined> {
    const today = await account(login)
    if (today?.id === id) return today
    return accounts.get(`#${id}`, () => lookUp(() => client.request('GET /user/{account_id}', { account_id: id })))
  }

  async function members(org: string, team: string): Promise<Account[] | 'unseen'> {
    try {
      const all = await client.paginate((page) =>
        client.request('GET /orgs/{org}/teams/{team_slug}/members', {
          ...{ org, team_slug: team, per_page: 100, page },
        }),
      )
      return all.map(({ id, login }) => ({ id: Number(id), login }))
    } catch (error) {
      if (statusOf(error) !== 404) throw error
      report({ id: 'no-team', about: { org, team } })
      return 'unseen'
    }
  }

  async function holders(
    { users, teams }: Role,
    policy: Pinned,
    team: (slug: string) => Promise<Account[] | 'unseen'>,
  ) {
    const pins = policy.users ?? {}
    const found = await Promise.all([
      ...users.map(async (login) => {
        const id = pins[login]
        const holder = await (id === undefined ? account(login) : pinned(login, id))
        if (holder === undefined) report({ id: 'no-account', about: { login } })
        return holder === undefined ? [] : [holder]
      }),
      ...teams.map(team),
    ])
    const all = found.flatMap((one) => (one === 'unseen' ? [] : one))
    return {
      accounts: all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index),
      isSeen: !found.includes('unseen'),
    }
  }

  async function allHolders(inForce: PolicyInForce): Promise<Pick<Directory, 'roles' | 'unseen'>> {
    const { owner } = inForce.home
    const slugs = [...new Set(Object.values(inForce.rules.roles).flatMap(({ teams }) => teams))]
    const together = teamMembers(client, owner, slugs, saw)
    const asked = new Map<string, Promise<Account[] | 'unseen'>>()
    const team = (slug: string) => {
      const known =
        asked.get(slug) ?? together.then(async (found) => inOrder(found.get(slug) ?? (await members(owner, slug))))
      asked.set(slug, known)
      return known
    }
    const all = await Promise.all(
      Object.entries(inForce.rules.roles).map(async ([id, role]) => ({ id, ...(await holders(role, inForce, team)) })),
    )
    return {
      roles: new Map(all.map(({ id, accounts: held }) => [id, held])),
      unseen: new Set(all.flatMap(({ id, isSeen }) => (isSeen ? [] : [id]))),
    }
  }

  async function today({ id, login }: Account): Promise<Account> {
    const known = await pinned(login, id)
    if (known !== undefined) return { id, login: known.login }
    return (await account(login)) === undefined ? { id, login } : { id, login: GHOST.login }
  }

  return {
    account,

    calledToday: (accountsOfOld) => Promise.all(accountsOfOld.map(today)),

    async directory(inForce, logins, asOf) {
      const key = `${inForce.home.owner}/${inForce.home.name} ${inForce.sha}`
      const [held, ...named] = await Promise.all([
        roles.get(key, () => allHolders(inForce), asOf === 'now' ? FRESH : LIFE),
        ...logins.map(async (login) => ({ login, account: await account(login) })),
      ])
      return {
        ...held,
        accounts: new Map(
          named.flatMap(({ login, account: found }) => (found ? [[login.toLowerCase(), found] as const] : [])),
        ),
      }
    },

    async administration({ id, login }, { owner, name: repo }) {
      try {
        const { data } = await client.request('GET /repos/{owner}/{repo}/collaborators/{username}/permission', {
          ...{ owner, repo, username: login },
        })
        return data.permission === 'admin' && Number(data.user?.id) === id ? 'administers' : 'does-not'
      } catch (error) {
        // The app is not installed there, or there is no such place or person: GitHub does not say which.
        if (isUnseen(error)) return 'unseen'
        throw error
      }
    },

    async administrators({ owner, name: repo }) {
      try {
        const { data } = await client.request('GET /repos/{owner}/{repo}/collaborators', {
          ...{ owner, repo, permission: 'admin', per_page: 100 },
        })
        const people = data.filter(({ type, permissions }) => type === 'User' && permissions?.admin !== false)
        return people.map(({ id, login }) => ({ id: Number(id), login }))
      } catch (error) {
        if (isUnseen(error)) return 'unseen'
        throw error
      }
    },

    forget() {
      roles.forget()
      accounts.forget()
    },
  }
}

const inOrder = (team: readonly Account[] | 'unseen'): Account[] | 'unseen' =>
  team === 'unseen' ? team : team.toSorted((one, other) => one.id - other.id)

async function lookUp(
  ask: () => Promise<{ data: { id: number | bigint; login: string } }>,
): Promise<Account | undefined> {
  try {
    const { data } = await ask()
    return { id: Number(data.id), login: data.login }
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}

const isUnseen = (error: unknown): boolean =>
  isOutOfReach(error) || (error instanceof GitHubError && error.kind === 'permission-missing')
