import { Command } from 'commander'
import { later } from './later.ts'
import { localeOption } from './locale-option.ts'

export function generateCommand(): Command {
  return new Command('generate')
    .description('the whole policy, forms, JSON schema, labels and workflow parts from the policy')
    .option('--check', 'write nothing; fail where a file has drifted from the policy')
    .option('--schema <file>', 'write the JSON schema alone, to this file')
    .option('--dir <folder>', 'checkout of the incident repository, with the policy', '.')
    .option('--restricted <folder>', 'checkout of the restricted repository')
    .option('--runbooks <folder>', 'checkout of the runbook repository')
    .addOption(localeOption())
    .option('--json', 'one JSON document on stdout')
    .action(later(async () => (await import('../commands/generate.ts')).generate))
}
