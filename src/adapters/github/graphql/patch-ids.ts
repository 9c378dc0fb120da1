import * as z from 'zod/mini'
import type { IssuePatch, PatchIds, RepositoryName } from '../../../app/ports/github.ts'
import { lruCache } from '../../../app/state/lru-cache.ts'
import type { GitHubApi } from '../client/client.ts'
import { askGraphql } from './document.ts'
import { LABEL_IDS_QUERY } from './label-ids-query.ts'

const named = z.object({ id: z.string(), name: z.string() })
export const LABEL_IDS = {
  text: LABEL_IDS_QUERY,
  data: z.object({
    repository: z.nullable(
      z.object({ labels: z.nullable(z.object({ nodes: z.nullable(z.array(z.nullable(named))) })) }),
    ),
  }),
}

export const USER_ID = {
  text: 'query UserId($login: String!) { user(login: $login) { id } }',
  data: z.object({ user: z.nullable(z.object({ id: z.string() })) }),
}

/** Far more than an installation has. */
const REPOSITORIES = 1_000
const PEOPLE = 1_000

/** By which ids GraphQL knows labels and people, as far as somebody has asked ahead; REST takes their names and needs none. */
export type PatchIdsKnown = ReturnType<typeof patchIds>

export function patchIds(client: GitHubApi) {
  const labels = lruCache<ReadonlyMap<string, string>>(REPOSITORIES)
  const people = lruCache<string>(PEOPLE)
  const keyOf = ({ owner, name }: RepositoryName) => `${owner}/${name}`

  async function askLabels({ owner, name }: RepositoryName): Promise<void> {
    const { repository } = await askGraphql(client, LABEL_IDS, { owner, name })
    const nodes = repository?.labels?.nodes ?? []
    const ids = nodes.flatMap((node) => (node === null ? [] : [[node.name.toLowerCase(), node.id] as const]))
    labels.keep(keyOf({ owner, name }), new Map(ids))
  }

  async function askPerson(login: string): Promise<void> {
    const { user } = await askGraphql(client, USER_ID, { login })
    if (user !== null) people.keep(login, user.id)
  }

  return {
    /** Nobody waits for it, and where it is refused everything goes by its name. */
    lookAhead(repository: RepositoryName, assignee: string | undefined): void {
      if (labels.get(keyOf(repository)) === undefined) void askLabels(repository).catch(() => undefined)
      if (assignee !== undefined && people.get(assignee) === undefined) void askPerson(assignee).catch(() => undefined)
    },

    /** An account's id that was told by the way. */
    saw: (login: string, id: string): void => void people.keep(login, id),

    /** A label that is not known is made by whoever gives it its name; the next one asks for all of them anew. */
    of(repository: RepositoryName, patch: IssuePatch): PatchIds | undefined {
      const { labels: wanted, assignees, ...more } = patch
      if (Object.keys(more).length > 0) return undefined
      const there = labels.get(keyOf(repository))
      const labelIds = wanted?.map((name) => there?.get(name.toLowerCase()))
      const assigneeIds = assignees?.map((login) => people.get(login))
      if (there !== undefined && labelIds?.includes(undefined)) labels.drop(keyOf(repository))
      return isWhole(labelIds) && isWhole(assigneeIds)
        ? {
            ...(labelIds !== undefined && { labels: labelIds }),
            ...(assigneeIds !== undefined && { assignees: assigneeIds }),
          }
        : undefined
    },

    /** One that was made anew has another id. */
    forget(repository: RepositoryName): void {
      labels.drop(keyOf(repository))
      people.forget()
    },
  }
}

const isWhole = (ids: readonly (string | undefined)[] | undefined): ids is readonly string[] | undefined =>
  ids === undefined || !ids.includes(undefined)
