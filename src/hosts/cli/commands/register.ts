import { Command, Option } from 'commander'
import { packageManifest } from '../../../adapters/files/app-manifest.ts'
import {
  obstaclesTo,
  type SecretFiles,
  secretFiles,
  storeSecrets,
  variablesIn,
} from '../../../adapters/files/app-secrets.ts'
import { githubClient } from '../../../adapters/github/client/client.ts'
import { type RegisteredApp, registeredApp } from '../../../adapters/github/client/registered-app.ts'
import { appNameFor, type Registration } from '../../../app/set-up/app-manifest.ts'
import { LANGUAGES, type Language } from '../../../domain/policy/basics.ts'
import { apiOf, webOf } from '../../shared/github-addresses.ts'
import { EXIT } from '../exit.ts'
import { afterRegistration, appSettings } from '../register/after-registration.ts'
import { appName, organisation, plainFile, serverUrl } from '../register/register-options.ts'
import { type RegisterWords, registerWords } from '../register/register-words.ts'
import type { Outcome } from '../register/registration-desk.ts'
import { registrationPage } from '../register/registration-page.ts'
import { portNumber } from '../sandbox-port.ts'

interface Options {
  org: string
  url?: string
  appName?: string
  out: string
  port: number
  locale: Language
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
    .action((options: Options) => register(options, openForMs))
}

async function register({ org, url, appName: name, out, port, locale }: Options, openForMs: number): Promise<void> {
  const say = await registerWords(locale)
  const files = secretFiles(out)
  const blocked = await inTheWay(say, files)
  if (blocked !== undefined) throw new Error(blocked)
  const { GHE_HOST: known } = await variablesIn(out)
  const host = process.env.GHE_HOST ?? known
  const api = process.env.GITHUB_API_URL ?? apiOf(host)
  const manifest = await packageManifest()
  const registration = { organisation: org, name: name ?? appNameFor(manifest, org), server: url, web: webOf(api) }
  const client = githubClient({ baseUrl: api })
  const ended = await registrationPage({
    ...{ language: locale, say, manifest, registration, files, port, openForMs },
    opened: (address) => process.stdout.write(opening(say, org, address)),
    blocked: () => inTheWay(say, files),
    convert: (code) => registeredApp(client, code, org),
    store: (app) =>
      storeSecrets(files, app.privateKey, {
        ...variablesOf(app, url !== undefined),
        // `start` has to find the same GitHub.
        GHE_HOST: known === undefined ? host : undefined,
      }),
  })
  if (ended.kind !== 'told') {
    process.stdout.write(`\n${say(`terminal.${ended.kind}`)}\n`)
    process.exitCode = EXIT.findings
    return
  }
  process.stdout.write(told(say, registration, files, ended.outcome))
}

const opening = (say: RegisterWords, organisation: string, address: string): string =>
  `${say('terminal.open', { organisation })}\n\n  ${address}\n\n${say('terminal.waiting')}\n`

function told(say: RegisterWords, registration: Registration, files: SecretFiles, outcome: Outcome): string {
  const { app } = outcome
  if (outcome.kind === 'not-stored') {
    const link = appSettings(registration, app)
    throw new Error(`${say('not-stored.head', { slug: app.slug, why: outcome.why })}: ${link}`)
  }
  const steps = afterRegistration(say, registration, files, app).map(
    ({ text, link, commands = [] }, at) =>
      `${at + 1}. ${text}${link === undefined ? '' : `: ${link}`}\n${commands.map((each) => `     ${each}\n`).join('')}`,
  )
  const stored = say('done.stored', { ...files })
  return `\n${say('done.title')}: ${app.slug}, App ID ${app.id}\n${stored}\n\n${say('done.next')}:\n${steps.join('')}`
}

/** Where nothing is delivered, GitHub may give a secret for it all the same. */
const variablesOf = ({ id, clientId, webhookSecret }: RegisteredApp, hasServer: boolean) => ({
  ...{ APP_ID: String(id), WEBHOOK_SECRET: hasServer ? webhookSecret : undefined, HIKESHI_CLIENT_ID: clientId },
})

async function inTheWay(say: RegisterWords, files: SecretFiles): Promise<string | undefined> {
  const obstacles = await obstaclesTo(files, process.env)
  if (obstacles.length === 0) return undefined
  const lines = obstacles.map(({ kind, ...about }) => `  ${say(`obstacle.${kind}`, { env: files.env, ...about })}`)
  return [say('obstacle.head'), ...lines, say('obstacle.tail')].join('\n')
}
