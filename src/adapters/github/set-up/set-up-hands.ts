import type { RepositoryName } from '../../../app/ports/github.ts'
import type { Act } from '../../../app/set-up/company/act.ts'
import type { SetUpHands } from '../../../app/set-up/company/site.ts'
import type { RepositoryRole } from '../../../domain/doctor/facts.ts'
import type { GitHubApi } from '../client/client.ts'
import { fixer } from '../doctor/fixer.ts'
import { openIssue } from '../issues/issues-open.ts'
import { commitFiles } from './commit-files.ts'
import { makeBoard, makeView, setColumns } from './make-board.ts'
import { makeRepository } from './make-repository.ts'
import { finishTeam, makeTeam } from './make-team.ts'
import { refusedIn } from './refused-in.ts'
import { sealedSecret } from './sealed-secret.ts'

/** The API still takes and wants the old names of two roles. */
const ROLE_NAMES: Readonly<Record<RepositoryRole, string>> = {
  ...{ none: 'pull', read: 'pull', triage: 'triage' },
  ...{ write: 'push', maintain: 'maintain', admin: 'admin' },
}

export interface HandsOptions {
  me: string
  /** GitHub's own web address. */
  web: string
  /** Registers the app, by the page on this machine. */
  registerApp(): Promise<void>
  /** Leaves a new key for seals in a file of this machine. */
  makeSealKey(): Promise<void>
}

/** Writes on GitHub by an owner's token. Where GitHub refuses, a sentence says why and what to do. */
export function setUpHands(client: GitHubApi, { me, web, registerApp, makeSealKey }: HandsOptions): SetUpHands {
  const mender = fixer(client)

  async function doIt(act: Act): Promise<string | undefined> {
    switch (act.kind) {
      case 'repository':
        return makeRepository(client, act)
      case 'team':
        return makeTeam(client, act)
      case 'finished-team':
        return finishTeam(client, act)
      case 'member':
        await client.request('PUT /orgs/{org}/teams/{team_slug}/memberships/{username}', {
          ...{ org: act.org, team_slug: act.team, username: act.login },
        })
        return undefined
      case 'team-role':
        await client.request('PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}', {
          ...{ org: act.org, team_slug: act.team, ...at(act.repository), permission: ROLE_NAMES[act.role] },
        })
        return undefined
      case 'person-role':
        await client.request('PUT /repos/{owner}/{repo}/collaborators/{username}', {
          ...{ ...at(act.repository), username: act.login, permission: ROLE_NAMES[act.role] },
        })
        return undefined
      case 'board':
        return makeBoard(client, act)
      case 'columns':
        if (act.only) return setColumns(client, act)
        await mender.fitBoard(act.org, act, act.options)
        return undefined
      case 'view':
        return makeView(client, act)
      case 'files':
        return commitFiles(client, act)
      case 'app':
        await registerApp()
        return undefined
      case 'seal-key':
        await makeSealKey()
        return undefined
      case 'actions-open-pulls':
        await mender.letActionsOpenPulls(act.repository)
        return undefined
      case 'secret':
        return storeSecret(client, act)
      case 'labels':
        for (const label of act.labels) await mender.makeLabel(act.repository, label)
        return undefined
      case 'issue':
        return `${web}/${act.repository.owner}/${act.repository.name}/issues/${(await openIssue(client, act.repository, { ...act, assignee: undefined }, me)).number}`
      case 'comment':
        await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          ...{ ...at(act.repository), issue_number: act.issue, body: act.body },
        })
        return undefined
    }
  }

  return {
    async carryOut(act) {
      try {
        return await doIt(act)
      } catch (error) {
        throw refusedIn(act, error)
      }
    },
  }
}

const at = ({ owner, name: repo }: RepositoryName) => ({ owner, repo })

async function storeSecret(
  client: GitHubApi,
  { repository, name, value }: { repository: RepositoryName; name: string; value: string },
): Promise<undefined> {
  const { data: key } = await client.request('GET /repos/{owner}/{repo}/actions/secrets/public-key', at(repository))
  await client.request('PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}', {
    ...{ ...at(repository), secret_name: name, key_id: key.key_id },
    encrypted_value: await sealedSecret(value, key.key),
  })
  return undefined
}
