import { dirname, resolve } from 'node:path'
import { variablesIn } from '../../../adapters/files/app-secrets.ts'
import { appToken } from '../../../adapters/github/client/app-token.ts'
import { type GitHubApi, githubClient } from '../../../adapters/github/client/client.ts'
import { undefinedOn404 } from '../../../adapters/github/doctor/if-permitted.ts'
import type { AppPlace } from '../../../adapters/github/doctor/inspect-app.ts'
import { WEBHOOK_PATH } from '../../../app/set-up/app-manifest.ts'
import type { AppState, CompanyApp } from '../../../app/set-up/company/context.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import { octokitBy } from '../doctor-place.ts'
import { incomplete, readEnvironment } from '../environment.ts'
import type { Remembered } from './remembered.ts'

/** As long as GitHub waits for it. A server that has just been started is asked again when the set-up is. */
const PING_MS = 10_000

export interface AppOptions {
  org: string
  web: string
  /** By an owner's token. */
  client: GitHubApi
  /** The file in which `register` left the app's variables. */
  out: string
  /** The slug to look for where that file is not at hand. */
  slug: string
  server: string | undefined
  remembered: Remembered
}

export interface OwnApp extends CompanyApp {
  /** As the app itself, where its key is at hand and it is installed. */
  place(): Promise<AppPlace['app']>
}

/** The company's app, as itself where its key is here, else as an owner of the organisation sees it. */
export function companyApp({ org, web, client, out, slug, server, remembered }: AppOptions): OwnApp {
  const keys = () => remembered.once('keys', () => keysIn(out))
  const itself = async (): Promise<GitHubApi | undefined> => {
    const own = await keys()
    return own && clientBy(appToken(own.appId, own.privateKey, new Date()))
  }
  const installations = (name: string) => `${web}/organizations/${org}/settings/apps/${name}/installations`

  /** The installation of the app whose key is here. */
  const installation = () =>
    remembered.once('installation', async () => {
      const own = await itself()
      return own && undefinedOn404(async () => (await own.request('GET /orgs/{org}/installation', { org })).data)
    })

  const byToken = () =>
    remembered.once('by-token', async () => {
      const [own, found] = await Promise.all([itself(), installation()])
      if (own === undefined || found === undefined) return undefined
      const { data } = await own.request('POST /app/installations/{installation_id}/access_tokens', {
        installation_id: found.id,
      })
      return { client: own, installation: clientBy(data.token) }
    })

  async function ofItself(own: GitHubApi): Promise<AppState> {
    const { data } = await own.request('GET /app')
    const name = data?.slug ?? slug
    const found = await installation()
    const state = { kind: 'registered' as const, slug: name, installations: installations(name) }
    if (found === undefined) return { ...state, installed: false, reach: [] }
    if (found.repository_selection === 'all') return { ...state, installed: true, reach: 'all' }
    const tokens = await byToken()
    const reached = await tokens?.installation.paginate(async (page) => {
      const { data, headers } = await (tokens?.installation ?? client).request('GET /installation/repositories', {
        ...{ per_page: 100, page },
      })
      return { data: data.repositories, headers }
    })
    return { ...state, installed: true, reach: (reached ?? []).map(({ name: each }) => each) }
  }

  async function asSeen(): Promise<AppState> {
    const all = await client.paginate(async (page) => {
      const { data, headers } = await client.request('GET /orgs/{org}/installations', { org, per_page: 100, page })
      return { data: data.installations, headers }
    })
    const found = all.find((each) => each.app_slug === slug)
    if (found === undefined) return { kind: 'none' }
    const reach = found.repository_selection === 'all' ? 'all' : 'not-told'
    return { kind: 'registered', slug, installed: true, reach, installations: installations(slug) }
  }

  return {
    state: () =>
      remembered.once('state', async () => {
        const own = await itself()
        return own === undefined ? asSeen() : ofItself(own)
      }),

    async secrets() {
      const own = await keys()
      if (own?.clientId === undefined) return undefined
      return { HIKESHI_CLIENT_ID: own.clientId, HIKESHI_PRIVATE_KEY: own.privateKey }
    },

    server: () =>
      remembered.once('server', async () => {
        const own = await itself()
        const hook = own === undefined ? undefined : (await own.request('GET /app/hook/config')).data.url
        const address = hook?.endsWith(WEBHOOK_PATH) === true ? hook.slice(0, -WEBHOOK_PATH.length) : server
        return address === undefined ? undefined : { address, answers: await answersAt(address) }
      }),

    place: byToken,
  }
}

async function answersAt(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/ping`, { signal: AbortSignal.timeout(PING_MS) })
    return answer.ok && (await answer.text()).trim() === 'pong'
  } catch {
    return false
  }
}

async function keysIn(
  out: string,
): Promise<{ appId: number; privateKey: string; clientId: string | undefined } | undefined> {
  const file = await variablesIn(out)
  const path = file.PRIVATE_KEY_PATH
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const variables: Readonly<Record<string, string | undefined>> = {
    ...file,
    ...(path !== undefined && { PRIVATE_KEY_PATH: resolve(dirname(out), path) }),
    ...set,
  }
  const reading = readEnvironment(variables, 'not-received')
  switch (reading.kind) {
    case 'none':
      return undefined
    case 'incomplete':
      throw new ToldError(incomplete(reading))
    case 'complete': {
      const { appId, privateKey } = reading.environment
      return { appId, privateKey, clientId: variables.HIKESHI_CLIENT_ID }
    }
  }
}

const clientBy = (token: string): GitHubApi => githubClient({ octokit: octokitBy(token) })
