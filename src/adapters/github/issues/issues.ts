import {
  ConversationLockedError,
  type IssuePatch,
  type IssueRef,
  type Issues,
  type OwnIssue,
} from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError } from '../client/github-error.ts'
import { createOnce } from '../client/lost-answer.ts'
import { fillColumns } from '../graphql/card-moves.ts'
import { ownSigns } from '../graphql/own-signs.ts'
import { type PatchIdsKnown, patchIds } from '../graphql/patch-ids.ts'
import { tellAtOnce } from '../graphql/tell-at-once.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'
import { viewChanges } from './issues-changes.ts'
import { openIssue } from './issues-open.ts'
import { linkSubIssue, subIssues } from './issues-sub-issue.ts'
import { viewComment, viewIssue } from './issues-view.ts'
import { keptEdits } from './kept-edits.ts'

const PAGE = 100

/** Questions that a round alone asks are loaded by the first that does. */
const cases = () => import('../graphql/cases-together.ts')
const lists = () => import('../graphql/issues-labelled.ts')
const gone = () => import('../graphql/issues-not-there.ts')

const isGone = (error: unknown): boolean => [404, 410].includes(statusOf(error) ?? 0)

/** GitHub leads on to where an issue was moved, silently: that is another issue. */
const isElsewhere = ({ repository, number }: IssueRef, seen: { repository_url: string; number: number }): boolean =>
  seen.number !== number ||
  !seen.repository_url.toLowerCase().endsWith(`/${repository.owner}/${repository.name}`.toLowerCase())

const placeOf = ({ repository_url: url, number }: { repository_url: string; number: number }): IssueRef => {
  const [owner = '', name = ''] = url.split('/').slice(-2)
  return { repository: { owner, name }, number }
}

const areIssuesOff = (error: unknown): boolean =>
  error instanceof Error && /issues (?:are|has been) disabled/i.test(error.message)

const isLocked = (error: unknown): boolean => error instanceof GitHubError && error.kind === 'locked'

/** `me` is the login that the app or token writes as, such as `hikeshi[bot]`. */
export function issues(
  client: GitHubApi,
  { me, now, ids = patchIds(client) }: { me: string; now: () => Date; ids?: PatchIdsKnown },
): Issues {
  const at = ({ repository, number }: IssueRef) => ({
    ...{ owner: repository.owner, repo: repository.name, issue_number: number },
  })

  async function comments(ref: IssueRef, since?: string) {
    const all = await client.paginate((page) =>
      client.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        ...{ ...at(ref), per_page: PAGE, page, ...(since !== undefined && { since }) },
      }),
    )
    return all.map((comment) => viewComment(ref.number, comment))
  }

  const signs = ownSigns(client)
  const edits = keptEdits(async (ids) => (await import('../graphql/text-edits.ts')).textEdits(client, ids), now)
  const list: Issues['list'] = async ({ owner, name: repo }, { since, state = 'open', labels }) => {
    const all = await client.paginate((page) =>
      client.request('GET /repos/{owner}/{repo}/issues', {
        ...{ owner, repo, state, sort: 'updated', direction: 'asc', per_page: PAGE, page },
        ...(since !== undefined && { since }),
        ...(labels !== undefined && { labels }),
      }),
    )
    return all.map(viewIssue)
  }

  return {
    async see(ref) {
      try {
        const { data } = await client.request('GET /repos/{owner}/{repo}/issues/{issue_number}', at(ref))
        return isElsewhere(ref, data) ? undefined : viewIssue(data)
      } catch (error) {
        if (isGone(error)) return undefined
        throw error
      }
    },

    comments,

    async notThere(repository, numbers) {
      const { issuesNotThere } = await gone()
      return issuesNotThere(client, repository, numbers)
    },

    async whereabouts(ref) {
      try {
        const { data } = await client.request('GET /repos/{owner}/{repo}/issues/{issue_number}', at(ref))
        return isElsewhere(ref, data) ? placeOf(data) : ref
      } catch (error) {
        // Where all issues are switched off none is gone: they come back with the switch.
        if (isGone(error) && !areIssuesOff(error)) return 'nowhere'
        throw error
      }
    },

    async together(repository, numbers, field) {
      const { casesTogether } = await cases()
      const seen = await casesTogether(client, repository, numbers, field)
      for (const { comments: all, unedited } of seen.values()) {
        for (const comment of all) signs.saw(comment)
        edits.unedited(unedited)
      }
      return seen
    },

    async changes(ref) {
      const timeline = await client.paginate((page) =>
        client.request('GET /repos/{owner}/{repo}/issues/{issue_number}/timeline', {
          ...{ ...at(ref), per_page: PAGE, page },
        }),
      )
      return fillColumns(client, ref, viewChanges(timeline))
    },

    edits: edits.of,

    list,

    async labelled(repository, wanted) {
      const told = wanted.length < 2 ? [] : await (await lists()).issuesLabelled(client, repository, wanted)
      return Promise.all(wanted.map(({ label, state }, at) => told[at] ?? list(repository, { state, labels: label })))
    },

    async repositoryId({ owner, name: repo }) {
      const { data } = await client.request('GET /repos/{owner}/{repo}', { owner, repo })
      return Number(data.id)
    },

    async identity({ owner, name: repo }) {
      try {
        const { data } = await client.request('GET /repos/{owner}/{repo}', { owner, repo })
        return { owner: data.owner.login, name: data.name, id: Number(data.id), createdAt: data.created_at ?? '' }
      } catch (error) {
        if ([403, 404, 451].includes(statusOf(error) ?? 0)) return undefined
        throw error
      }
    },

    async isPublic({ owner, name: repo }) {
      const { data } = await client.request('GET /repos/{owner}/{repo}', { owner, repo })
      return !data.private
    },

    async labels({ owner, name: repo }) {
      const all = await client.paginate((page) =>
        client.request('GET /repos/{owner}/{repo}/labels', { ...{ owner, repo, per_page: 100, page } }),
      )
      return all.map(({ name, color, description }) => ({ name, color, description: description ?? '' }))
    },

    async describeLabel({ owner, name: repo }, name, description) {
      await client.request('PATCH /repos/{owner}/{repo}/labels/{name}', { owner, repo, name, description })
    },

    async patch(ref, patch) {
      let refused: unknown
      for (const some of lessAndLess(patch)) {
        try {
          return await send(ref, some)
        } catch (error) {
          if (statusOf(error) !== 422) throw error
          refused = error
        }
      }
      // A refusal of something that nobody may refuse is the app's own mistake, and is told.
      if (patch.assignees === undefined && patch.state === undefined) throw refused
    },

    comment: (ref, body, mark, urgency) =>
      unlessLocked(ref, () =>
        createOnce(
          async () => {
            const { data } = await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
              ...{ ...at(ref), body, request: { urgency } },
            })
            return { id: Number(data.id), nodeId: data.node_id }
          },
          async () => {
            // Anyone can write our mark into a comment of his own: only ours count.
            const mine = (await comments(ref)).filter(({ author }) => author.login === me)
            return mine.find((comment) => comment.body.includes(mark))
          },
          client.patience,
        ),
      ),

    async editComment(ref, id, body) {
      const { repository } = ref
      try {
        await client.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
          ...{ owner: repository.owner, repo: repository.name, comment_id: id, body },
        })
        return 'edited'
      } catch (error) {
        if (isGone(error)) return 'gone'
        if (isLocked(error)) throw new ConversationLockedError(ref, { cause: error })
        throw error
      }
    },

    async removeComment({ repository }, id) {
      try {
        await client.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
          ...{ owner: repository.owner, repo: repository.name, comment_id: id },
        })
      } catch (error) {
        if (!isGone(error)) throw error
      }
    },

    async react(ref, comment, content) {
      const { owner, repo, issue_number } = at(ref)
      const send = () =>
        comment === undefined
          ? client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/reactions', {
              ...{ owner, repo, issue_number, content },
            })
          : client.request('POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', {
              ...{ owner, repo, comment_id: comment, content },
            })
      try {
        // The same reaction twice is one: GitHub answers the one that is there.
        await createOnce<unknown>(send, async () => undefined, client.patience)
      } catch (error) {
        // Nobody can be helped by a sign where none may be given.
        if (!isGone(error) && !isLocked(error)) throw error
      }
    },

    async tell(telling) {
      const told = await tellAtOnce(client, telling)
      if (told === 'not-all' && telling.issue !== undefined) ids.forget(telling.issue.repository)
      return told
    },

    lookAhead: ids.lookAhead,

    patchIds: ids.of,

    ownSigns: signs.of,

    open: (repository, issue) => openIssue(client, repository, issue, me),

    async own({ owner, name: repo }, since): Promise<OwnIssue[]> {
      const all = await client.paginate((page) =>
        client.request('GET /repos/{owner}/{repo}/issues', {
          ...{ owner, repo, since, creator: me, state: 'all', sort: 'updated', direction: 'asc', per_page: PAGE, page },
        }),
      )
      return all
        .map((issue) => ({ ...viewIssue(issue), closedAt: issue.closed_at ?? undefined }))
        .filter(({ author }) => author.login === me)
    },

    subIssues: (ref) => subIssues(client, ref),

    linkSubIssue: (parent, child) => linkSubIssue(client, parent, child),
  }

  /** GitHub wants the id; where that issue is gone, the reason alone has to do. */
  async function idOf(ref: IssueRef): Promise<number | undefined> {
    try {
      const { data } = await client.request('GET /repos/{owner}/{repo}/issues/{issue_number}', at(ref))
      return Number(data.id)
    } catch (error) {
      if (isGone(error)) return undefined
      throw error
    }
  }

  async function send(ref: IssueRef, patch: IssuePatch): Promise<void> {
    const { title, body, labels, assignees, state, stateReason, duplicateOf } = patch
    const original = duplicateOf === undefined ? undefined : await idOf({ ...ref, number: duplicateOf })
    await client.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
      ...at(ref),
      ...(title !== undefined && { title }),
      ...(body !== undefined && { body }),
      ...(labels !== undefined && { labels: [...labels] }),
      ...(assignees !== undefined && { assignees: [...assignees] }),
      ...(state !== undefined && { state }),
      ...(stateReason !== undefined && { state_reason: stateReason }),
      ...(original !== undefined && { duplicate_issue_id: original }),
    })
  }
}

/**
 * One who cannot be assigned here must not keep the rest from being right, nor may an issue that GitHub opens no more, since
 * somebody made a discussion of it.
 */
function lessAndLess(patch: IssuePatch): IssuePatch[] {
  const { assignees, ...unassigned } = patch
  const { state, stateReason, duplicateOf, ...shown } = unassigned
  const all = [patch, ...(assignees === undefined ? [] : [unassigned]), ...(state === undefined ? [] : [shown])]
  return all.filter((one) => Object.keys(one).length > 0)
}

async function unlessLocked<Made>(ref: IssueRef, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make()
  } catch (error) {
    throw isLocked(error) ? new ConversationLockedError(ref, { cause: error }) : error
  }
}
