import { createHash } from 'node:crypto'

/** The sha by which git knows a file of this text. */
export function gitBlobSha(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
