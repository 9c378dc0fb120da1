import { createServer } from 'node:net'
import { InvalidArgumentError } from 'commander'

/** Where the playground is, unless somebody says otherwise. */
export const PLAYGROUND_PORT = 4180

export function portNumber(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('A port is a whole number up to 65535.')
  return port
}

/** The port that was asked for; else the usual one, or any free one where something else has that. */
export async function portToTry(asked: number | undefined, variable: string | undefined): Promise<number> {
  if (asked !== undefined) return asked
  if (variable !== undefined && variable !== '') return portNumber(variable)
  return (await isFree(PLAYGROUND_PORT)) ? PLAYGROUND_PORT : 0
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
