import { existsSync, readFileSync } from 'node:fs'
import type { Told } from '../../domain/values/told-error.ts'
import { webhookSecretProblem } from '../probot/webhook-secret.ts'
import { apiOf } from '../shared/github-addresses.ts'
import { plainPem } from '../shared/sealing-from.ts'
import { NO_PORT } from './sandbox-port.ts'

/** The needs of a real GitHub App, from the environment as Probot documents it. */
export interface AppEnvironment {
  appId: number
  privateKey: string
  /** The private key before it, while records are sealed by that one still; empty: none. */
  previousPrivateKey: string
  webhookSecret: string
  baseUrl: string
  host: string
  port: number
}

export interface Incomplete {
  kind: 'incomplete'
  missing: readonly string[]
  problems: readonly Told[]
}

export type EnvironmentReading =
  | { kind: 'complete'; environment: AppEnvironment }
  /** Nothing of it is there: somebody who only wants to look. */
  | { kind: 'none' }
  | Incomplete

/** Everything that is wrong, in one sentence. */
export const together = (all: readonly Told[]): Told => ({
  ja: all.map(({ ja }) => ja).join('。'),
  en: all.map(({ en }) => en).join('; '),
})

export const incomplete = ({ missing, problems }: Incomplete): Told =>
  together([...missing.map((name) => ({ ja: `${name} がありません`, en: `missing: ${name}` })), ...problems])

type Variables = Readonly<Record<string, string | undefined>>

/** Reads the variables; a `.env` in the working directory is read first, as Probot does. */
export function readEnvironment(variables: Variables, webhook: 'received' | 'not-received'): EnvironmentReading {
  const set = (name: string): boolean => (variables[name] ?? '') !== ''
  // One that is there and empty is a place to fill in, or a secret that did not arrive: nobody only looks there.
  if (['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH', 'WEBHOOK_SECRET'].every((name) => variables[name] === undefined))
    return { kind: 'none' }
  const problems: Told[] = []
  const needed = webhook === 'received' ? ['APP_ID', 'WEBHOOK_SECRET'] : ['APP_ID']
  const missing = needed.filter((name) => !set(name))
  const privateKey = keyFrom(variables, '', problems)
  const previousPrivateKey = keyFrom(variables, 'PREVIOUS_', problems)
  if (privateKey === undefined && problems.length === 0) missing.push('PRIVATE_KEY / PRIVATE_KEY_PATH')
  const appId = Number(variables.APP_ID ?? '')
  if (set('APP_ID') && !(Number.isInteger(appId) && appId > 0))
    problems.push({
      ja: 'APP_ID が数ではありません。GitHub App の設定ページにある番号です',
      en: 'APP_ID is no number: it is shown on the settings page of your GitHub App',
    })
  const port = Number(variables.PORT ?? '3000')
  if (!(Number.isInteger(port) && port >= 0 && port < 65_536)) problems.push(NO_PORT)
  if (webhook === 'received' && set('WEBHOOK_SECRET')) {
    const weak = webhookSecretProblem(variables.WEBHOOK_SECRET ?? '')
    if (weak !== undefined) problems.push(weak)
  }
  if (missing.length > 0 || problems.length > 0 || privateKey === undefined)
    return { kind: 'incomplete', missing, problems }
  return {
    kind: 'complete',
    environment: {
      appId,
      privateKey,
      previousPrivateKey: previousPrivateKey ?? '',
      webhookSecret: variables.WEBHOOK_SECRET ?? '',
      baseUrl: apiOf(variables.GHE_HOST),
      host: variables.HOST ?? '127.0.0.1',
      port,
    },
  }
}

export function keyFrom(variables: Variables, which: '' | 'PREVIOUS_', problems: Told[]): string | undefined {
  const path = variables[`${which}PRIVATE_KEY_PATH`]
  if (path !== undefined && path !== '') {
    if (!existsSync(path))
      problems.push({
        ja: `${which}PRIVATE_KEY_PATH の ${path} というファイルがありません`,
        en: `${which}PRIVATE_KEY_PATH names ${path}, and there is no such file`,
      })
    else return readFileSync(path, 'utf8')
    return undefined
  }
  const key = variables[`${which}PRIVATE_KEY`]
  if (key === undefined || key === '') return undefined
  const plain = plainPem(key)
  if (!plain.includes('PRIVATE KEY'))
    problems.push({
      ja: `${which}PRIVATE_KEY が PEM 形式の秘密鍵ではありません`,
      en: `${which}PRIVATE_KEY is no private key in PEM form`,
    })
  return plain
}
