import { Command } from 'commander'
import { later } from './later.ts'
import { localeOption } from './locale-option.ts'

export function replayCommand(): Command {
  return new Command('replay')
    .description('judges the recorded cases by another policy: what would have been refused, allowed or late, and why')
    .requiredOption('--policy <file>', 'the other policy')
    .option('--repo <owner/name>', 'the repository of the cases, through the API (token in GITHUB_TOKEN)')
    .option(
      '--app <slug>',
      "slug of the GitHub App, where the token is a person's: records count where the app wrote them",
    )
    .option('--key <public key...>', "the app's public keys for seals: lines count only under one of them")
    .option('--dir <folder>', 'a checkout of the branch "hikeshi" instead')
    .option('--recorded <file>', 'the policy that judged the cases, where git does not have it')
    .option('--roles <file>', 'who had which role: YAML or JSON, the logins of each role')
    .addOption(localeOption())
    .option('--json', 'one JSON document on stdout')
    .action(later(async () => (await import('../commands/replay.ts')).replayRecords))
}
