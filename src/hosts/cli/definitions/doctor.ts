import { Command } from 'commander'
import { later } from './later.ts'
import { localeOption } from './locale-option.ts'

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('compares GitHub with what the policy needs: each finding with its remedy')
    .requiredOption(
      '--repo <owner/name>',
      "the repository of the incidents (an owner's token in GITHUB_TOKEN; for the app's own settings APP_ID and PRIVATE_KEY)",
    )
    .option(
      '--app <slug>',
      'slug of the GitHub App, where only a token is given (github-actions in one-repository mode)',
    )
    .option('--call', 'sends a test call by every channel of the policy (addresses and secrets in HIKESHI_CALL_...)')
    .option('--fix', 'makes labels, the field and options of the board, and what else GitHub lets be made')
    .option('--yes', 'lets --fix change options of the board without asking')
    .addOption(localeOption())
    .option('--json', 'one JSON document on stdout')
    .action(later(async () => (await import('../commands/doctor.ts')).doctor))
}
