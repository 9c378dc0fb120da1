import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Posted {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** A service that takes webhooks: 200, another status, a redirect, or no answer at all until it is told to give one. */
export async function webhookServer() {
  const posted: Posted[] = []
  let answer: number | 'hang' = 200
  const hanging: (() => void)[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { url: path = '', headers } = request
      posted.push({ path, headers, body: Buffer.concat(chunks).toString('utf8') })
      if (answer === 'hang') hanging.push(() => response.destroy())
      else response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end('<!channel> ignored')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    posted,
    answers(how: number | 'hang') {
      answer = how
    },
    /** Ends what hangs. */
    release() {
      for (const end of hanging.splice(0)) end()
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

export interface Mailed {
  from: string
  to: readonly string[]
  raw: string
}

/** A mail server on this machine; it refuses those whose address begins with `nobody`. */
export async function mailServer() {
  const mailed: Mailed[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo({ address }, _session, callback) {
      callback(address.startsWith('nobody') ? new Error('no such mailbox') : undefined)
    },
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        mailed.push({
          ...{ from, to: envelope.rcptTo.map(({ address }) => address) },
          raw: Buffer.concat(chunks).toString('utf8'),
        })
        callback()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mailed,
    stop: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}
