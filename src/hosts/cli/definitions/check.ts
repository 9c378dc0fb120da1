import { Command } from 'commander'
import { POLICY_PATH } from '../../../adapters/files/policy-paths.ts'
import { later } from './later.ts'
import { localeOption } from './locale-option.ts'

export function checkCommand(): Command {
  return new Command('check')
    .description('proves a policy: every problem with file, line, column and code')
    .argument('[file]', 'the policy', POLICY_PATH)
    .addOption(localeOption())
    .option('--json', 'print one JSON document')
    .action(later(async () => (await import('../commands/check.ts')).check))
}
