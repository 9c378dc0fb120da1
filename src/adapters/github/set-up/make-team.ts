import type { GitHubApi } from '../client/client.ts'
import { createOnce } from '../client/lost-answer.ts'
import { undefinedOn404 } from '../doctor/if-permitted.ts'

interface Team {
  org: string
  team: string
  description: string
}

export async function makeTeam(client: GitHubApi, { org, team, description }: Team): Promise<string> {
  const { html_url: url } = await createOnce(
    async () => {
      const { data } = await client.request('POST /orgs/{org}/teams', {
        ...{ org, name: team, description, privacy: 'closed' as const },
      })
      return data
    },
    () =>
      undefinedOn404(
        async () => (await client.request('GET /orgs/{org}/teams/{team_slug}', { org, team_slug: team })).data,
      ),
    client.patience,
  )
  return url
}

/** Takes out whoever only made the team; that it is finished is said last, so that a stop in between is seen. */
export async function finishTeam(
  client: GitHubApi,
  { org, team, description, without }: Team & { without: string | undefined },
): Promise<undefined> {
  const at = { org, team_slug: team }
  if (without !== undefined)
    await client.request('DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}', { ...at, username: without })
  await client.request('PATCH /orgs/{org}/teams/{team_slug}', { ...at, description })
  return undefined
}
