import { Command, Option } from 'commander'
import { LANGUAGES } from '../../../domain/policy/languages.ts'
import { portNumber } from '../sandbox-port.ts'
import { later } from './later.ts'

export function demoCommand(): Command {
  return new Command('demo')
    .description('one incident from the form to closed, on the embedded GitHub')
    .addOption(
      new Option('--locale <language>', "language of the story (default: the terminal's, else the policy's)").choices(
        LANGUAGES,
      ),
    )
    .option('--stay', 'stay up afterwards, with the case in the playground (so it is at a terminal)')
    .option('--port <number>', 'where to listen on 127.0.0.1 (default: 4180, or PORT)', portNumber)
    .option('--json', 'one JSON document a line: an address, a step, an end')
    .action(later(async () => (await import('../commands/demo.ts')).demo))
}
