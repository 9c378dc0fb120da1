import { existsSync } from 'node:fs'
import type { Language } from '../../../domain/policy/languages.ts'
import { optionalPackages } from '../../../sandbox/optional-packages.ts'
import { playgroundWords } from '../../../sandbox/playground/words.ts'
import { readEnvironment } from '../environment.ts'
import { portToTry } from '../sandbox-port.ts'
import { terminalLanguage } from '../terminal-language.ts'
import { untilStopped } from '../until-stopped.ts'
import { runSandbox } from './sandbox.ts'

const SWEEP_EVERY_MS = 15 * 60 * 1000

interface Options {
  orSandbox?: boolean
  port?: number
  locale?: Language
  open: boolean
}

export async function start({ orSandbox, port, locale, open }: Options): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const reading = readEnvironment(process.env, 'received')
  if (reading.kind === 'none' && orSandbox === true) {
    await optionalPackages()
    // Nobody has set anything up here: what is to try speaks as the terminal does.
    const language = locale ?? terminalLanguage(process.env)
    process.stdout.write(`${playgroundWords(language ?? 'ja')('terminal.no-app')}\n\n`)
    const where = { port: await portToTry(port, process.env.PORT), open }
    return runSandbox({ ...where, ...(language !== undefined && { locale: language }) })
  }
  if (reading.kind !== 'complete') throw new Error(refusal(reading))
  const { startServer } = await import('../../probot/server.ts')
  const server = await startServer({ ...reading.environment, environment: process.env, sweepEveryMs: SWEEP_EVERY_MS })
  process.stdout.write(`Hikeshi listens at ${server.url}; GitHub delivers to /api/github/webhooks.\n`)
  process.stdout.write(`Records are sealed; the public key to verify them by: ${server.sealKey}\n`)
  await untilStopped()
  await server.close()
}

function refusal(
  reading: { kind: 'none' } | { kind: 'incomplete'; missing: readonly string[]; problems: readonly string[] },
): string {
  const { missing, problems } =
    reading.kind === 'none'
      ? { missing: ['APP_ID', 'WEBHOOK_SECRET', 'PRIVATE_KEY (or PRIVATE_KEY_PATH)'], problems: [] }
      : reading
  return [
    'the app does not start without what makes it safe.',
    ...missing.map((name) => `  Missing: ${name}`),
    ...problems.map((problem) => `  Wrong:   ${problem}`),
    'To register a GitHub App and have these written: hikeshi register --org YOUR-ORGANISATION --url https://your-server',
    'Of an app that is there, set them in the environment or in a file .env; "Set up" in README.md says where GitHub shows them.',
    'To look around without a GitHub App, run "hikeshi sandbox".',
  ].join('\n')
}
