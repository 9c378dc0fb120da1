import type { SecretFiles } from '../../../adapters/files/app-secrets.ts'
import type { RegisteredApp } from '../../../adapters/github/client/registered-app.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import { EXIT } from '../exit.ts'
import { afterRegistration, appSettings, type Step } from '../register/after-registration.ts'
import { opening, registerApp } from '../register/register-app.ts'
import { type RegisterWords, registerWords } from '../register/register-words.ts'
import { tellJson } from '../tell-json.ts'
import { saidIn } from '../terminal-language.ts'

export interface Options {
  org: string
  url?: string
  appName?: string
  out: string
  port: number
  locale?: Language
  json?: boolean
}

export async function register(
  { appName: name, url: server, json = false, locale: asked, ...options }: Options,
  openForMs: number,
) {
  const locale = saidIn(asked, 'no-policy')
  const say = await registerWords(locale)
  // The address is for the person; the document comes when it is over.
  const beside = json ? process.stderr : process.stdout
  const { ended, registration, files } = await registerApp(
    { ...options, locale, name, server },
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
    throw new ToldError(`${say('not-stored.head', { slug: app.slug, why: ended.outcome.why })}: ${link}`)
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
