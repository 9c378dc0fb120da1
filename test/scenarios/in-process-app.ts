import { Octokit } from '@octokit/core'
import { policyTexts } from '../../src/adapters/github/policy/policy-texts.ts'
import { toSignal } from '../../src/adapters/github/signals/to-signal.ts'
import { onSignal } from '../../src/app/events/on-signal.ts'
import type { RepositoryName } from '../../src/app/ports/github.ts'
import type { Ports } from '../../src/app/ports/ports.ts'
import { catchUp } from '../../src/app/rounds/catch-up.ts'
import { compose } from '../../src/hosts/shared/compose.ts'
import { accountOf, repositoriesOf } from '../../src/hosts/shared/installation.ts'
import { sealingFrom } from '../../src/hosts/shared/sealing-from.ts'
import { signAppToken } from '../../src/sandbox/app-token.ts'
import { asObject, asText } from '../../src/sandbox/json.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { fetchHere, sendHere } from '../support/fetch-here.ts'

/** The last delivery that GitHub has sent, of those after another. */
export async function lastDelivery({ control }: Sandbox, after: number): Promise<number> {
  const { body } = await sendHere(`${control}/deliveries?after=${after}&brief=true`, 'GET', undefined)
  return Array.isArray(body) ? Number(asObject(body[0]).id ?? after) : after
}

/** One life of the app, in this process: it remembers nothing of the lives before it. */
export interface Life {
  ports: Ports
  /** The writes that it made. */
  writes: readonly string[]
  /** Handles what GitHub has told since `after`; gives the last delivery. */
  hears(after: number): Promise<number>
  /** Looks at one issue as a sweep does. */
  sweeps(issue: number): Promise<void>
}

/** A process that is gone hears of nothing: no answer, no error, and nothing that it could try again. */
const NEVER = new Promise<never>(() => undefined)

/** Sends for a process until `isKilledBy` says that this was its last; then it waits for ever, as nobody waits for it. */
function mortal(send: Send, isKilledBy: (to: string, options: RequestInit) => boolean) {
  const underWay = new Set<Promise<Response>>()
  let isDead = false
  let die = (_: PromiseLike<never>): void => undefined
  const died = new Promise<never>((_, reject) => {
    die = (sent) => void sent.then(undefined, reject)
  })
  died.catch(() => undefined)
  const fetchUntilKilled = async (to: string, options: RequestInit = {}): Promise<Response> => {
    if (isDead) return NEVER
    const sent = send(to, options)
    underWay.add(sent)
    const answer = await sent.finally(() => underWay.delete(sent))
    if (isDead) return NEVER
    isDead = isKilledBy(to, options)
    if (!isDead) return answer
    // A request on its way arrives at GitHub all the same.
    die(Promise.allSettled(underWay).then(() => Promise.reject(new Error('Killed'))))
    return NEVER
  }
  return { died, fetchUntilKilled }
}

/** The reading of a policy's text is the same in every life: to read it anew for each would be most of what a short one does. */
const TEXTS = policyTexts()

/** How it asks GitHub: within this process, or by a connection. */
type Send = (to: string, options?: RequestInit) => Promise<Response>

/** How much later than the wall's clock it is for the app and its GitHub, in milliseconds. */
export interface Offset {
  milliseconds: number
}

/**
 * The app on an embedded GitHub that has no other. `killedAfter`: with that write done its process is gone, and so is
 * everything that it would have asked or written after it.
 */
export async function life(
  sandbox: Sandbox,
  offset: Offset,
  killedAfter = Number.POSITIVE_INFINITY,
  send: Send = fetchHere,
): Promise<Life> {
  const { url, app, secrets, repos } = sandbox
  const jwt = signAppToken(app.id, secrets.privateKey)
  const made = await sendHere(`${url}/app/installations/${app.installationId}/access_tokens`, 'POST', jwt)
  const writes: string[] = []
  const { died, fetchUntilKilled } = mortal(send, (to, options) => {
    if (isWrite(options)) writes.push(`${options.method} ${to.slice(url.length)}`)
    return writes.length >= killedAfter
  })
  const request = { fetch: fetchUntilKilled }
  const octokit = new Octokit({ auth: String(asObject(made.body).token), baseUrl: url, request })
  const byApp = new Octokit({ auth: jwt, baseUrl: url, request: { fetch: send } })
  const now = () => new Date(Date.now() + offset.milliseconds)
  const sealing = sealingFrom({ privateKey: secrets.privateKey, previous: '', publicKeys: [] })
  const self = await accountOf(byApp, octokit)
  const ports = compose({
    octokit,
    self,
    texts: TEXTS,
    sealing,
    repositories: repositoriesOf,
    calling: 'nobody',
    now,
    warn: () => undefined,
  })
  const [owner = '', name = ''] = repos.incidents.split('/')
  const repository: RepositoryName = { owner, name }
  return {
    ports,
    writes,
    async hears(after) {
      const { body } = await sendHere(`${sandbox.control}/deliveries?after=${after}`, 'GET', undefined)
      const told = (Array.isArray(body) ? body.map(asObject) : []).toReversed()
      for (const { event, payload } of told) {
        const signal = toSignal(asText(event) ?? '', payload)
        if (signal !== undefined) await Promise.race([died, onSignal(ports, signal, 'told')])
      }
      return Number(told.at(-1)?.id ?? after)
    },
    async sweeps(number) {
      const inForce = await ports.policies.of(repository)
      const issue = await ports.issues.see({ repository, number })
      if (inForce === undefined || issue === undefined) throw new Error('There is nothing to look at')
      await catchUp(ports, inForce, repository, issue, undefined)
    },
  }
}

const isWrite = ({ method = 'GET', body }: RequestInit): boolean =>
  method !== 'GET' && !(typeof body === 'string' && body.startsWith('{"query":"query'))
