import { isMeant, type RepositoryName } from '../../../app/ports/github.ts'
import type { PullRequests } from '../../../app/ports/pull-requests.ts'
import type { Account } from '../../../domain/case/case.ts'
import type { GitHubApi } from '../client/client.ts'
import type { DefaultBranches } from '../client/default-branches.ts'
import { boundedText, fileText } from '../client/file-text.ts'
import { GHOST } from '../issues/ghost.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'
import { approversOf, isOnGitHubsPage, writersOf } from './pull-requests-view.ts'

const PAGE = 100

/** Out of a fork comes a branch that is called whatever its owner likes, and that this repository does not have. */
const isOfHere = ({ head, base }: Sides): boolean => head.repo != null && Number(head.repo.id) === Number(base.repo.id)

interface Sides {
  head: { repo: { id: number | bigint } | null }
  base: { repo: { id: number | bigint } }
}

/** Pull requests over REST; `me` is the login that the app or token writes as. `see` takes four requests, five where the last commit was made on GitHub's page. */
export function pullRequests(client: GitHubApi, branches: DefaultBranches, me: string): PullRequests {
  async function facts(at: { owner: string; repo: string; pull_number: number }) {
    const [{ data: pull }, reviews, commits] = await Promise.all([
      client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', at),
      client.paginate((page) =>
        client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', { ...at, per_page: PAGE, page }),
      ),
      client.paginate((page) =>
        client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/commits', { ...at, per_page: PAGE, page }),
      ),
    ])
    return { pull, reviews, commits }
  }

  /** Which account pushed which commit, as GitHub remembers. */
  async function pushesTo({ owner, name: repo }: RepositoryName, branch: string): Promise<Map<string, number>> {
    try {
      const { data } = await client.request('GET /repos/{owner}/{repo}/activity', {
        ...{ owner, repo, ref: `refs/heads/${branch}`, per_page: PAGE },
      })
      return new Map(data.flatMap(({ after, actor }) => (actor ? [[after, Number(actor.id)]] : [])))
    } catch (error) {
      // Not every server has it; then whoever wrote on its page approves.
      if (statusOf(error) === 404) return new Map()
      throw error
    }
  }

  /** False where somebody of them is no collaborator of that repository, or has written it: the case mentions them all the same. */
  async function ask({ owner, name: repo }: RepositoryName, pull_number: number, reviewers: readonly Account[]) {
    try {
      await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers', {
        ...{ owner, repo, pull_number, reviewers: reviewers.map(({ login }) => login) },
      })
      return true
    } catch (error) {
      if (statusOf(error) !== 422 && statusOf(error) !== 403) throw error
      return false
    }
  }

  return {
    // One in a case, in one of its phases: loaded with what draws it up.
    open: async (draft) => (await import('./pull-requests-open.ts')).openPullRequest(client, draft, branches),
    async askForReview(repository, number, reviewers) {
      if (reviewers.length === 0 || (await ask(repository, number, reviewers))) return
      // One who cannot be asked there keeps GitHub from asking the others.
      for (const reviewer of reviewers.length > 1 ? reviewers : []) await ask(repository, number, [reviewer])
    },
    renewOthers: async (repository, file) =>
      (await import('./pull-requests-renew.ts')).renewPulls(client, repository, file),
    rewrite: async (repository, number, change) =>
      (await import('./pull-requests-rewrite.ts')).rewritePull(client, repository, number, change, me),

    async see(repository, number, plan) {
      const at = { owner: repository.owner, repo: repository.name, pull_number: number }
      try {
        const { pull, reviews, commits } = await facts(at)
        if (!isMeant(repository, pull.base.repo)) return undefined
        const head = pull.head.sha
        const last = commits.find(({ sha }) => sha === head)
        const [file, pushes] = await Promise.all([
          boundedText(client, repository, plan, head),
          last && isOnGitHubsPage(last) && isOfHere(pull)
            ? pushesTo(repository, pull.head.ref)
            : new Map<string, number>(),
        ])
        const author = { id: Number(pull.user.id), login: pull.user.login }
        // Anyone who may write can aim it at another branch: what was merged there stands nowhere.
        const stands = !pull.merged || pull.base.ref === pull.base.repo.default_branch
        return {
          ...{ number, head, author, plan: file && stands ? (file.text ?? { bytes: file.size }) : undefined },
          state: pull.merged ? 'merged' : pull.state === 'closed' ? 'closed' : 'open',
          approvedBy: approversOf(reviews, head, author.id),
          writtenBy: writersOf(last, pushes),
        }
      } catch (error) {
        if (statusOf(error) === 404) return undefined
        throw error
      }
    },

    async mergedSince({ owner, name: repo }, since) {
      const { data } = await client.request('GET /repos/{owner}/{repo}/pulls', {
        ...{ owner, repo, state: 'closed', sort: 'updated', direction: 'desc', per_page: PAGE },
      })
      const merged = data.filter(({ merged_at: at }) => typeof at === 'string' && at >= since)
      // Only one that is asked for by its number says who merged it.
      const asked = merged.map(async ({ number }) => {
        const { data: pull } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
          ...{ owner, repo, pull_number: number },
        })
        const { merged_at: at, merged_by: by, head } = pull
        const branch = isOfHere(pull) ? head.ref : ''
        if (typeof at !== 'string') return []
        // The account may be gone since: the merge counts all the same.
        const { id, login, type } = by ?? GHOST
        return [{ number, branch, head: head.sha, at, by: { id: Number(id), login, type } }]
      })
      return (await Promise.all(asked)).flat().sort((one, other) => one.at.localeCompare(other.at))
    },

    async changedFiles({ owner, name: repo }, number) {
      const files = await client.paginate((page) =>
        client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
          ...{ owner, repo, pull_number: number, per_page: PAGE, page },
        }),
      )
      return files.flatMap(({ filename, status }) => (status === 'removed' ? [] : [filename]))
    },

    file: async (repository, path) =>
      branches.seen(repository, path) ?? (await fileText(client, repository, path))?.text,

    fileAt: async (repository, path, commit) => (await boundedText(client, repository, path, commit))?.text,
    amend: async (repository, change) =>
      (await import('./pull-requests-amend.ts')).amendPull(client, repository, change),

    check: async (repository, head, result) =>
      (await import('./pull-requests-check.ts')).putCheck(client, repository, head, result, me),
  }
}
