import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { Probot, ProbotOctokit } from 'probot'
import type { Environment } from '../../adapters/calls/address.ts'
import { type PolicyTexts, policyTexts } from '../../adapters/github/policy/policy-texts.ts'
import { warningWords } from '../../adapters/messages/warning-words.ts'
import { WEBHOOK_PATH } from '../../app/set-up/app-manifest.ts'
import { ToldError } from '../../domain/values/told-error.ts'
import { sealingFrom } from '../shared/sealing-from.ts'
import { BODY_LIMITS, type BodyLimits, boundedBodies } from './bounded-bodies.ts'
import { healthOf } from './health.ts'
import { type Intake, intake } from './intake.ts'
import { serverLog } from './server-log.ts'
import { webhookSecretProblem } from './webhook-secret.ts'

export interface ServerOptions {
  appId: number
  privateKey: string
  /** The private key before it, for as long as records are sealed by that one. */
  previousPrivateKey?: string
  webhookSecret: string
  /** `https://api.github.com`, a GitHub Enterprise Server's API, or the embedded GitHub. */
  baseUrl: string
  host?: string
  port: number
  /** Where addresses and secrets of calls are found: the process's own. */
  environment: Environment
  now?: () => Date
  /** Texts that another server of this process has read. */
  texts?: PolicyTexts
  log?: 'silent' | 'error' | 'info'
  /** How often the app looks for what no webhook told it; left out: only when asked. */
  sweepEveryMs?: number
  /** How much may come in at once, if not as much as usual. */
  bodies?: BodyLimits
}

/** Milliseconds in which the headers of a request must have come, and after which even its refusal is over. */
const HEADERS_WITHIN_MS = 10_000
const REQUEST_WITHIN_MS = 30_000
/**
 * Longer than those in front of it keep an idle connection, a minute mostly: it is they who end one, never while a
 * delivery is on its way.
 */
const KEEP_IDLE_MS = 75_000

export interface RunningServer {
  url: string
  /** The public key of its seals. */
  sealKey: string
  idle(): Promise<void>
  sweep(): Promise<unknown>
  close(): Promise<void>
}

/** The Probot app behind an HTTP address. Every delivery is answered at once and worked on afterwards. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const weak = webhookSecretProblem(options.webhookSecret)
  if (weak !== undefined) throw new ToldError(weak)
  // Standard output belongs to whoever runs the command.
  const log = serverLog(options.log ?? 'info', pino.destination(2))
  const probot = new Probot({
    appId: options.appId,
    privateKey: options.privateKey,
    secret: options.webhookSecret,
    baseUrl: options.baseUrl,
    log,
    // One call every three seconds, and a create repeated blindly, are these plugins' defaults: the client paces and looks itself.
    Octokit: ProbotOctokit.defaults((defaults: object) => ({
      ...defaults,
      throttle: { enabled: false },
      retry: { enabled: false },
    })),
  })
  const { privateKey, previousPrivateKey: previous = '' } = options
  const sealing = sealingFrom({ privateKey, previous, publicKeys: [] })
  await probot.ready()
  // A log is read by machines, and by whoever runs servers: it has one language.
  const words = await warningWords('en')
  const health = healthOf()
  const started = performance.now()
  const work = intake({
    octokit: (installation) => probot.auth(installation),
    texts: options.texts ?? policyTexts(),
    ...{ sealing, environment: options.environment },
    now: options.now ?? (() => new Date()),
    awakeMs: () => performance.now() - started,
    reached: () => health.reached(),
    warn: (error, warning) =>
      error === undefined ? log.warn(words.of(warning)) : log.error({ err: error }, words.of(warning)),
    worked: (on) => log.info(on, 'Worked on'),
  })
  probot.onAny(({ id, name, payload }) => work.accept(name, payload, id))
  const middleware = await probot.getNodeMiddleware({ path: WEBHOOK_PATH })
  const bodies = boundedBodies(options.bodies ?? BODY_LIMITS)
  const answer = (request: IncomingMessage, response: ServerResponse): Promise<void> =>
    bodies.take(request, response, async (body) => {
      // Probot takes a body that was read before it, and holds as much as it is sent of any other.
      await middleware(Object.assign(request, { body }), response, () => {
        response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n')
      })
    })
  const server = createServer({ connectionsCheckingInterval: HEADERS_WITHIN_MS / 2 }, (request, response) => {
    const asked = health.answer(request.url)
    if (asked !== undefined) {
      response.writeHead(asked.status, { 'content-type': 'text/plain' }).end(asked.text)
      return
    }
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'A request could not be answered')
      if (response.headersSent) response.destroy()
      else response.writeHead(500, { 'content-type': 'text/plain' }).end('This went wrong\n')
    })
  })
  server.headersTimeout = HEADERS_WITHIN_MS
  server.requestTimeout = REQUEST_WITHIN_MS
  server.keepAliveTimeout = KEEP_IDLE_MS
  await listen(server, options.port, options.host ?? '127.0.0.1')
  const { address, port } = server.address() as AddressInfo
  const timer =
    options.sweepEveryMs === undefined
      ? undefined
      : setInterval(() => void sweepQuietly(work, log), options.sweepEveryMs)
  timer?.unref()
  // Work that a crash or a lost delivery left undone is found now, while new deliveries are taken already.
  void sweepQuietly(work, log)
  return {
    url: `http://${address}:${port}`,
    sealKey: sealing === 'no-key' ? '' : (sealing.keys[0] ?? ''),
    idle: () => work.idle(),
    sweep: () => work.sweep(),
    async close() {
      health.stopping()
      clearInterval(timer)
      await new Promise((closed) => server.close(closed))
      await work.idle()
    },
  }
}

async function sweepQuietly(work: Intake, log: { error(data: object, message: string): void }): Promise<void> {
  try {
    await work.sweep()
  } catch (error) {
    log.error({ err: error }, 'The sweep failed and will be tried again')
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}
