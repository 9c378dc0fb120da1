import type { AlertSeen, Alerts } from '../../../app/ports/alerts.ts'
import type { RepositoryName } from '../../../app/ports/github.ts'
import type { AlertKind } from '../../../domain/policy/alerts.ts'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError } from '../client/github-error.ts'

const NEWEST = { state: 'open', sort: 'created', direction: 'desc', per_page: 100 } as const

/** GitHub's own alerts. Where they are switched off, or not for this token, GitHub answers as if there were none. */
export function alerts(client: GitHubApi): Alerts {
  return {
    async open(repository, kind) {
      try {
        const found = await openAlerts(client, repository, kind)
        return found.map(({ number, html_url: link, created_at }) => ({
          ...{ number: Number(number), link: String(link) },
          createdAt: String(created_at),
        })) satisfies AlertSeen[]
      } catch (error) {
        if (error instanceof GitHubError && HIDDEN.includes(error.kind)) return undefined
        throw error
      }
    },
  }
}

const HIDDEN: readonly GitHubError['kind'][] = ['permission-missing', 'not-found', 'archived', 'unauthorised']

/** What all three lists tell. One of them would hold the secret itself, and is asked for without it. */
interface Listed {
  number?: number | bigint
  html_url?: string
  created_at?: string
}

export async function openAlerts(
  client: GitHubApi,
  { owner, name: repo }: RepositoryName,
  kind: AlertKind,
): Promise<readonly Listed[]> {
  const place = { owner, repo, ...NEWEST }
  switch (kind) {
    case 'secret-scanning': {
      const hidden = { ...place, hide_secret: true }
      return (await client.request('GET /repos/{owner}/{repo}/secret-scanning/alerts', hidden)).data
    }
    case 'code-scanning':
      return (await client.request('GET /repos/{owner}/{repo}/code-scanning/alerts', place)).data
    case 'dependabot':
      return (await client.request('GET /repos/{owner}/{repo}/dependabot/alerts', place)).data
  }
}
