import type { Policy } from '../policy/policy.schema.ts'

/** The permissions of `app.yml`, as far as this policy makes use of them. */
export function neededPermissions(policy: Policy): Readonly<Record<string, string>> {
  const teams = Object.values(policy.roles).some((role) => role.teams.length > 0)
  return {
    ...{ checks: 'write', contents: 'write', issues: 'write', metadata: 'read', pull_requests: 'write' },
    ...(teams && { members: 'read' }),
    ...(policy.board !== undefined && { organization_projects: 'write' }),
  }
}

/** The events of `app.yml`. */
export const NEEDED_EVENTS: readonly string[] = [
  'issue_comment',
  'issues',
  'membership',
  'organization',
  'projects_v2_item',
  'pull_request',
  'pull_request_review',
  'push',
  'team',
]
