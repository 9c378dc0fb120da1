import { Command, InvalidArgumentError, Option } from 'commander'
import { MODES } from '../../../app/set-up/choices.ts'
import { LANGUAGES } from '../../../domain/policy/languages.ts'
import { portNumber } from '../sandbox-port.ts'
import { later } from './later.ts'

export function sandboxCommand(): Command {
  return new Command('sandbox')
    .description('the embedded GitHub with the app on it: no account, nothing leaves this machine')
    .option('--port <number>', 'where to listen on 127.0.0.1 (default: any free port)', portNumber)
    .option('--policy <file>', 'a policy other than the default one')
    .addOption(
      new Option(
        '--locale <language>',
        "language of the company (default: the policy's), and of what is said (default: the terminal's)",
      ).choices(LANGUAGES),
    )
    .option('--empty', 'an organisation in which nothing is set up yet: to rehearse "hikeshi set-up"')
    .addOption(new Option('--mode <mode>', 'with --empty: how that company will run Hikeshi').choices(MODES))
    .option('--instances <number>', 'how many processes of the app stand behind its one address', atLeastOne, 1)
    .option('--json', 'print one line of JSON once everything is up')
    .action(later(async () => (await import('../commands/sandbox.ts')).runSandbox))
}

/** As many as a machine may run; each is a process of its own. */
function atLeastOne(value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1 || number > 16)
    throw new InvalidArgumentError('A number from 1 to 16 is needed.')
  return number
}
