import type { RepositoryName } from '../../../app/ports/github.ts'
import type { Inspection } from '../../../app/ports/inspection.ts'
import type { AppSeen, Observation } from '../../../domain/doctor/facts.ts'
import type { GitHubApi } from '../client/client.ts'
import { ifPermitted } from './if-permitted.ts'

export interface AppPlace {
  /** By whatever token there is. */
  client: GitHubApi
  /** As the app itself, where its key is at hand. */
  app: { client: GitHubApi; installation: GitHubApi } | undefined
  slug: string
  home: RepositoryName
}

const KEY = 'APP_ID, PRIVATE_KEY'
const ORGANISATION = 'organization_administration: read'

interface Installation {
  permissions: object
  events: readonly string[]
  suspended_at: string | null
  repository_selection: string
}

/** The app's own settings: the app itself knows them all, an owner of the organisation most. */
export function inspectApp({ client, app, slug, home }: AppPlace): Pick<Inspection, 'app' | 'reach' | 'deliveries'> {
  let known: Promise<Observation<Installation | undefined>> | undefined
  const installation = (): Promise<Observation<Installation | undefined>> => {
    known ??= app === undefined ? ifPermitted(ORGANISATION, listed) : ifPermitted(KEY, () => ofItself(app.client))
    return known
  }

  async function ofItself(own: GitHubApi): Promise<Installation> {
    const { data } = await own.request('GET /repos/{owner}/{repo}/installation', {
      ...{ owner: home.owner, repo: home.name },
    })
    return data
  }

  async function listed(): Promise<Installation | undefined> {
    const all = await client.paginate(async (page) => {
      const { data, headers } = await client.request('GET /orgs/{org}/installations', {
        ...{ org: home.owner, per_page: 100, page },
      })
      return { data: data.installations, headers }
    })
    return all.find((each) => each.app_slug === slug)
  }

  return {
    async app(): Promise<Observation<AppSeen>> {
      const found = await installation()
      if (found.kind === 'unseen') return found
      if (found.value === undefined) return { kind: 'unseen', needs: KEY }
      const { permissions, events, suspended_at } = found.value
      const levels = Object.entries(permissions).map(([name, level]) => [name, String(level)])
      return {
        kind: 'seen',
        value: {
          ...{ permissions: Object.fromEntries(levels), events, suspended: suspended_at !== null },
          webhook: app === undefined ? undefined : await webhookOf(app.client),
        },
      }
    },

    async reach() {
      const found = await installation()
      if (found.kind === 'unseen') return found
      if (found.value === undefined) return { kind: 'seen', value: [] }
      if (found.value.repository_selection === 'all') return { kind: 'seen', value: 'all' }
      if (app === undefined) return { kind: 'unseen', needs: KEY }
      return ifPermitted(KEY, () => reached(app.installation))
    },

    async deliveries() {
      if (app === undefined) return { kind: 'unseen', needs: KEY }
      return ifPermitted(KEY, async () => {
        const { data } = await app.client.request('GET /app/hook/deliveries', { per_page: 100 })
        return data.map(({ guid, event, delivered_at: at, status_code: status }) => ({
          ...{ guid, event, at, ok: status >= 200 && status < 400 },
        }))
      })
    },
  }
}

async function webhookOf(app: GitHubApi): Promise<AppSeen['webhook']> {
  const { data } = await app.request('GET /app/hook/config')
  return { url: data.url ?? '', insecure: String(data.insecure_ssl ?? '0') === '1' }
}

async function reached(installation: GitHubApi): Promise<string[]> {
  const all = await installation.paginate(async (page) => {
    const { data, headers } = await installation.request('GET /installation/repositories', { per_page: 100, page })
    return { data: data.repositories, headers }
  })
  return all.map(({ name }) => name)
}
