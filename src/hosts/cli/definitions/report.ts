import { Command, Option } from 'commander'
import { LANGUAGES } from '../../../domain/policy/languages.ts'
import { later } from './later.ts'

export function reportCommand(): Command {
  return new Command('report')
    .description('the register as CSV and JSON, figures, and one page with charts')
    .option('--repo <owner/name>', 'the repository of the incidents, through the API (token in GITHUB_TOKEN)')
    .option('--app <slug>', "slug of the GitHub App, where the token is a person's")
    .option('--key <public key...>', "the app's public keys for seals: lines count only under one of them")
    .option('--dir <folder>', 'a checkout of the branch "hikeshi" instead, with --policy')
    .option('--policy <file>', 'with --dir: the policy')
    .option(
      '--out <folder>',
      'where to write report.html, register.csv, editions.csv and register.json',
      'hikeshi-report',
    )
    .addOption(
      new Option(
        '--locale <language>',
        "language of what is said (default: the policy's, else the terminal's), and of the page (default: the policy's)",
      ).choices(LANGUAGES),
    )
    .option(
      '--titles',
      'with --repo: the page shows what people called their cases; for readers of that repository alone',
    )
    .option('--json', 'print figures and register as one JSON document, too')
    .action(later(async () => (await import('../commands/report.ts')).report))
}
