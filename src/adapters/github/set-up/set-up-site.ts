import type { RepositoryName } from '../../../app/ports/github.ts'
import type { PlannedFile } from '../../../app/set-up/choices.ts'
import type { ContentsSeen, SetUpSite } from '../../../app/set-up/company/site.ts'
import { ROLES } from '../../../domain/doctor/facts.ts'
import type { GitHubApi } from '../client/client.ts'
import { fileText } from '../client/file-text.ts'
import { wholeName } from '../client/whole-name.ts'
import { undefinedOn404 } from '../doctor/if-permitted.ts'
import { boardSettings } from '../graphql/board-settings.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'
import { roleNamed } from '../people/role-named.ts'
import { boardViews } from './board-views.ts'
import { gitBlobSha } from './git-blob-sha.ts'

/** The files that a repository may hold and yet be taken for a new one. */
const FIRST_FILES = /^(?:README|LICEN[CS]E|\.gitignore|\.gitattributes)(?:\.\w+)?$/i

/** GitHub by an owner's token. Every request of it is a question. */
export function setUpSite(client: GitHubApi): SetUpSite {
  const at = ({ owner, name: repo }: RepositoryName) => ({ owner, repo })

  return {
    async viewer() {
      const { data, headers } = await client.request('GET /user')
      const told = headers['x-oauth-scopes']
      const scopes = typeof told === 'string' && told !== '' ? told.split(/,\s*/) : ('not-told' as const)
      return { account: { id: Number(data.id), login: data.login }, scopes }
    },

    organisation: (org, viewer) =>
      undefinedOn404(async () => {
        const { data } = await client.request('GET /orgs/{org}', { org })
        const membership = await undefinedOn404(() =>
          client.request('GET /orgs/{org}/memberships/{username}', { org, username: viewer }),
        )
        return {
          login: data.login,
          basePermission: data.default_repository_permission ?? 'none',
          isOwner: membership?.data.role === 'admin' && membership.data.state === 'active',
        }
      }),

    repository: (repository) =>
      undefinedOn404(async () => {
        const { data } = await client.request('GET /repos/{owner}/{repo}', at(repository))
        return { private: data.private, archived: data.archived, branch: data.default_branch }
      }),

    contents: (repository, branch, planned) => contentsOf(client, repository, branch, planned),

    text: async (repository, path) => (await fileText(client, repository, path))?.text,

    team: (org, team) =>
      undefinedOn404(async () => {
        const { data } = await client.request('GET /orgs/{org}/teams/{team_slug}', { org, team_slug: team })
        const members = await client.paginate((page) =>
          client.request('GET /orgs/{org}/teams/{team_slug}/members', { org, team_slug: team, per_page: 100, page }),
        )
        return { description: data.description ?? '', members: members.map(({ login }) => login) }
      }),

    async isInvited(org, team, login) {
      const found = await undefinedOn404(() =>
        client.request('GET /orgs/{org}/teams/{team_slug}/memberships/{username}', {
          ...{ org, team_slug: team, username: login },
        }),
      )
      return found?.data.state === 'pending'
    },

    async teamRole(org, team, repository) {
      const found = await undefinedOn404(() =>
        client.request('GET /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}', {
          ...{ org, team_slug: team, ...at(repository) },
          // Without it GitHub answers that there is something, and not what.
          headers: { accept: 'application/vnd.github.v3.repository+json' },
        }),
      )
      if (found === undefined) return 'none'
      const { role_name: name = '', permissions } = { ...found.data }
      const { admin = false, maintain = false, push = false, triage = false } = { ...permissions }
      const may = { admin, maintain, write: push, triage }
      return (
        ROLES.find((role) => role === name) ??
        ROLES.findLast((role) => Object.entries(may).some(([one, has]) => has && one === role)) ??
        'read'
      )
    },

    async roleOf(login, repository) {
      const found = await undefinedOn404(() =>
        client.request('GET /repos/{owner}/{repo}/collaborators/{username}/permission', {
          ...{ ...at(repository), username: login },
        }),
      )
      return found === undefined ? 'none' : roleNamed(found.data)
    },

    async teamsOf(repository) {
      const found = await undefinedOn404(() =>
        client.paginate((page) =>
          client.request('GET /repos/{owner}/{repo}/teams', { ...at(repository), per_page: 100, page }),
        ),
      )
      return (found ?? []).map(({ slug }) => slug)
    },

    async boardNamed(org, titles) {
      const found = await Promise.all(
        titles.map((q) => client.request('GET /orgs/{org}/projectsV2', { org, q, per_page: 100 })),
      )
      return found.flatMap(({ data }) => data).find(({ title, closed_at: closed }) => !closed && titles.includes(title))
        ?.number
    },

    board: (org, project, field) =>
      undefinedOn404(async () => {
        const settings = await boardSettings(client, { org, project, field })
        if (settings === undefined) return undefined
        const { data: items } = await client.request('GET /orgs/{org}/projectsV2/{project_number}/items', {
          ...{ org, project_number: project, per_page: 1 },
        })
        return {
          options: settings.field?.options.map(({ name }) => name) ?? [],
          isEmpty: items.length === 0,
          views: await boardViews(client, org, project),
          automations: settings.automations,
        }
      }),

    async actionsOpenPulls(repository) {
      const [ofAll, ofThis] = await Promise.all([
        client.request('GET /orgs/{org}/actions/permissions/workflow', { org: repository.owner }),
        undefinedOn404(() => client.request('GET /repos/{owner}/{repo}/actions/permissions/workflow', at(repository))),
      ])
      return {
        organisation: ofAll.data.can_approve_pull_request_reviews,
        repository: ofThis?.data.can_approve_pull_request_reviews === true,
      }
    },

    async secrets(repository) {
      const found = await undefinedOn404(() =>
        client.paginate(async (page) => {
          const { data, headers } = await client.request('GET /repos/{owner}/{repo}/actions/secrets', {
            ...{ ...at(repository), per_page: 30, page },
          })
          return { data: data.secrets, headers }
        }),
      )
      return (found ?? []).map(({ name }) => name)
    },

    async labels(repository) {
      const found = await undefinedOn404(() =>
        client.paginate((page) =>
          client.request('GET /repos/{owner}/{repo}/labels', { ...at(repository), per_page: 100, page }),
        ),
      )
      return (found ?? []).map(({ name }) => name)
    },

    async issueLabelled(repository, label) {
      const found = await undefinedOn404(() =>
        client.request('GET /repos/{owner}/{repo}/issues', {
          ...{ ...at(repository), labels: label, state: 'all' as const, per_page: 1 },
        }),
      )
      return found?.data.map(({ number, html_url: url }) => ({ number, url }))[0]
    },

    async issueMarked(repository, mark, author) {
      const found = await undefinedOn404(() =>
        client.paginate((page) =>
          client.request('GET /repos/{owner}/{repo}/issues', {
            ...{ ...at(repository), creator: author, state: 'all' as const, per_page: 100, page },
          }),
        ),
      )
      return (found ?? [])
        .filter(({ body, user }) => body?.includes(mark) === true && user?.login === author)
        .map(({ number, html_url: url }) => ({ number, url }))[0]
    },

    async comments(repository, issue) {
      const found = await client.paginate((page) =>
        client.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          ...{ ...at(repository), issue_number: issue, per_page: 100, page },
        }),
      )
      return found.map(({ body = '', user, created_at: at }) => ({ body, author: user?.login ?? '', at }))
    },
  }
}

async function contentsOf(
  client: GitHubApi,
  { owner, name: repo }: RepositoryName,
  branch: string,
  planned: readonly PlannedFile[],
): Promise<ContentsSeen> {
  const shas = new Map<string, string>()
  try {
    const { data } = await client.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
      ...{ owner, repo, tree_sha: wholeName(branch), recursive: '1' },
    })
    for (const { path, sha, type } of data.tree) if (type === 'blob' && path && sha) shas.set(path, sha)
  } catch (error) {
    // Nothing was ever committed.
    if (![404, 409].includes(statusOf(error) ?? 0)) throw error
  }
  return {
    branch,
    missing: planned.filter(({ path }) => !shas.has(path)),
    differing: planned.flatMap(({ path, text }) => {
      const sha = shas.get(path)
      return sha === undefined || sha === gitBlobSha(text) ? [] : [path]
    }),
    isForeign: !planned.some(({ path }) => shas.has(path)) && [...shas.keys()].some((path) => !FIRST_FILES.test(path)),
  }
}
