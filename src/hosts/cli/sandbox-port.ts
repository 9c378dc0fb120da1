import { createServer } from 'node:net'
import { InvalidArgumentError } from 'commander'
import { type Told, ToldError } from '../../domain/values/told-error.ts'

/** Where the playground is, unless somebody says otherwise. */
export const PLAYGROUND_PORT = 4180

export const NO_PORT: Told = {
  ja: 'PORT がポート番号ではありません。0 から 65535 までの整数にしてください',
  en: 'PORT is no port number: it is a whole number from 0 to 65535',
}

export function portNumber(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('A port is a whole number up to 65535.')
  return port
}

/** The port that was asked for; else the usual one, or any free one where something else has that. */
export async function portToTry(asked: number | undefined, variable: string | undefined): Promise<number> {
  if (asked !== undefined) return asked
  if (variable !== undefined && variable !== '') return portIn(variable)
  return (await isFree(PLAYGROUND_PORT)) ? PLAYGROUND_PORT : 0
}

function portIn(variable: string): number {
  try {
    return portNumber(variable)
  } catch (cause) {
    throw new ToldError(NO_PORT, { cause })
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
