import * as z from 'zod/mini'
import type { RepositoryName } from '../../../app/ports/github.ts'
import type { DrillHands } from '../../../app/rehearsal/rehearsal-hands.ts'
import type { Account } from '../../../domain/case/case.ts'
import { type BoardPlace, board } from '../board/board.ts'
import type { GitHubApi } from '../client/client.ts'
import { ownSigns } from '../graphql/own-signs.ts'
import { openIssue } from '../issues/issues-open.ts'
import { viewIssue } from '../issues/issues-view.ts'
import { refusedOutcome } from './refused-outcome.ts'

const made = z.object({ node_id: z.string() })

export interface DrillPlace {
  repository: RepositoryName
  viewer: Account
  /** The mark of every issue of a rehearsal, by which its end finds them. */
  mark: string
  isEnded(comment: string): boolean
  board: BoardPlace | undefined
}

/** By the token of the person who rehearses, on issues of his own that bear the mark. */
export function drillHands(client: GitHubApi, place: DrillPlace): DrillHands {
  const { repository, viewer, mark } = place
  const at = (number: number) => ({ owner: repository.owner, repo: repository.name, issue_number: number })

  async function comments(number: number) {
    return client.paginate((page) =>
      client.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        ...at(number),
        per_page: 100,
        page,
      }),
    )
  }

  return {
    async begun() {
      const mine = await client.paginate((page) =>
        client.request('GET /repos/{owner}/{repo}/issues', {
          ...{ owner: repository.owner, repo: repository.name, creator: viewer.login, state: 'open' as const },
          ...{ sort: 'created' as const, direction: 'asc' as const, per_page: 100, page },
        }),
      )
      const found = mine.map(viewIssue).filter(({ author, body }) => author.id === viewer.id && body.includes(mark))
      const open = await Promise.all(
        found.map(async (issue) =>
          (await comments(issue.number)).some(({ body }) => place.isEnded(body ?? '')) ? [] : [issue],
        ),
      )
      return open.flat()
    },

    open: ({ title, body, label }) =>
      openIssue(client, repository, { title, body, labels: [label], assignee: undefined, mark }, viewer.login),

    async says(number, body) {
      const { data } = await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        ...{ ...at(number), body },
      })
      return made.parse(data).node_id
    },

    async labels(number, label) {
      await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', {
        ...{ ...at(number), labels: [label] },
      })
    },

    async edits(number, body) {
      await client.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', { ...at(number), body })
    },

    async closes(number) {
      await client.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', { ...at(number), state: 'closed' })
    },

    async lock(number, isOn) {
      await client.request(`${isOn ? 'PUT' : 'DELETE'} /repos/{owner}/{repo}/issues/{issue_number}/lock`, at(number))
    },

    async movesCard(item, column) {
      if (place.board !== undefined) await board(client, place.board, () => new Date()).move(item, column)
    },

    refused: refusedOutcome,

    async isOwnSign(nodeId) {
      const signs = (await ownSigns(client).of([{ nodeId, signs: ['+1', 'confused'] }])).get(nodeId) ?? []
      return signs.length > 0
    },
  }
}
