import type { Inspection } from '../../../app/ports/inspection.ts'
import { workflowFile } from '../../../app/set-up/workflows.ts'
import type { Account } from '../../../domain/case/case.ts'
import { LEDGER_BRANCH } from '../../../domain/case/ledger-path.ts'
import type { Observation } from '../../../domain/doctor/facts.ts'
import { ALERT_ACCESS } from '../../../domain/policy/alerts.ts'
import { alertPage } from '../alerts/alerts.ts'
import { API_VERSION } from '../client/client.ts'
import { fileText } from '../client/file-text.ts'
import { boardSettings } from '../graphql/board-settings.ts'
import { issueFields, issueTypes } from '../issues/issue-settings.ts'
import { collaborators } from '../people/repository-access.ts'
import { roleNamed } from '../people/role-named.ts'
import { ifPermitted, undefinedOn404 } from './if-permitted.ts'
import { type AppPlace, inspectApp } from './inspect-app.ts'

/** GitHub's settings by its API; the less a token may, the more of them stay unseen. */
export function inspection(place: AppPlace): Inspection {
  const { client } = place
  const accounts = (all: readonly { id: number | bigint; login: string }[]): Account[] =>
    all.map(({ id, login }) => ({ id: Number(id), login }))
  const account = (login: string): Promise<Account | undefined> =>
    undefinedOn404(async () => {
      const { data } = await client.request('GET /users/{username}', { username: login })
      return { id: Number(data.id), login: data.login }
    })
  let plan: Promise<string | undefined> | undefined
  /** Owners alone are told. */
  const planOf = (org: string): Promise<string | undefined> => {
    plan ??= undefinedOn404(async () => (await client.request('GET /orgs/{org}', { org })).data.plan?.name)
    return plan
  }

  return {
    ...inspectApp(place),

    api: async () => ({
      spoken: API_VERSION,
      taken: await ifPermitted('metadata: read', () =>
        undefinedOn404(async () => (await client.request('GET /versions')).data.map(String)),
      ),
    }),

    serverVersion: () =>
      ifPermitted('metadata: read', async () => {
        const { data } = await client.request('GET /meta')
        // GitHub's own has none, and its description knows of none.
        const { installed_version: version }: Readonly<Record<string, unknown>> = { ...data }
        return typeof version === 'string' ? version : undefined
      }),

    repository: ({ owner, name: repo }) =>
      ifPermitted('metadata: read', () =>
        undefinedOn404(async () => {
          const { data } = await client.request('GET /repos/{owner}/{repo}', { owner, repo })
          return {
            ...{ defaultBranch: data.default_branch, private: data.private },
            ...{ archived: data.archived, issues: data.has_issues },
          }
        }),
      ),

    labels: ({ owner, name: repo }) =>
      ifPermitted('issues: read', async () => {
        const all = await client.paginate((page) =>
          client.request('GET /repos/{owner}/{repo}/labels', { ...{ owner, repo, per_page: 100, page } }),
        )
        return all.map(({ name, description, color }) => ({ name, color, description: description ?? '' }))
      }),

    ledger: ({ owner, name: repo }) =>
      ifPermitted('contents: read', () =>
        undefinedOn404(async () => {
          const branch = LEDGER_BRANCH
          const { data } = await client.request('GET /repos/{owner}/{repo}/branches/{branch}', { owner, repo, branch })
          const bought = await planOf(owner)
          return { protected: data.protected, protectable: bought !== undefined && bought !== 'free' }
        }),
      ),

    rules: ({ owner, name: repo }, branch) =>
      ifPermitted('metadata: read', async () => {
        const rules = await client.paginate((page) =>
          client.request('GET /repos/{owner}/{repo}/rules/branches/{branch}', {
            ...{ owner, repo, branch, per_page: 100, page },
          }),
        )
        return [...new Set(rules.map(({ type }) => String(type)))]
      }),

    file: (repository, path) =>
      ifPermitted('contents: read', async () => (await fileText(client, repository, path))?.text),

    team: (org, slug) =>
      ifPermitted('members: read', () =>
        undefinedOn404(async () =>
          accounts(
            await client.paginate((page) =>
              client.request('GET /orgs/{org}/teams/{team_slug}/members', {
                ...{ org, team_slug: slug, per_page: 100, page },
              }),
            ),
          ),
        ),
      ),

    account: (login) => ifPermitted('metadata: read', () => account(login)),

    owners: (org) =>
      ifPermitted('members: read', async () => {
        const found = await undefinedOn404(() =>
          client.paginate((page) =>
            client.request('GET /orgs/{org}/members', { ...{ org, role: 'admin' as const, per_page: 100, page } }),
          ),
        )
        // A person's own repositories have one owner.
        return found === undefined ? [await account(org)].filter((one) => one !== undefined) : accounts(found)
      }),

    roleOf: (login, { owner, name: repo }) =>
      ifPermitted('metadata: read', async () => {
        const found = await undefinedOn404(() =>
          client.request('GET /repos/{owner}/{repo}/collaborators/{username}/permission', {
            ...{ owner, repo, username: login },
          }),
        )
        return found === undefined ? 'none' : roleNamed(found.data)
      }),

    readers: (repository) =>
      ifPermitted('administration: read', async () => accounts(await collaborators(client, repository))),

    board: (org, { project, field }) =>
      ifPermitted('organization_projects: read', async () => {
        const settings = await undefinedOn404(() => boardSettings(client, { org, project, field }))
        return (
          settings && {
            ...{ public: settings.public, automations: settings.automations },
            options: settings.field?.options.map(({ name }) => name),
          }
        )
      }),

    issueTypes: (repository) =>
      ifPermitted('metadata: read', async () => (await undefinedOn404(() => issueTypes(client, repository))) ?? []),

    issueFields: (org) => ifPermitted('Issue Fields (organization): read', () => issueFields(client, org)),

    alerts: (repository, kind) =>
      ifPermitted(`${ALERT_ACCESS[kind].permission}: read`, async () => {
        await alertPage(client, repository, kind, {})
        return true as const
      }),
    schedule: ({ owner, name: repo }) =>
      ifPermitted('actions: read', () =>
        undefinedOn404(async () => {
          const { data } = await client.request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}', {
            ...{ owner, repo, workflow_id: workflowFile('sweep') },
          })
          return data.state
        }),
      ),

    copy: ({ owner, name: repo }) =>
      ifPermitted('actions: read', () =>
        undefinedOn404(async () => {
          const workflow = { owner, repo, workflow_id: workflowFile('copy') }
          const { data } = await client.request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}', workflow)
          const runs = await client.request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', {
            ...{ ...workflow, status: 'completed' as const, per_page: 1 },
          })
          const [last] = runs.data.workflow_runs
          return {
            state: data.state,
            last: last === undefined ? undefined : { conclusion: last.conclusion ?? '', at: last.updated_at },
          }
        }),
      ),

    actionsOpenPulls: ({ owner, name: repo }): Promise<Observation<boolean>> =>
      ifPermitted('administration: read', async () => {
        const { data } = await client.request('GET /repos/{owner}/{repo}/actions/permissions/workflow', {
          ...{ owner, repo },
        })
        return data.can_approve_pull_request_reviews
      }),
  }
}
