import { Command, InvalidArgumentError, Option } from 'commander'
import { MODES, type Place, SWEEP_EVERY } from '../../../app/set-up/choices.ts'
import { LANGUAGES } from '../../../domain/policy/languages.ts'
import { actionRef, hours, oneLine, person } from '../choice-options.ts'
import { appName, organisation, plainFile, serverUrl } from '../register/register-options.ts'
import { portNumber } from '../sandbox-port.ts'
import { later } from './later.ts'

export function setUpCommand(): Command {
  return new Command('set-up')
    .description('sets a company up on GitHub: does what the API can, says what is left, goes on where it stopped')
    .requiredOption('--org <name>', "the organisation; an owner's token in GITHUB_TOKEN", organisation)
    .option('--dry-run', 'change nothing, and show what would be done')
    .option('-y, --yes', 'ask nothing: flags, what GitHub has already, and defaults')
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
    .option('--url <address>', 'where GitHub reaches your server, as https://hikeshi.example.com', serverUrl)
    .option('--action <owner/name@ref>', 'where the Action is, without a server', actionRef)
    .option('--sweep-every <hours>', `hours between two sweeps (default: ${SWEEP_EVERY})`, hours)
    .option('--person <role=login,team:slug>', 'who has a role, by login or team; may be repeated', person)
    .option('--member <team=login,login>', 'who is in a team; may be repeated', member)
    .option('--reporters <team>', 'the team of everybody who may report', teamSlug)
    .option('--repository <place=name>', 'another name of incidents, restricted or runbooks; may be repeated', place)
    .option('--into-existing', 'files may go into repositories that hold other things too')
    .option('--app <slug>', 'the app that is registered already, where its variables are not here')
    .option('--app-name <name>', "name of the app (default: Hikeshi and the organisation's)", appName)
    .option('--out <file>', "where the app's variables go; the key goes beside it", plainFile, '.env')
    .option('--port <number>', 'where the page that registers the app is on 127.0.0.1', portNumber, 0)
    .option('--wait <seconds>', 'how long to wait for an answer of the app', seconds, 120)
    .option('--json', 'one JSON document on stdout')
    .action(later(async () => (await import('../commands/set-up.ts')).setUp))
}

function member(text: string, before: Record<string, readonly string[]> = {}): Record<string, readonly string[]> {
  const [, team, logins] = /^([a-z\d][a-z\d-]*)=([A-Za-z\d-]+(?:,[A-Za-z\d-]+)*)$/.exec(text) ?? []
  if (team === undefined || logins === undefined)
    throw new InvalidArgumentError('Members are written team=login,login, as in responders=aoki,mori.')
  return { ...before, [team]: logins.split(',') }
}

function teamSlug(text: string): string {
  if (!/^[a-z\d][a-z\d-]*$/.test(text)) throw new InvalidArgumentError('The slug of a team is needed, as in all-staff.')
  return text
}

function place(text: string, before: Partial<Record<Place, string>> = {}): Partial<Record<Place, string>> {
  const [, where, name] = /^(incidents|restricted|runbooks)=([\w.-]+)$/.exec(text) ?? []
  if (where === undefined || name === undefined)
    throw new InvalidArgumentError('A repository is written place=name, as in incidents=security-incidents.')
  return { ...before, [where]: name }
}

function seconds(text: string): number {
  const number = Number(text)
  if (!Number.isFinite(number) || number < 0 || number > 3600)
    throw new InvalidArgumentError('Seconds are a number up to 3600.')
  return number
}
