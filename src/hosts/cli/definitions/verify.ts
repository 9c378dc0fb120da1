import { Command } from 'commander'
import { later } from './later.ts'
import { localeOption } from './locale-option.ts'

export function verifyCommand(): Command {
  return new Command('verify')
    .description('replays the ledgers: chain, append-only history, lines; names the first line that fails')
    .option('--repo <owner/name>', 'the repository of the cases, through the API (token in GITHUB_TOKEN)')
    .option('--dir <folder>', 'a checkout of the branch "hikeshi" instead')
    .option(
      '--app <slug>',
      'slug of the GitHub App: every commit of the ledger must be its own; without it, of the app that began the records',
    )
    .option(
      '--signed',
      'every commit must be signed, as github.com signs what apps write: for another GitHub that does so, too',
    )
    .option(
      '--key <public key...>',
      "the app's public key for seals (records.md#seals), and those after it: needs no secret; on the app's own machine its key is taken from PRIVATE_KEY",
    )
    .addOption(localeOption())
    .option('--json', 'one JSON document on stdout')
    .action(later(async () => (await import('../commands/verify.ts')).verify))
}
