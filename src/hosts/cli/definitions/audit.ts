import { Command, Option } from 'commander'
import { LANGUAGES } from '../../../domain/policy/languages.ts'
import { later } from './later.ts'

export function auditCommand(): Command {
  return new Command('audit')
    .description(
      'the operation check: for each requirement what shows it, whether it is only set up or fails, and what to do',
    )
    .option('--repo <owner/name>', 'the repository of the incidents, through the API (token in GITHUB_TOKEN)')
    .option(
      '--app <slug>',
      "slug of the GitHub App, where the token is a person's: records count where the app wrote them",
    )
    .option('--key <public key...>', "the app's public keys for seals: a record counts only under one of them")
    .option('--dir <folder>', 'a checkout of the branch "hikeshi" instead, with --policy and --runbooks')
    .option('--policy <file>', 'with --dir: the policy')
    .option('--runbooks <folder>', 'with --dir: the folder of the runbooks')
    .option(
      '--including <repository>',
      'with --repo: tell of the cases and readers of this repository too, for a result that stays with those few',
    )
    .option('--sign <name>', 'who has looked at the result and answers for it')
    .option(
      '--out <folder>',
      'write the audit pack there: the table, its evidence as files, hashes, and their signature',
    )
    .option('--reveal <field...>', 'with --out: leave these confidential fields in')
    .addOption(
      new Option(
        '--locale <language>',
        "language of what is said (default: the policy's, else the terminal's), and of the pack (default: the policy's)",
      ).choices(LANGUAGES),
    )
    .option('--json', 'one JSON document on stdout')
    .action(later(async () => (await import('../commands/audit.ts')).audit))
}
