import { existsSync } from 'node:fs'
import { Octokit } from '@octokit/rest'
import { appToken } from '../../adapters/github/client/app-token.ts'
import { type GitHubApi, githubClient } from '../../adapters/github/client/client.ts'
import type { AppPlace } from '../../adapters/github/doctor/inspect-app.ts'
import { viewer } from '../../adapters/github/graphql/viewer.ts'
import { people } from '../../adapters/github/people/people.ts'
import type { RepositoryName } from '../../app/ports/github.ts'
import type { Account } from '../../domain/case/case.ts'
import { ToldError } from '../../domain/values/told-error.ts'
import { apiOf } from '../shared/github-addresses.ts'
import { type AppEnvironment, incomplete, readEnvironment } from './environment.ts'
import { noApp } from './world.ts'

export interface DoctorPlace extends AppPlace {
  octokit: Octokit
  /** The account whose records count. */
  self: Account
}

type Own = NonNullable<AppPlace['app']> & { slug: string; token: string }

/**
 * As whom to look: an owner's token sees most (GITHUB_TOKEN), the app alone sees its own settings (APP_ID, PRIVATE_KEY);
 * either will do, both together see everything.
 */
export async function doctorPlace(home: RepositoryName, named: string | undefined): Promise<DoctorPlace> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const own = await ofItself(home)
  const { GITHUB_TOKEN: given = '' } = process.env
  if (own === undefined && given === '')
    throw new ToldError({
      ja: 'doctor には、環境変数 GITHUB_TOKEN のトークン（オーナーのものが最もよい）か、アプリの APP_ID と PRIVATE_KEY が必要です。両方あれば、すべてを確かめられます',
      en: "doctor needs a token in GITHUB_TOKEN (best an owner's), or APP_ID and PRIVATE_KEY of the app; best both",
    })
  const octokit = octokitBy(given === '' ? (own?.token ?? '') : given)
  const client = githubClient({ octokit })
  const slug = own?.slug ?? named
  const self =
    slug === undefined
      ? await viewer(client)
      : await people(client, { now, report: silent, saw: () => undefined }).account(`${slug}[bot]`)
  if (self === undefined) throw new ToldError(noApp(slug))
  return { client, octokit, app: own, self, slug: slug ?? self.login.replace(/\[bot\]$/, ''), home }
}

async function ofItself({ owner, name }: RepositoryName): Promise<Own | undefined> {
  const environment = appEnvironment()
  if (environment === undefined) return undefined
  const client = clientBy(appToken(environment.appId, environment.privateKey, now()))
  const { data: app } = await client.request('GET /app')
  const { data: installation } = await client
    .request('GET /repos/{owner}/{repo}/installation', { owner, repo: name })
    .catch((cause: unknown) => {
      throw new ToldError(
        {
          ja: `アプリが ${owner}/${name} にインストールされていないか、そのリポジトリがありません。アプリのページの Install App で加えるか、--repo を確かめてください`,
          en: `the app is not installed on ${owner}/${name}, or there is no such repository: add it under Install App on the app's page, or mend --repo`,
        },
        { cause },
      )
    })
  const { data } = await client.request('POST /app/installations/{installation_id}/access_tokens', {
    installation_id: installation.id,
  })
  return { client, installation: clientBy(data.token), slug: app?.slug ?? '', token: data.token }
}

function appEnvironment(): Pick<AppEnvironment, 'appId' | 'privateKey'> | undefined {
  const reading = readEnvironment(process.env, 'not-received')
  if (reading.kind === 'complete') return reading.environment
  const any = ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH'].some((name) => (process.env[name] ?? '') !== '')
  if (!any || reading.kind !== 'incomplete') return undefined
  throw new ToldError(incomplete(reading))
}

const now = () => new Date()
const silent = () => undefined

const clientBy = (token: string): GitHubApi => githubClient({ octokit: octokitBy(token) })

export function octokitBy(auth: string): Octokit {
  const { GITHUB_API_URL: api, GHE_HOST: host } = process.env
  return new Octokit({
    ...{ auth, userAgent: 'hikeshi', log: { debug: silent, info: silent, warn: silent, error: silent } },
    baseUrl: api ?? apiOf(host),
  })
}
