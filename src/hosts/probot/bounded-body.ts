import type { IncomingMessage, ServerResponse } from 'node:http'

/** GitHub sends at most 25 MB; a stranger may send anything, and an unsigned body is held in memory until it is checked. */
export const BODY_LIMIT = 25 * 1024 * 1024
/** Milliseconds in which whoever sends too much may still read that it was. */
const TO_READ_MS = 2_000

/** Ends a request that is larger than the limit before it fills the memory; false where it was ended at once. */
export function boundBody(request: IncomingMessage, response: ServerResponse, limit: number = BODY_LIMIT): boolean {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    refuse(request, response)
    return false
  }
  let received = 0
  request.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (received > limit) refuse(request, response)
  })
  return true
}

/** A connection that is cut while its body is under way loses the answer too, so the rest is read and thrown away for a while. */
function refuse(request: IncomingMessage, response: ServerResponse): void {
  request.removeAllListeners('data')
  if (!response.headersSent) response.writeHead(413, { 'content-type': 'text/plain' }).end('Payload too large\n')
  request.resume()
  const timer = setTimeout(() => request.destroy(), TO_READ_MS)
  request.once('end', () => clearTimeout(timer))
  timer.unref()
}
