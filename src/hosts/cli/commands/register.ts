import { Command, Option } from 'commander'
import type { SecretFiles } from '../../../adapters/files/app-secrets.ts'
import type { RegisteredApp } from '../../../adapters/github/client/registered-app.ts'
import { LANGUAGES, type Language } from '../../../domain/policy/basics.ts'
import { EXIT } from '../exit.ts'
import { afterRegistration, appSettings, type Step } from '../register/after-registration.ts'
import { opening, registerApp } from '../register/register-app.ts'
import { appName, organisation, plainFile, serverUrl } from '../register/register-options.ts'
import { type RegisterWords, registerWords } from '../register/register-words.ts'
import { portNumber } from '../sandbox-port.ts'
import { tellJson } from '../tell-json.ts'

interface Options {
  org: string
  url?: string
  appName?: string
  out: string
  port: number
  locale: Language
  json?: boolean
}

/** The code that GitHub gives lives as long. */
const HOUR_MS = 60 * 60 * 1000

export function registerCommand(openForMs: number = HOUR_MS): Command {
  return new Command('register')
    .description(
      'registers the GitHub App of app.yml by a page on this machine; its secrets go into files, nowhere else',
    )
    .requiredOption('--org <name>', 'the organisation that the app is for; you own it', organisation)
    .option(
      '--url <address>',
      'where GitHub reaches your server, as https://hikeshi.example.com; left out: for the Action, no webhook',
      serverUrl,
    )
    .option('--app-name <name>', "name of the app (default: Hikeshi and the organisation's)", appName)
    .option('--out <file>', 'where the variables go; the key goes beside it', plainFile, '.env')
    .option('--port <number>', 'where the page is on 127.0.0.1 (default: any free port)', portNumber, 0)
    .addOption(new Option('--locale <language>', 'language of the page').choices(LANGUAGES).default('en'))
    .option('--json', 'one JSON document on stdout')
    .action((options: Options) => register(options, openForMs))
}

async function register({ appName: name, url: server, json = false, ...options }: Options, openForMs: number) {
  const say = await registerWords(options.locale)
  // The address is for the person; the document comes when it is over.
  const beside = json ? process.stderr : process.stdout
  const { ended, registration, files } = await registerApp(
    { ...options, name, server },
    { say, openForMs, opened: (address) => void beside.write(opening(say, options.org, address)) },
  )
  if (ended.kind !== 'told') {
    if (json) tellJson({ ended: ended.kind })
    else process.stdout.write(`\n${say(`terminal.${ended.kind}`)}\n`)
    process.exitCode = EXIT.findings
    return
  }
  const { app } = ended.outcome
  if (ended.outcome.kind === 'not-stored') {
    const link = appSettings(registration, app)
    throw new Error(`${say('not-stored.head', { slug: app.slug, why: ended.outcome.why })}: ${link}`)
  }
  const next = afterRegistration(say, registration, files, app)
  // Neither the key nor the webhook's secret: those lie in the files.
  if (json) tellJson({ ended: 'registered', app: { id: app.id, slug: app.slug, clientId: app.clientId }, files, next })
  else process.stdout.write(told(say, files, app, next))
}

function told(say: RegisterWords, files: SecretFiles, app: RegisteredApp, next: readonly Step[]): string {
  const steps = next.map(
    ({ text, link, commands = [] }, at) =>
      `${at + 1}. ${text}${link === undefined ? '' : `: ${link}`}\n${commands.map((each) => `     ${each}\n`).join('')}`,
  )
  const stored = say('done.stored', { ...files })
  return `\n${say('done.title')}: ${app.slug}, App ID ${app.id}\n${stored}\n\n${say('done.next')}:\n${steps.join('')}`
}
