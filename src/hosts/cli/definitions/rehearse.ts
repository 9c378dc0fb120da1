import { Command, InvalidArgumentError } from 'commander'
import { organisation } from '../register/register-options.ts'
import { later } from './later.ts'
import { localeOption } from './locale-option.ts'

export function rehearseCommand(): Command {
  return new Command('rehearse')
    .description('plays a drill by every door on GitHub, and tries what is believed of it; takes away what it made')
    .requiredOption('--org <name>', "the organisation; an owner's token in GITHUB_TOKEN", organisation)
    .option('--incidents <name>', 'the repository of the incidents', 'incidents')
    .option('--app <slug>', "slug of the GitHub App, where APP_ID and its key are not here (the app's bot answers)")
    .option('--dry-run', 'change nothing, and say what would be made')
    .option('-y, --yes', 'do not ask before anything is made')
    .option('--wait <seconds>', 'how long to wait for the app at each door', seconds, 180)
    .addOption(localeOption())
    .option('--json', 'one JSON document on stdout')
    .action(later(async () => (await import('../commands/rehearse.ts')).rehearseOrganisation))
}

function seconds(text: string): number {
  const number = Number(text)
  if (!Number.isFinite(number) || number < 1 || number > 3600)
    throw new InvalidArgumentError('Seconds are a number from 1 to 3600.')
  return number
}
