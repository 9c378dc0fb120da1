import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Faults } from './faults.ts'
import type { Json } from './json.ts'
import type { SandboxClock } from './sandbox-clock.ts'

/** How long GitHub waits for a webhook's answer. */
const ANSWER_WITHIN_MS = 10_000
/** Long enough for what happens together to be waiting together, where deliveries are to be reordered. */
const GATHER_MS = 25

export type Delivery = {
  id: number
  guid: string
  event: string
  action: string | null
  payload: Json
  redelivery: boolean
  deliveredAt: string
  durationSeconds: number
  status: string
  statusCode: number
  answer: { headers: Json; payload: string }
}

export type Deliveries = {
  enqueue(event: string, payload: Json): void
  redeliver(id: number): boolean
  /** Newest first. */
  list(): readonly Delivery[]
  idle(): boolean
  stop(): void
  stopped(): boolean
}

type Waiting = { guid: string; event: string; payload: Json; redelivery: boolean; notBefore: number }

/** GitHub's side of the app's webhook: signed, recorded, one at a time and in order unless faults say otherwise. */
export function deliveries(options: {
  faults: Faults
  clock: SandboxClock
  secret: string
  /** Where the next delivery goes; undefined: it is recorded and not sent. */
  target: () => string | undefined
  /** How one gets there. */
  send: typeof fetch
}): Deliveries {
  const waiting: Waiting[] = []
  const done: Delivery[] = []
  let working = false
  let stopped = false

  const record = (each: Waiting, outcome: Pick<Delivery, 'status' | 'statusCode' | 'answer' | 'durationSeconds'>) => {
    const { guid, event, payload, redelivery } = each
    const action = typeof payload.action === 'string' ? payload.action : null
    done.unshift({
      id: done.length + 1,
      guid,
      event,
      action,
      payload,
      redelivery,
      deliveredAt: options.clock.stamp(),
      ...outcome,
    })
  }

  const send = async (each: Waiting) => {
    const url = options.target()
    const none = { headers: {}, payload: '' }
    if (!url) return record(each, { status: 'not sent', statusCode: 0, answer: none, durationSeconds: 0 })
    const body = JSON.stringify(each.payload)
    const started = performance.now()
    const seconds = () => Math.round(performance.now() - started) / 1000
    try {
      const answer = await options.send(url, {
        method: 'POST',
        body,
        headers: deliveryHeaders(each, body, options.secret),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      })
      const payload = await answer.text()
      const status = answer.ok ? 'OK' : answer.statusText || 'Invalid HTTP Response'
      const headers = Object.fromEntries(answer.headers)
      record(each, { status, statusCode: answer.status, answer: { headers, payload }, durationSeconds: seconds() })
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError'
      const status = late ? 'timed out' : 'failed to connect to host'
      record(each, { status, statusCode: 502, answer: none, durationSeconds: seconds() })
    }
  }

  const work = async () => {
    if (working) return
    working = true
    while (waiting.length > 0 && !stopped) {
      if (options.faults.settings().reorder) await sleep(GATHER_MS)
      const held = options.faults.settings().hold
      const ready = waiting.filter((each) => each.notBefore <= performance.now() && !held.includes(each.event))
      const next = ready[ready.length > 1 ? options.faults.next(ready.length) : 0]
      if (!next) {
        await sleep(5)
        continue
      }
      await send(next)
      waiting.splice(waiting.indexOf(next), 1)
    }
    working = false
  }

  const add = (each: Omit<Waiting, 'notBefore'>) => {
    const fault = options.faults.forDelivery(each.event)
    const one: Waiting = { ...each, notBefore: performance.now() + fault.delayMs }
    if (fault.drop) {
      const answer = { headers: {}, payload: '' }
      record(one, { status: 'failed to connect to host', statusCode: 502, answer, durationSeconds: 0 })
    } else waiting.push(one, ...(fault.duplicate ? [{ ...one }] : []))
    void work()
  }

  return {
    enqueue: (event, payload) => {
      if (!stopped) add({ guid: randomUUID(), event, payload: options.clock.publish(payload), redelivery: false })
    },
    redeliver: (id) => {
      const found = done.find((each) => each.id === id)
      if (found) add({ guid: found.guid, event: found.event, payload: found.payload, redelivery: true })
      return found !== undefined
    },
    list: () => done,
    idle: () => waiting.length === 0 && !working,
    stop: () => {
      stopped = true
    },
    stopped: () => stopped,
  }
}

function deliveryHeaders(each: Waiting, body: string, secret: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/sandbox',
    'x-github-event': each.event,
    'x-github-delivery': each.guid,
    'x-github-hook-id': '1',
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  }
}
