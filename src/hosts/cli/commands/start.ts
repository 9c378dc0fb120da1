import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { optionalPackages } from '../../../sandbox/optional-packages.ts'
import { readEnvironment } from '../environment.ts'
import { untilStopped } from '../until-stopped.ts'
import { runSandbox } from './sandbox.ts'

const SWEEP_EVERY_MS = 15 * 60 * 1000

export function startCommand(): Command {
  return new Command('start')
    .description('the Probot app on a real GitHub App, configured by the environment as Probot documents it')
    .option('--or-sandbox', 'where no GitHub App is configured, say so and run the embedded GitHub instead')
    .action(start)
}

async function start({ orSandbox }: { orSandbox?: boolean }): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const reading = readEnvironment(process.env, 'received')
  if (reading.kind === 'none' && orSandbox === true) {
    await optionalPackages()
    process.stdout.write(
      'No GitHub App is configured (APP_ID, PRIVATE_KEY, WEBHOOK_SECRET), so this is the embedded GitHub with the app on it.\nTo register one: hikeshi register --org YOUR-ORGANISATION --url https://your-server\n\n',
    )
    return runSandbox({})
  }
  if (reading.kind !== 'complete') throw new Error(refusal(reading))
  const { startServer } = await import('../../probot/server.ts')
  const server = await startServer({ ...reading.environment, sweepEveryMs: SWEEP_EVERY_MS })
  process.stdout.write(`Hikeshi listens at ${server.url}; GitHub delivers to /api/github/webhooks.\n`)
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
