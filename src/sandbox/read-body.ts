import type { IncomingMessage } from 'node:http'
import { HttpError } from './http-error.ts'

const MOST_BYTES = 40 * 1024 * 1024

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES) throw new HttpError(413, 'Payload too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export function parseJson(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpError(400, 'Problems parsing JSON')
  }
}
