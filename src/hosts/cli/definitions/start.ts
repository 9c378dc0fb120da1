import { Command, Option } from 'commander'
import { LANGUAGES } from '../../../domain/policy/languages.ts'
import { portNumber } from '../sandbox-port.ts'
import { later } from './later.ts'

export function startCommand(): Command {
  return new Command('start')
    .description('the Probot app on a real GitHub App, configured by the environment as Probot documents it')
    .option(
      '--or-sandbox',
      'where no GitHub App is configured, say so and run the embedded GitHub and its playground instead',
    )
    .option('--port <number>', 'with the embedded GitHub: where to listen (default: 4180, or PORT)', portNumber)
    .addOption(
      new Option(
        '--locale <language>',
        "language of what is said and, with it, of the company (default: the terminal's, else the policy's)",
      ).choices(LANGUAGES),
    )
    .option('--no-open', 'with it: do not open the playground in a browser')
    .option('--json', 'print one line of JSON once everything is up')
    .action(later(async () => (await import('../commands/start.ts')).start))
}
