import { Command, Option } from 'commander'
import { POLICY_PATH } from '../../../adapters/files/policy-paths.ts'
import { LANGUAGES } from '../../../domain/policy/languages.ts'
import { later } from './later.ts'

export function checkCommand(): Command {
  return new Command('check')
    .description('proves a policy: every problem with file, line, column and code')
    .argument('[file]', 'the policy', POLICY_PATH)
    .addOption(
      new Option('--locale <language>', "language of the findings; left out: the policy's own").choices(LANGUAGES),
    )
    .option('--json', 'print one JSON document')
    .action(later(async () => (await import('../commands/check.ts')).check))
}
