import { execFile, type SpawnOptions, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { cp, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Nothing of a GitHub App, and no setting of npm's that says what to install, comes from whoever runs the tests. */
export const bareEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(?:APP_ID|PRIVATE_KEY|PRIVATE_KEY_PATH|WEBHOOK_SECRET|PORT|HOST|GHE_HOST|NODE_ENV|NODE_OPTIONS)$/.test(
          name,
        ) && !/^npm_config_(?:omit|include|production|only|dev|optional)$/i.test(name),
    ),
  )

async function copied(paths: readonly string[], folder: string): Promise<void> {
  for (const path of paths) await cp(join(ROOT, path), join(folder, path), { recursive: true })
}

/** The files that `npm pack` would ship, and the lockfile that `npm ci` goes by. */
export async function packedInto(folder: string): Promise<void> {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    ...{ cwd: ROOT, env: bareEnvironment(), maxBuffer: 1e8 },
  })
  const [{ files }] = JSON.parse(stdout)
  await copied([...files.map(({ path }: { path: string }) => path), 'package-lock.json'], folder)
}

/** The parts of a checkout that its programs are built from. */
export const CHECKOUT = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'src',
  'templates',
  'action.yml',
  'app.yml',
]

/** A checkout with its sources, and the packages of this one if it is to have any; nothing has been built in it. */
export async function checkedOutInto(folder: string, packages: 'installed' | 'not-installed'): Promise<void> {
  await copied(CHECKOUT, folder)
  if (packages === 'installed') await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
}

/** Whether the packages were installed, or why npm could not reach a registry; any other failure is thrown. */
export async function installed(folder: string): Promise<{ unreachable: string | undefined }> {
  const args = ['ci', '--omit=optional', '--omit=dev', '--prefer-offline', '--ignore-scripts']
  try {
    await run('npm', args, { cwd: folder, env: bareEnvironment() })
    return { unreachable: undefined }
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    const [unreachable] =
      /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED)\b/.exec(said) ?? []
    if (unreachable === undefined) throw error
    return { unreachable }
  }
}

export interface Started {
  pid: number
  said(): string
  /** Resolves with the text once it stands there; throws where the process ends before. */
  until(text: RegExp): Promise<string>
  ended: Promise<number | NodeJS.Signals | null>
}

/** A program whose two outputs are read as one. */
export function started(program: string, args: readonly string[], options: Omit<SpawnOptions, 'stdio'>): Started {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const listeners = new Set<() => void>()
  const hear = (text: unknown): void => {
    said += String(text)
    for (const each of listeners) each()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? signal))
  })
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    pid: child.pid ?? 0,
    said: () => said,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const [found] = text.exec(said) ?? []
          if (found !== undefined) resolve(found)
        }
        listeners.add(look)
        look()
        void closed.then(() => reject(new Error(`It ended before it said ${text}:\n${said}`)))
      }),
    ended: closed.then(() => ended),
  }
}

/** Runs it to its end. */
export async function ranToEnd(
  program: string,
  args: readonly string[],
  options: Omit<SpawnOptions, 'stdio'>,
): Promise<{ code: number | NodeJS.Signals | null; said: string }> {
  const process = started(program, args, options)
  const code = await process.ended
  return { code, said: process.said() }
}

/** An app that is configured, and knows no GitHub: nothing of a test leaves the machine. */
export function configuredApp() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    APP_ID: '7',
    PRIVATE_KEY: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    WEBHOOK_SECRET: '2f8c1d90be47a63512f09d7ce8b4a1f6',
    GHE_HOST: '127.0.0.1:9',
    PORT: '0',
  }
}

/** Whether a process runs this program. */
export async function runs(pid: number, program: string): Promise<boolean> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,args='])
  return stdout.split('\n').some((line) => Number.parseInt(line, 10) === pid && line.includes(program))
}

/** This process and everything that came of it, by their ids. */
export async function processesFrom(pid: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid='])
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const all = [pid]
  for (const each of all) all.push(...pairs.filter(([, parent]) => parent === each).map(([own = 0]) => own))
  return all
}

/** Those of them that still run; one that has ended and that nobody has asked after does not. */
export async function stillRunning(pids: readonly number[]): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,stat='])
  const running = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, state = '']) => !state.startsWith('Z'))
  return running.map(([pid]) => Number(pid)).filter((pid) => pids.includes(pid))
}
