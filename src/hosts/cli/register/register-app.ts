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
import type { Language } from '../../../domain/policy/basics.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import { apiOf, webOf } from '../../shared/github-addresses.ts'
import { WORKING, whileWorking } from '../progress.ts'
import type { RegisterWords } from './register-words.ts'
import { type Ended, registrationPage } from './registration-page.ts'

export interface Registering {
  org: string
  /** Undefined: as the organisation is called. */
  name: string | undefined
  /** Undefined: for the Action, which receives nothing. */
  server: string | undefined
  out: string
  port: number
  locale: Language
}

export interface Registered {
  ended: Ended
  registration: Registration
  files: SecretFiles
}

/** Opens the page on this machine, and waits for the person who registers the app by it. */
export async function registerApp(
  { org, name, server, out, port, locale }: Registering,
  { say, openForMs, opened }: { say: RegisterWords; openForMs: number; opened(address: string): void },
): Promise<Registered> {
  const files = secretFiles(out)
  const blocked = await inTheWay(say, files)
  if (blocked !== undefined) throw new ToldError(blocked)
  const { GHE_HOST: known } = await variablesIn(out)
  const host = process.env.GHE_HOST ?? known
  const api = process.env.GITHUB_API_URL ?? apiOf(host)
  const manifest = await packageManifest()
  const registration = { organisation: org, name: name ?? appNameFor(manifest, org), server, web: webOf(api) }
  const client = githubClient({ baseUrl: api })
  const ended = await registrationPage({
    ...{ language: locale, say, manifest, registration, files, port, openForMs, opened },
    blocked: () => inTheWay(say, files),
    convert: (code) => whileWorking(WORKING.handover[locale], () => registeredApp(client, code, org)),
    store: (app) =>
      storeSecrets(files, app.privateKey, {
        ...variablesOf(app, server !== undefined),
        // `start` has to find the same GitHub.
        GHE_HOST: known === undefined ? host : undefined,
      }),
  })
  return { ended, registration, files }
}

export const opening = (say: RegisterWords, organisation: string, address: string): string =>
  `${say('terminal.open', { organisation })}\n\n  ${address}\n\n${say('terminal.waiting')}\n`

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
