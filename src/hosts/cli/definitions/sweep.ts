import { Command } from 'commander'
import { later } from './later.ts'
import { localeOption } from './locale-option.ts'

export function sweepCommand(): Command {
  return new Command('sweep')
    .description('one scheduled round: missed events, clocks, reminders, drift; as often as one likes')
    .requiredOption(
      '--repo <owner/name>',
      'the repository of the incidents (GITHUB_TOKEN: an installation token of the app)',
    )
    .addOption(localeOption())
    .option('--json', 'one JSON document on stdout')
    .action(later(async () => (await import('../commands/sweep.ts')).sweepOnce))
}
