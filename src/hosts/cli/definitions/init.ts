import { Command, Option } from 'commander'
import { ACTION_PLACEHOLDER, MODES, SWEEP_EVERY } from '../../../app/set-up/choices.ts'
import { LANGUAGES } from '../../../domain/policy/languages.ts'
import { actionRef, hours, oneLine, person, slug } from '../choice-options.ts'
import { later } from './later.ts'

export function initCommand(): Command {
  return new Command('init')
    .description(
      'lays policy, forms, workflows and runbooks into a checkout; shows a difference instead of overwriting',
    )
    .option('--dir <folder>', 'checkout of the incident repository', '.')
    .option('--runbooks <folder>', 'checkout of the runbook repository')
    .option('--restricted <folder>', 'checkout of the restricted repository')
    .addOption(
      new Option(
        '--locale <language>',
        "language of forms, runbooks and answers, and of what is said (default: the terminal's)",
      ).choices(LANGUAGES),
    )
    .addOption(
      new Option('--mode <mode>', 'an app on a server, the Action, or the Action with one repository').choices(MODES),
    )
    .option('--company <name>', 'name of the company', oneLine)
    .option('--phone <number>', 'whom to phone when it is spreading', oneLine)
    .option('--repository <owner/name>', 'the incident repository (default: what git calls origin)', slug)
    .option(
      '--action <owner/name@ref>',
      `where the Action is (default: ${ACTION_PLACEHOLDER}, to be replaced)`,
      actionRef,
    )
    .option('--sweep-every <hours>', `hours between two sweeps (default: ${SWEEP_EVERY})`, hours)
    .option('--person <role=login,team:slug>', 'who has a role, by login or team; may be repeated', person)
    .option('-y, --yes', 'ask nothing: flags, what lies there already, and defaults')
    .option('--json', 'one JSON document on stdout')
    .action(later(async () => (await import('../commands/init.ts')).init))
}
