import { type GitHubApi, githubClient } from '../../../src/adapters/github/client/client.ts'
import { signAppToken } from '../../../src/sandbox/app-token.ts'
import { asObject, asText } from '../../../src/sandbox/json.ts'
import type { Sandbox, SandboxOptions } from '../../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts'
import { checkGraphql } from '../../contracts/check-graphql.ts'
import { checkRequest } from '../../contracts/check-request.ts'
import { client as people } from '../../sandbox/client.ts'
import { fetchHere } from '../../support/fetch-here.ts'
import { quickStart } from '../../support/quick-start.ts'
import { readyPolicy } from '../../support/ready-policy.ts'

/** The embedded GitHub without the app, and a client that acts as the app. */
export interface Embedded {
  sandbox: Sandbox
  as: ReturnType<typeof people>
  client: GitHubApi
  /** The app's, on its installation. */
  token: string
  /** The requests since it was asked last, as `GET /repos/…`. */
  sent(): string[]
  /** The findings of GitHub's own description against any request so far. */
  faults: string[]
}

export const NOW = () => new Date()
export const ORG = 'example-corp'
export const INCIDENTS = { owner: ORG, name: 'incidents' }
export const RUNBOOKS = { owner: ORG, name: 'runbooks', pin: 'not-pinned' as const }
export const ME = 'hikeshi[bot]'

export async function embedded(options: SandboxOptions = {}): Promise<Embedded> {
  const sandbox = await startSandbox({
    app: 'none',
    adopt: false,
    policyText: readyPolicy(),
    ...(await quickStart()),
    ...options,
  })
  const jwt = signAppToken(sandbox.app.id, sandbox.secrets.privateKey)
  const made = await fetchHere(`${sandbox.url}/app/installations/${sandbox.app.installationId}/access_tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${jwt}` },
  })
  const token = asText(asObject(await made.json()).token)
  if (token === undefined) throw new Error('the sandbox gave no token')
  let log: string[] = []
  const faults: string[] = []
  const counting = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = new URL(String(input))
    const method = init?.method ?? 'GET'
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    log.push(`${method} ${decodeURIComponent(url.pathname).replace(`/repos/${ORG}/`, '')}`)
    const path = `${url.pathname}${url.search}`
    const problems =
      path === '/graphql'
        ? checkGraphql(String(asObject(body).query), asObject(asObject(body).variables))
        : checkRequest({ method, path, body })
    faults.push(...problems.map(({ text }) => `${method} ${path}: ${text}`))
    return fetchHere(input, init)
  }
  const client = githubClient({ auth: token, baseUrl: sandbox.url, fetch: counting })
  const sent = () => {
    const all = log
    log = []
    return all
  }
  return { sandbox, as: people(sandbox), client, token, sent, faults }
}
