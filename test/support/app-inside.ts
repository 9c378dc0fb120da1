import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ProbotOctokit } from 'probot'
import { policyTexts } from '../../src/adapters/github/policy/policy-texts.ts'
import { intake } from '../../src/hosts/probot/intake.ts'
import { sealingFrom } from '../../src/hosts/shared/sealing-from.ts'
import type { AppConfiguration } from '../../src/sandbox/app-messages.ts'
import type { AppChild, LoadingApp } from '../../src/sandbox/app-running.ts'
import { fetchHere } from './fetch-here.ts'

/** The warnings of an app that runs in this process. */
export type Warned = (error: unknown, message: string, about: Readonly<Record<string, unknown>>) => void

/** As a process of its own would tell them. */
export const tellErrors: Warned = (error, message) => {
  if (error !== undefined) process.stderr.write(`${message}: ${error instanceof Error ? error.stack : String(error)}\n`)
}

export const Octokit = ProbotOctokit.defaults((defaults: object) => ({
  ...defaults,
  throttle: { enabled: false },
  retry: { enabled: false },
}))
const silent = (): void => undefined
/** A policy comes to the same whoever reads its text, and to parse it takes longer than to start an app. */
const texts = policyTexts()
export const LOG = { debug: silent, info: silent, warn: silent, error: silent }

/**
 * Gives apps that run in this process, for a tenth of what a process of their own costs: the server's way of taking and
 * working on deliveries, without its HTTP. One that is killed is never answered again, and nothing that it does arrives.
 */
export function appsInside(
  warn: Warned,
  /** As a server that was started just now; a test of what takes hours says how long it has been up. */
  awakeMs: () => number = () => 0,
): { loadApp: () => LoadingApp; deliver: typeof fetch } {
  const run: LoadingApp['run'] = (configuration) => runInside(configuration, warn, awakeMs)
  return { loadApp: () => ({ run, drop: async () => undefined }), deliver: fetchHere }
}

async function runInside(configuration: AppConfiguration, warn: Warned, awakeMs: () => number): Promise<AppChild> {
  const { appId, privateKey, baseUrl } = configuration
  const never = new Promise<never>(silent)
  let offset = configuration.nowOffset
  let isDead = false
  let die = silent
  const gone = new Promise<undefined>((resolve) => {
    die = () => resolve(undefined)
  })
  const fetchWhileAlive: typeof fetch = async (...asked) => {
    if (isDead) return never
    const answer = await fetchHere(...asked).catch((error: unknown) => (isDead ? never : Promise.reject(error)))
    return isDead ? never : answer
  }
  const common = { baseUrl, log: LOG, request: { fetch: fetchWhileAlive } }
  const asApp = new Octokit({ ...common, auth: { appId, privateKey } })
  const signedIn = (installation?: number) =>
    installation === undefined ? Promise.resolve(asApp) : signedInAs(asApp, installation, common)
  const work = intake({
    octokit: signedIn,
    texts,
    sealing: sealingFrom({ privateKey, previous: '', publicKeys: [] }),
    now: () => new Date(Date.now() + offset),
    environment: configuration.environment,
    awakeMs,
    reached: silent,
    warn: (error, message) => {
      if (!isDead) warn(error, message.id, message.about ?? {})
    },
    worked: silent,
  })
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      // A request that looks which server it is has no body.
      if (body !== '') {
        const payload: unknown = JSON.parse(body)
        work.accept(String(request.headers['x-github-event']), payload, String(request.headers['x-github-delivery']))
      }
      response.end('ok')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  // As every start of the server: what was lost while there was none is found now.
  work.sweep().catch((error: unknown) => warn(error, 'The sweep at the start failed', {}))
  const kill = async () => {
    isDead = true
    die()
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return {
    url: `http://127.0.0.1:${port}`,
    clock: async (nowOffset) => {
      offset = nowOffset
    },
    // A wait for one that is gone has been long enough.
    idle: () => Promise.race([gone, work.idle()]),
    sweep: () => Promise.race([gone, work.sweep()]),
    kill,
    stop: kill,
  }
}

/** Octokit's own sign-in hands one token to all who ask at once in a process, whichever GitHub they ask. */
export async function signedInAs(
  asApp: InstanceType<typeof Octokit>,
  installation_id: number,
  common: ConstructorParameters<typeof Octokit>[0],
): Promise<InstanceType<typeof Octokit>> {
  const route = 'POST /app/installations/{installation_id}/access_tokens'
  const fresh = async () => (await asApp.request(route, { installation_id })).data.token
  let token = await fresh()
  const authStrategy = () =>
    Object.assign(
      async ({ refresh = false }: { refresh?: boolean } = {}) => {
        if (refresh) token = await fresh()
        return { token }
      },
      {
        hook: (request: typeof asApp.request, route: string, parameters: Parameters<typeof asApp.request>[1]) => {
          const endpoint = asApp.request.endpoint.merge(route, parameters)
          endpoint.headers.authorization = `token ${token}`
          return (request as (asked: object) => Promise<unknown>)(endpoint)
        },
      },
    )
  return new Octokit({ ...common, authStrategy, auth: {} })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
