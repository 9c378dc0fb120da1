import type { IncomingMessage, ServerResponse } from 'node:http'
import { growingBuffer } from './growing-buffer.ts'

export interface BodyLimits {
  /** Bytes of one body. */
  each: number
  /** Bytes of all bodies that are under way or being worked on. */
  all: number
  /** Milliseconds in which a body must have come. */
  withinMs: number
}

/** GitHub sends at most 25 MB and waits ten seconds for its answer; a stranger may send anything, and slowly. */
export const BODY_LIMITS: BodyLimits = { each: 25 * 2 ** 20, all: 96 * 2 ** 20, withinMs: 20_000 }

/** Milliseconds in which whoever was refused may still read why. */
const TO_READ_MS = 2_000

const REFUSALS = {
  408: 'The body took too long\n',
  413: 'Payload too large\n',
  503: 'Too much at once; deliver it again later\n',
} as const
type Refusal = keyof typeof REFUSALS

export interface BoundedBodies {
  /** Works on a request once its whole body is there; one that may not come in is answered here, and `work` never sees it. */
  take(request: IncomingMessage, response: ServerResponse, work: (text: string) => Promise<unknown>): Promise<void>
  /** Bytes that are held now. */
  held(): number
}

interface Coming {
  size(): number
  refuse(status: Refusal): void
}

/**
 * Holds what strangers send within bounds before anything else sees it. Where all of it together is too much, the
 * largest that is still coming makes room: a small delivery never waits for a large one.
 */
export function boundedBodies({ each, all, withinMs }: BodyLimits): BoundedBodies {
  const coming = new Set<Coming>()
  let held = 0

  /** Whether there is room for so many bytes more of `one`. */
  function roomFor(bytes: number, one: Coming): boolean {
    while (held + bytes > all) {
      const [largest] = [...coming].sort((some, other) => other.size() - some.size())
      if (largest === undefined || largest === one || largest.size() <= bytes) return false
      largest.refuse(503)
    }
    return true
  }

  /** The body as text; undefined where it was refused, or its sender has gone. */
  function receive(request: IncomingMessage, response: ServerResponse): Promise<Received | undefined> {
    return new Promise((resolve) => {
      const buffer = growingBuffer(each)
      const free = (): void => {
        held -= buffer.capacity()
        buffer.drop()
      }
      const end = (received?: Received): void => {
        clearTimeout(timer)
        coming.delete(one)
        request.off('data', onData).off('end', onEnd).off('close', onClose)
        if (received === undefined) free()
        resolve(received)
      }
      const one: Coming = {
        size: buffer.capacity,
        refuse(status) {
          end()
          refuse(request, response, status)
        },
      }
      const onData = (chunk: Buffer): void => {
        const more = buffer.grownBy(chunk.length)
        if (buffer.length() + chunk.length > each) one.refuse(413)
        else if (more > 0 && !roomFor(more, one)) one.refuse(503)
        else {
          held += more
          buffer.add(chunk)
        }
      }
      const onEnd = (): void => end({ text: buffer.text(), free })
      const onClose = (): void => end()
      const timer = setTimeout(() => one.refuse(408), withinMs)
      coming.add(one)
      if (Number(request.headers['content-length'] ?? 0) > each) one.refuse(413)
      else request.on('data', onData).on('end', onEnd).on('close', onClose)
    })
  }

  return {
    async take(request, response, work) {
      // A connection that breaks is its sender's trouble alone.
      request.on('error', () => undefined)
      response.on('error', () => undefined)
      const received = await receive(request, response)
      if (received === undefined) return
      try {
        await work(received.text)
      } finally {
        received.free()
      }
    },
    held: () => held,
  }
}

interface Received {
  text: string
  free(): void
}

/** A connection that is cut while its body is under way loses the answer too, so the rest is read and thrown away for a while. */
function refuse(request: IncomingMessage, response: ServerResponse, status: Refusal): void {
  if (!response.headersSent)
    response
      .writeHead(status, { 'content-type': 'text/plain', ...(status === 503 && { 'retry-after': '60' }) })
      .end(REFUSALS[status])
  request.resume()
  const timer = setTimeout(() => request.destroy(), TO_READ_MS)
  request.once('close', () => clearTimeout(timer))
  timer.unref()
}
