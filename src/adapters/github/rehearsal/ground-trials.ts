import type { RepositoryName } from '../../../app/ports/github.ts'
import type { Grounds } from '../../../app/rehearsal/rehearsal-hands.ts'
import { judged, type Outcome } from '../../../app/rehearsal/trial.ts'
import type { Account } from '../../../domain/case/case.ts'
import { LEDGER_BRANCH } from '../../../domain/case/ledger-path.ts'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError } from '../client/github-error.ts'
import { wholeName } from '../client/whole-name.ts'
import { linkSubIssue } from '../issues/issues-sub-issue.ts'
import { viewIssue } from '../issues/issues-view.ts'
import { makeTeam } from '../set-up/make-team.ts'
import { sealedSecret } from '../set-up/sealed-secret.ts'
import { isForbidden } from './refused-outcome.ts'

export interface Ground {
  client: GitHubApi
  repository: RepositoryName
  home: RepositoryName
  viewer: Account
  run: string
  team: string
  description: string
  madeTeam(): void
}

type GroundTrial = Parameters<Grounds['tryOut']>[0]

const NO_SUCH_BLOB = 'a'.repeat(40)

/** The beliefs about GitHub that may be tried where nothing is lost. Each says what it saw. */
export const GROUND: Readonly<Record<GroundTrial, (ground: Ground) => Promise<Outcome>>> = {
  async 'api-version'({ client, repository }) {
    const { headers } = await client.request('GET /repos/{owner}/{repo}', at(repository))
    const selected = headers['x-github-api-version-selected']
    return judged(selected === '2022-11-28', `x-github-api-version-selected: ${String(selected)}`)
  },

  async 'any-sha'({ client, repository, run }) {
    const { status } = await client.request('PUT /repos/{owner}/{repo}/contents/{path}', {
      ...{ ...at(repository), path: `any-sha-${run}`, message: 'A file that was not there' },
      ...{ content: encoded('1'), sha: NO_SUCH_BLOB },
    })
    return judged(status === 201, String(status))
  },

  /** Two changes of a file, then a merge that takes the first one's tree: the second is in no list any more. */
  async history({ client, repository, run }) {
    const [branch, path] = [`history-${run}`, `history-${run}`]
    const { data: head } = await client.request('GET /repos/{owner}/{repo}', at(repository))
    const { data: tip } = await client.request('GET /repos/{owner}/{repo}/branches/{branch}', {
      ...{ ...at(repository), branch: head.default_branch },
    })
    await client.request('POST /repos/{owner}/{repo}/git/refs', {
      ...{ ...at(repository), ref: `refs/heads/${branch}`, sha: tip.commit.sha },
    })
    const write = async (text: string, sha?: string) => {
      const { data } = await client.request('PUT /repos/{owner}/{repo}/contents/{path}', {
        ...{ ...at(repository), path, branch, message: text, content: encoded(text) },
        ...(sha !== undefined && { sha }),
      })
      return { commit: data.commit.sha ?? '', tree: data.commit.tree?.sha ?? '', blob: data.content?.sha ?? '' }
    }
    const first = await write('first')
    const second = await write('second', first.blob)
    const { data: merge } = await client.request('POST /repos/{owner}/{repo}/git/commits', {
      ...{ ...at(repository), message: 'merge', tree: first.tree, parents: [second.commit, first.commit] },
    })
    await client.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
      ...{ ...at(repository), ref: `heads/${branch}`, sha: merge.sha },
    })
    const { data: listed } = await client.request('GET /repos/{owner}/{repo}/commits', {
      ...{ ...at(repository), sha: wholeName(branch), path },
    })
    const shas = listed.map(({ sha }) => sha)
    return judged(
      shas.includes(first.commit) && !shas.includes(second.commit),
      `${shas.length} of 3 commits, the removed one ${shas.includes(second.commit) ? 'listed' : 'not listed'}`,
    )
  },

  async reason(ground) {
    const { number } = await issue(ground, 'reason')
    const close = async (reason: 'duplicate' | 'not_planned') =>
      viewIssue(
        (
          await ground.client.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
            ...{ ...at(ground.repository), issue_number: number, state: 'closed' as const, state_reason: reason },
          })
        ).data,
      ).stateReason
    const [first, later] = [await close('duplicate'), await close('not_planned')]
    return judged(first === 'duplicate' && later === 'not_planned', `${first} → ${later}`)
  },

  async 'sub-issue'(ground) {
    const [parent, child] = [await issue(ground, 'parent'), await issue(ground, 'child')]
    const link = await linkSubIssue(
      ground.client,
      { repository: ground.repository, number: parent.number },
      Number(child.id),
    )
    return judged(link === 'linked', link)
  },

  async secret({ client, repository }) {
    const place = { ...at(repository), secret_name: 'HIKESHI_REHEARSAL' }
    const { data: key } = await client.request('GET /repos/{owner}/{repo}/actions/secrets/public-key', at(repository))
    await client.request('PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}', {
      ...{ ...place, key_id: key.key_id, encrypted_value: await sealedSecret('nothing', key.key) },
    })
    const { data: told } = await client.request('GET /repos/{owner}/{repo}/actions/secrets/{secret_name}', place)
    return judged(!('value' in told), Object.keys(told).join(' '))
  },

  async archived(ground) {
    const { client, repository } = ground
    await client.request('PATCH /repos/{owner}/{repo}', { ...at(repository), archived: true })
    try {
      await issue(ground, 'archived')
      return judged(false, 'a write was taken')
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error
      return judged(error.kind === 'archived', `${error.status} ${error.kind}`)
    }
  },

  async rules({ client, home }) {
    const { data } = await client.request('GET /repos/{owner}/{repo}/rules/branches/{branch}', {
      ...{ ...at(home), branch: LEDGER_BRANCH },
    })
    return judged(Array.isArray(data), data.map(({ type }) => type).join(' ') || 'none')
  },

  async team({ client, repository: { owner: org }, team, description, viewer, madeTeam }) {
    await makeTeam(client, { org, team, description }).catch((error: unknown) => {
      // Where the answer was lost, there may be one.
      if (!(error instanceof GitHubError) || !isForbidden(error)) madeTeam()
      throw error
    })
    madeTeam()
    const { data } = await client.request('GET /orgs/{org}/teams/{team_slug}/memberships/{username}', {
      ...{ org, team_slug: team, username: viewer.login },
    })
    return judged(data.state === 'active', `${data.role} ${data.state}`)
  },
}

const at = ({ owner, name: repo }: RepositoryName) => ({ owner, repo })

const encoded = (text: string): string => Buffer.from(`${text}\n`).toString('base64')

async function issue({ client, repository, run }: Ground, title: string) {
  const { data } = await client.request('POST /repos/{owner}/{repo}/issues', {
    ...{ ...at(repository), title: `${title} ${run}` },
  })
  return data
}
