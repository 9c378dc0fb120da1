import { asObject, asText, asTexts, isObject, type Json } from '../json.ts'
import { APP_EVENTS, APP_PERMISSIONS } from './app-scopes.ts'

/** An app that somebody asks for, as its manifest has it. */
export interface AskedApp {
  name: string
  url: string
  redirectUrl: string
  webhook: { url: string; active: boolean } | undefined
  permissions: Record<string, string>
  events: string[]
}

/** An app that was registered by its manifest; whoever has the code may fetch its secrets once, within the hour. */
export interface AppRegistration {
  id: number
  slug: string
  asked: AskedApp
  code: string
  /** By the sandbox's clock. */
  at: Date
  fetched: boolean
}

/** GitHub's own limit. */
const LONGEST_NAME = 34

/** GitHub's reading of a manifest, or everything that it would say against it. */
export function readAppManifest(text: string): AskedApp | { problems: string[] } {
  const manifest = parsed(text)
  if (manifest === undefined) return { problems: ['The manifest is no JSON object'] }
  const permissions = Object.fromEntries(
    Object.entries(asObject(manifest.default_permissions)).map(([name, level]) => [name, String(level)]),
  )
  const events = asTexts(manifest.default_events)
  const hook = isObject(manifest.hook_attributes) ? manifest.hook_attributes : undefined
  const problems = [
    ...(isWebAddress(manifest.url) ? [] : ['"url" wasn\'t supplied']),
    ...(isWebAddress(manifest.redirect_url) ? [] : ['"redirect_url" is no web address']),
    ...(hook === undefined ? [] : hookProblems(hook)),
    ...nameProblems(asText(manifest.name)),
    ...permissionProblems(permissions),
    ...eventProblems(events, permissions),
  ]
  if (problems.length > 0) return { problems }
  return {
    name: asText(manifest.name) ?? '',
    url: asText(manifest.url) ?? '',
    redirectUrl: asText(manifest.redirect_url) ?? '',
    webhook: hook && { url: asText(hook.url) ?? '', active: hook.active !== false },
    permissions: { metadata: 'read', ...permissions },
    events,
  }
}

export const nameProblems = (name = ''): string[] =>
  name.length > LONGEST_NAME ? [`Name is too long (maximum is ${LONGEST_NAME} characters)`] : []

const permissionProblems = (permissions: Readonly<Record<string, string>>): string[] =>
  Object.entries(permissions).flatMap(([name, level]) => {
    const levels = APP_PERMISSIONS[name]
    if (levels === undefined) return [`Default permission records resource is not included in the list: ${name}`]
    return levels.includes(level) ? [] : [`Default permission records action is not included in the list: ${name}`]
  })

const eventProblems = (events: readonly string[], permissions: Readonly<Record<string, string>>): string[] =>
  events
    .filter((event) => !(APP_EVENTS[event]?.some((name) => name === 'metadata' || name in permissions) ?? false))
    .map((event) => `Default events unsupported: ${event}`)

/** An address is wanted even where nothing is sent to it; what is sent has to get there from outside. */
function hookProblems({ url, active }: Json): string[] {
  if (!isWebAddress(url)) return ["Hook url wasn't supplied"]
  const { hostname } = new URL(String(url))
  const here = /^(localhost|127\..*|\[::1\])$/.test(hostname)
  return here && active !== false
    ? ["Hook url is not supported because it isn't reachable over the public Internet"]
    : []
}

const isWebAddress = (value: unknown): boolean =>
  typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
