import type { Language } from '../../domain/policy/basics.ts'

/** The GitHub App's permissions and events, each permission with its reason. */
export interface AppManifest {
  name: string
  description: string
  public: boolean
  permissions: readonly AskedPermission[]
  events: readonly string[]
}

export interface AskedPermission {
  name: string
  level: string
  why: Readonly<Record<Language, string>>
}

/** Which app is to be registered, and for whom. */
export interface Registration {
  organisation: string
  name: string
  /** The server's address; without one nothing is delivered, as the Action needs nothing. */
  server: string | undefined
  /** GitHub's own web address. */
  web: string
}

export const WEBHOOK_PATH = '/api/github/webhooks'

/** GitHub's own limit. */
export const LONGEST_APP_NAME = 34

/** The names of apps are taken once for all of GitHub, so the organisation is part of it where it fits. */
export function appNameFor({ name }: AppManifest, organisation: string): string {
  const own = `${name} ${organisation}`
  return own.length <= LONGEST_APP_NAME ? own : name
}

/**
 * The form that is posted to GitHub:
 * https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
 */
export function githubManifest(manifest: AppManifest, registration: Registration, redirectUrl: string): object {
  const { organisation, name, server, web } = registration
  const home = `${web}/${organisation}`
  return {
    ...{ name, description: manifest.description, public: manifest.public },
    ...{ url: home, redirect_url: redirectUrl },
    // GitHub wants an address here even where nothing is ever sent to it.
    hook_attributes: server === undefined ? { url: home, active: false } : { url: webhookOf(server), active: true },
    default_permissions: Object.fromEntries(manifest.permissions.map((each) => [each.name, each.level])),
    default_events: server === undefined ? [] : manifest.events,
  }
}

export const webhookOf = (server: string): string => `${server}${WEBHOOK_PATH}`
