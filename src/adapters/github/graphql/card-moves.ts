import * as z from 'zod/mini'
import type { IssueRef, ScreenChange } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { askGraphql } from './document.ts'

/** REST's timeline does not promise the column of a move; this event has it. */
export const CARD_MOVES = {
  text: `query CardMoves($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) {
      timelineItems(itemTypes: [PROJECT_V2_ITEM_STATUS_CHANGED_EVENT], last: 100) {
        nodes {
          ... on ProjectV2ItemStatusChangedEvent {
            actor { __typename login ... on User { databaseId } ... on Bot { databaseId } }
            createdAt
            status
            wasAutomated
            project { number }
          }
        }
      }
    }
  }
}`,
  data: z.lazy(() =>
    z.object({
      repository: z.nullable(
        z.object({
          issue: z.nullable(
            z.object({
              timelineItems: z.object({
                nodes: z.nullable(
                  z.array(
                    z.object({
                      actor: z.nullable(
                        z.object({ __typename: z.string(), login: z.string(), databaseId: z.nullish(z.number()) }),
                      ),
                      createdAt: z.string(),
                      status: z.string(),
                      wasAutomated: z.boolean(),
                      project: z.nullable(z.object({ number: z.number() })),
                    }),
                  ),
                ),
              }),
            }),
          ),
        }),
      ),
    }),
  ),
}

export interface CardMove {
  actor: { id: number | undefined; login: string; type: string } | undefined
  at: string
  column: string
  automated: boolean
  project: number | undefined
}

/** The moves of an issue's card: by whom and whereto, oldest first; the last hundred. */
export async function cardMoves(client: GitHubApi, { repository, number }: IssueRef): Promise<CardMove[]> {
  const data = await askGraphql(client, CARD_MOVES, { ...repository, number })
  return (data.repository?.issue?.timelineItems.nodes ?? []).map(
    ({ actor, createdAt, status, wasAutomated, project }) => ({
      actor: actor ? { id: actor.databaseId ?? undefined, login: actor.login, type: actor.__typename } : undefined,
      at: createdAt,
      column: status,
      automated: wasAutomated,
      project: project?.number,
    }),
  )
}

/** One request more, and only where a move came without its column. */
export async function fillColumns(
  client: GitHubApi,
  ref: IssueRef,
  changes: readonly ScreenChange[],
): Promise<ScreenChange[]> {
  const isOpen = (change: ScreenChange) => change.kind === 'column' && change.value === undefined
  if (!changes.some(isOpen)) return [...changes]
  const moves = await cardMoves(client, ref)
  return changes.map((change) => {
    if (!isOpen(change)) return change
    const move = moves.find(({ at, actor }) => at === change.at && actor?.login === change.actor?.login)
    return move === undefined ? change : { ...change, value: move.column }
  })
}
