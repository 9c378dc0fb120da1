import { createHmac } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Probot } from 'probot'
import { WEBHOOK_PATH } from '../../../src/app/set-up/app-manifest.ts'
import { startServer } from '../../../src/hosts/probot/server.ts'
import { newPrivateKey } from '../../../src/sandbox/app-token.ts'
import { webhookExamples } from '../../contracts/webhook-examples.ts'
import { inTurn } from './in-turn.ts'

export interface ServerBench {
  /** Deliveries answered in a second, ten at a time. */
  ours: number
  probot: number
}

/** Of the throughput of Probot with an empty handler. */
export const LEAST_OF_PROBOT = 0.75

const SECRET = 'a-secret-of-the-bench'
const DELIVERIES = 500
const AT_ONCE = 10

/** Signed comments without a command: what every delivery costs before it asks for anything. */
export async function benchServer({ runs = 15 } = {}): Promise<ServerBench> {
  const privateKey = await newPrivateKey()
  // Nobody answers there: what is measured is the taking of deliveries.
  const nowhere = 'http://127.0.0.1:9'
  const ours = await startServer({
    environment: {},
    ...{ appId: 1, privateKey, webhookSecret: SECRET, baseUrl: nowhere, port: 0, log: 'silent' },
  })
  const empty = await emptyProbot(privateKey, nowhere)
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  try {
    const [our = 0, peer = 0] = await inTurn([() => aSecond(ours.url, agent), () => aSecond(empty.url, agent)], runs)
    return { ours: our, probot: peer }
  } finally {
    agent.destroy()
    await Promise.all([ours.close(), empty.close()])
  }
}

export const describeServerBench = ({ ours, probot }: ServerBench): string =>
  `events a second: ${ours.toFixed(0)}; Probot with an empty handler ${probot.toFixed(0)} (× ${(ours / probot).toFixed(2)}, at least ${LEAST_OF_PROBOT})`

async function emptyProbot(privateKey: string, baseUrl: string) {
  const probot = new Probot({ appId: 1, privateKey, secret: SECRET, baseUrl, logLevel: 'fatal' })
  await probot.ready()
  probot.onAny(() => undefined)
  const middleware = await probot.getNodeMiddleware({ path: WEBHOOK_PATH })
  const server = createServer((incoming, answer) => void middleware(incoming, answer))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => server.close(closed)),
  }
}

async function aSecond(url: string, agent: Agent): Promise<number> {
  const { payload } = webhookExamples.find(({ event }) => event === 'issue_comment') ?? {}
  const body = Buffer.from(JSON.stringify({ ...payload, action: 'created' }))
  const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`
  const start = performance.now()
  let left = DELIVERIES
  const worker = async () => {
    while (left > 0) {
      left -= 1
      await deliver(url, agent, body, signature, left)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return (DELIVERIES * 1_000) / (performance.now() - start)
}

function deliver(url: string, agent: Agent, body: Buffer, signature: string, id: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ 'content-type': 'application/json', 'content-length': body.length, 'x-hub-signature-256': signature },
      ...{ 'x-github-event': 'issue_comment', 'x-github-delivery': String(id) },
    }
    const sent = request(url + WEBHOOK_PATH, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().once('end', () => {
        if ((answer.statusCode ?? 500) < 300) resolve()
        else reject(new Error(`A delivery was answered with ${answer.statusCode}`))
      })
    })
    sent.once('error', reject).end(body)
  })
}
