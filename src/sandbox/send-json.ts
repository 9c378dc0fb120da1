import { type Agent, request } from 'node:http'

export type SentAnswer = { status: number; json: unknown; headers: Record<string, string | string[] | undefined> }

/**
 * One request on the loopback, without the start-up cost that `fetch` has. A kept connection that the other side closed
 * just before it was used again has carried nothing: that request is sent once more, as Node's documentation advises.
 */
export function sendJson(options: {
  agent: Agent
  port: number
  method: string
  path: string
  headers: Record<string, string>
  body?: unknown
}): Promise<SentAnswer> {
  const body = options.body === undefined ? undefined : Buffer.from(JSON.stringify(options.body))
  const headers = {
    ...options.headers,
    ...(body ? { 'content-type': 'application/json', 'content-length': body.length } : {}),
  }
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent: options.agent,
        host: '127.0.0.1',
        port: options.port,
        method: options.method,
        path: options.path,
        headers,
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          const isJson = String(answer.headers['content-type']).includes('json')
          resolve({
            status: answer.statusCode ?? 0,
            json: isJson && text ? JSON.parse(text) : text,
            headers: answer.headers,
          })
        })
      },
    )
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (sent.reusedSocket && error.code === 'ECONNRESET') sendJson(options).then(resolve, reject)
      else reject(error)
    })
    sent.end(body)
  })
}
