import { execFile, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export const ACTION = fileURLToPath(new URL('../../../dist/action.cjs', import.meta.url))

/** A process of its own with these variables and no others, as a runner starts an Action. */
export function startNode(
  node: string,
  given: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number; log: string; cost: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, given, { env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
    const [log, cost]: [string[], string[]] = [[], []]
    child.stdout?.on('data', (text) => log.push(String(text)))
    child.stderr?.on('data', (text) => log.push(String(text)))
    child.stdio[3]?.on('data', (text) => cost.push(String(text)))
    child
      .once('error', reject)
      .once('close', (code) => resolve({ code: code ?? -1, log: log.join(''), cost: cost.join('') }))
  })
}

/** Where Node 24 is, the version that GitHub runs Actions on; undefined where it cannot be had. */
export async function node24(): Promise<string | undefined> {
  if (process.versions.node.startsWith('24.')) return process.execPath
  try {
    const { stdout } = await promisify(execFile)('npx', ['-y', 'node@24', '-p', 'process.execPath'], {
      timeout: 60_000,
    })
    return stdout.trim()
  } catch {
    return undefined
  }
}
