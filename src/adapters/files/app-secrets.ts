import { constants } from 'node:fs'
import { access, appendFile, lstat, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { parseEnv } from 'node:util'

/** Where an app's id and secrets are kept: variables in a file, as `start` reads them, and the key beside it. */
export interface SecretFiles {
  env: string
  key: string
}

export const secretFiles = (env: string): SecretFiles => ({ env, key: `${env}.private-key.pem` })

/** Something that would be overwritten, or read by others. */
export type Obstacle =
  | { kind: 'variable' | 'surroundings'; name: string }
  | { kind: 'there' | 'no-plain-file' | 'open-to-others' | 'no-folder'; path: string }

/** Names that an app's settings may go by. */
export const APP_VARIABLES = ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH', 'WEBHOOK_SECRET', 'HIKESHI_CLIENT_ID']

export const OWNER_ALONE = 0o600

type Variables = Readonly<Record<string, string | undefined>>

/** Everything that stands in the way of storing an app there, before anybody is asked to register it. */
export async function obstaclesTo({ env, key }: SecretFiles, surroundings: Variables): Promise<Obstacle[]> {
  // A variable of the surroundings wins over the file that `start` reads.
  const set = APP_VARIABLES.filter((name) => (surroundings[name] ?? '') !== '')
  return [
    ...set.map((name): Obstacle => ({ kind: 'surroundings', name })),
    ...((await writable(dirname(env))) ? [] : [{ kind: 'no-folder' as const, path: dirname(env) }]),
    ...((await lookAt(key)) === undefined ? [] : [{ kind: 'there' as const, path: key }]),
    ...(await obstaclesIn(env)),
  ]
}

async function obstaclesIn(path: string): Promise<Obstacle[]> {
  const found = await lookAt(path)
  if (found === undefined) return []
  // A link could lead anywhere.
  if (!found.isFile()) return [{ kind: 'no-plain-file', path }]
  const read = process.platform !== 'win32' && (found.mode & 0o077) !== 0
  const there = Object.keys(await variablesIn(path)).filter((name) => APP_VARIABLES.includes(name))
  return [
    ...(read ? [{ kind: 'open-to-others' as const, path }] : []),
    ...there.map((name): Obstacle => ({ kind: 'variable', name })),
  ]
}

/** The variables of a file that is there; none where there is no such file. */
export const variablesIn = async (path: string): Promise<Variables> => parseEnv((await textOf(path)) ?? '')

/** Writes key and variables for their owner's eyes alone, and over nothing that is there; without its variables no key stays. */
export async function storeSecrets({ env, key }: SecretFiles, privateKey: string, values: Variables): Promise<void> {
  await writeFile(key, `${privateKey.trimEnd()}\n`, { mode: OWNER_ALONE, flag: 'wx' })
  try {
    const before = await textOf(env)
    const lines = Object.entries({ ...values, PRIVATE_KEY_PATH: basename(key) })
    const text = lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}\n`])).join('')
    if (before === undefined) await writeFile(env, text, { mode: OWNER_ALONE, flag: 'wx' })
    else await appendFile(env, before === '' || before.endsWith('\n') ? text : `\n${text}`)
  } catch (cause) {
    await rm(key, { force: true })
    throw cause
  }
}

const textOf = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(unlessMissing)
const lookAt = (path: string) => lstat(path).catch(unlessMissing)

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}

const writable = (folder: string): Promise<boolean> =>
  access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
