import type { SecretFiles } from '../../../adapters/files/app-secrets.ts'
import type { RegisteredApp } from '../../../adapters/github/client/registered-app.ts'
import type { Registration } from '../../../app/set-up/app-manifest.ts'
import type { RegisterWords } from './register-words.ts'

export interface Step {
  text: string
  link?: string
  commands?: readonly string[]
}

/** The remaining steps with an app that is registered; nothing of it is secret. */
export function afterRegistration(
  say: RegisterWords,
  registration: Registration,
  files: SecretFiles,
  app: RegisteredApp,
): Step[] {
  const { organisation, server } = registration
  const settings = appSettings(registration, app)
  const secret = `gh secret set --repo ${organisation}/REPOSITORY`
  const use: Step[] =
    server === undefined
      ? [
          {
            text: say('done.actions'),
            commands: [
              `${secret} HIKESHI_CLIENT_ID --body ${app.clientId}`,
              `${secret} HIKESHI_PRIVATE_KEY < ${files.key}`,
            ],
          },
        ]
      : [
          ...(app.webhookSecret === undefined ? [{ text: say('done.secret', { ...files }), link: settings }] : []),
          { text: say('done.start', { ...files }) },
        ]
  return [
    { text: say('done.install'), link: `${settings}/installations` },
    ...use,
    { text: say('done.doctor', { ...files, organisation }) },
  ]
}

export const appSettings = ({ web, organisation }: Registration, { slug }: RegisteredApp): string =>
  `${allApps(web, organisation)}/${slug}`

export const allApps = (web: string, organisation: string): string =>
  `${web}/organizations/${organisation}/settings/apps`
