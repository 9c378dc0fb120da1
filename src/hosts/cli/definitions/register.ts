import { Command, Option } from 'commander'
import { LANGUAGES } from '../../../domain/policy/languages.ts'
import type { Options } from '../commands/register.ts'
import { appName, organisation, plainFile, serverUrl } from '../register/register-options.ts'
import { portNumber } from '../sandbox-port.ts'

/** The code that GitHub gives lives as long. */
const HOUR_MS = 60 * 60 * 1000

export function registerCommand(openForMs: number = HOUR_MS): Command {
  return new Command('register')
    .description(
      'registers the GitHub App of app.yml by a page on this machine; its secrets go into files, nowhere else',
    )
    .requiredOption('--org <name>', 'the organisation that the app is for; you own it', organisation)
    .option(
      '--url <address>',
      'where GitHub reaches your server, as https://hikeshi.example.com; left out: for the Action, no webhook',
      serverUrl,
    )
    .option('--app-name <name>', "name of the app (default: Hikeshi and the organisation's)", appName)
    .option('--out <file>', 'where the variables go; the key goes beside it', plainFile, '.env')
    .option('--port <number>', 'where the page is on 127.0.0.1 (default: any free port)', portNumber, 0)
    .addOption(new Option('--locale <language>', "language of the page (default: the terminal's)").choices(LANGUAGES))
    .option('--json', 'one JSON document on stdout')
    .action(async (options: Options) => (await import('../commands/register.ts')).register(options, openForMs))
}
