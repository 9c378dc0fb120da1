import type { AlertSeen, Alerts } from '../../../app/ports/alerts.ts'
import type { RepositoryName } from '../../../app/ports/github.ts'
import type { AlertKind } from '../../../domain/policy/alerts.ts'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError, OUT_OF_REACH } from '../client/github-error.ts'

const NEWEST = { state: 'open', sort: 'updated', direction: 'desc', per_page: 100 } as const

/** GitHub's own alerts. Where they are switched off, or not for this token, GitHub answers as if there were none. */
export function alerts(client: GitHubApi): Alerts {
  return {
    async open(repository, kind, since) {
      try {
        return await openSince(client, repository, kind, Date.parse(since))
      } catch (error) {
        if (error instanceof GitHubError && HIDDEN.includes(error.kind)) return undefined
        throw error
      }
    },
  }
}

const HIDDEN: readonly GitHubError['kind'][] = [
  ...OUT_OF_REACH,
  ...(['permission-missing', 'archived', 'unauthorised'] as const),
]

/** As many pages as there are of them: whoever raises a hundred more pushes the first one off the page, and not out of sight. */
async function openSince(
  client: GitHubApi,
  repository: RepositoryName,
  kind: AlertKind,
  since: number,
): Promise<AlertSeen[]> {
  const found: AlertSeen[] = []
  let next: Next | undefined = {}
  while (next !== undefined) {
    const { data, headers }: AlertPage = await alertPage(client, repository, kind, next)
    const seen = data.map(({ number, html_url: link, created_at, updated_at }) => ({
      ...{ number: Number(number), link: String(link) },
      ...{ createdAt: String(created_at), updatedAt: String(updated_at ?? created_at) },
    }))
    found.push(...seen.filter(({ updatedAt }) => Date.parse(updatedAt) >= since))
    next = seen.some(({ updatedAt }) => Date.parse(updatedAt) < since) ? undefined : nextIn(headers.link)
  }
  return found
}

/** The parts that all three lists tell. One of them would hold the secret itself, and is asked for without it. */
interface AlertPage {
  data: readonly { number?: number | bigint; html_url?: string; created_at?: string; updated_at?: string | null }[]
  headers: { link?: string }
}

/** Where a list goes on: by the number of the page or, with Dependabot, behind what was listed last. */
interface Next {
  page?: number
  after?: string
}

export async function alertPage(
  client: GitHubApi,
  { owner, name: repo }: RepositoryName,
  kind: AlertKind,
  next: Next,
): Promise<AlertPage> {
  const place = { owner, repo, ...NEWEST, ...next }
  switch (kind) {
    case 'secret-scanning':
      return client.request('GET /repos/{owner}/{repo}/secret-scanning/alerts', { ...place, hide_secret: true })
    case 'code-scanning':
      return client.request('GET /repos/{owner}/{repo}/code-scanning/alerts', place)
    case 'dependabot':
      return client.request('GET /repos/{owner}/{repo}/dependabot/alerts', place)
  }
}

function nextIn(link = ''): Next | undefined {
  const url = /<([^>]*)>;\s*rel="next"/.exec(link)?.[1]
  const query = url === undefined ? undefined : new URL(url).searchParams
  const [after, page] = [query?.get('after'), query?.get('page')]
  if (after) return { after }
  return page ? { page: Number(page) } : undefined
}
