import { Command } from 'commander'
import type { Bases } from '../../../adapters/policy/bases.ts'
import type { Options } from '../commands/upgrade.ts'
import { localeOption } from './locale-option.ts'

/** `bases`: those to choose from; the package's own where nobody brings others. */
export function upgradeCommand(bases?: Bases): Command {
  return new Command('upgrade')
    .description(
      "raises the base of the company's policy: says what changes for this company, replays its recorded cases, and opens the pull request",
    )
    .option('--dir <folder>', 'checkout of the incident repository, with the policy (default: this folder)')
    .option('--records <folder>', 'with --dir: a checkout of the branch "hikeshi", whose cases are replayed')
    .option('--repo <owner/name>', 'the incident repository, through the API, instead (token in GITHUB_TOKEN)')
    .option(
      '--app <slug>',
      "slug of the GitHub App, where the token is a person's: records count where the app wrote them",
    )
    .option('--key <public key...>', "the app's public keys for seals: lines count only under one of them")
    .option('--pull-request', 'with --repo: opens the pull request; without it nothing is written')
    .option('--recorded <file>', 'the policy that judged the cases, where git does not have it')
    .option('--own', 'turns a whole policy into what is the company’s own over a base; what is in force stays the same')
    .addOption(localeOption())
    .option('--json', 'one JSON document on stdout')
    .action(async (options: Options) => (await import('../commands/upgrade.ts')).upgrade(options, bases))
}
