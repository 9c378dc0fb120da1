import { join } from 'node:path'
import { parse } from 'yaml'
import { asObject, asTexts } from '../json.ts'
import { packageRoot, readIfThere } from './templates.ts'

/** Where the app's manifest is not there yet. */
const PERMISSIONS = {
  checks: 'write',
  contents: 'write',
  issues: 'write',
  members: 'read',
  metadata: 'read',
  organization_projects: 'write',
  pull_requests: 'write',
}
const EVENTS = [
  'issue_comment',
  'issues',
  'membership',
  'projects_v2_item',
  'pull_request',
  'pull_request_review',
  'push',
  'sub_issues',
]

/** Permissions that the workflows of one repository alone ask of `GITHUB_TOKEN`, and the events that start them in either way. */
export const ACTIONS_REGISTRATION = {
  permissions: { checks: 'write', contents: 'write', issues: 'write', metadata: 'read', pull_requests: 'write' },
  events: ['issue_comment', 'issues', 'pull_request', 'pull_request_review', 'push', 'repository_dispatch'],
}

/** The app is registered here as its manifest asks to be on GitHub, so that a permission too few shows in every scenario. */
export function appRegistration(
  wanted?: readonly string[],
  granted?: Readonly<Record<string, string>>,
): { permissions: Record<string, string>; events: string[] } {
  const manifest = asObject(parse(readIfThere(join(packageRoot(), 'app.yml')) ?? ''))
  const asked = Object.entries(asObject(manifest.default_permissions)).map(([name, level]) => [name, String(level)])
  const events = wanted ? [...wanted] : asTexts(manifest.default_events)
  return {
    permissions: {
      ...(asked.length > 0 ? { metadata: 'read', ...Object.fromEntries(asked) } : PERMISSIONS),
      ...granted,
    },
    events: events.length > 0 ? events : EVENTS,
  }
}
