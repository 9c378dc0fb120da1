import { ALERT_ACCESS } from '../policy/alerts.ts'
import type { Policy } from '../policy/policy.schema.ts'

/** The permissions of `app.yml`, as far as this policy makes use of them, and those that it asks for apart. */
export function neededPermissions(policy: Policy): Readonly<Record<string, string>> {
  const teams = Object.values(policy.roles).some((role) => role.teams.length > 0)
  return {
    ...{ checks: 'write', contents: 'write', issues: 'write', metadata: 'read', pull_requests: 'write' },
    ...(teams && { members: 'read' }),
    ...(policy.board !== undefined && { organization_projects: 'write' }),
    ...Object.fromEntries((policy.alerts?.of ?? []).map((kind) => [ALERT_ACCESS[kind].permission, 'read'])),
  }
}

/** The events of `app.yml`. */
const ALWAYS: readonly string[] = [
  'issue_comment',
  'issues',
  'membership',
  'organization',
  'projects_v2_item',
  'pull_request',
  'pull_request_review',
  'push',
  'repository_dispatch',
  'team',
]

/** The events of `app.yml`, as far as this policy makes use of them, and those that it asks for apart. */
export const neededEvents = ({ board, alerts }: Pick<Policy, 'board' | 'alerts'>): readonly string[] => [
  ...ALWAYS.filter((event) => event !== 'projects_v2_item' || board !== undefined),
  ...(alerts?.of ?? []).map((kind) => ALERT_ACCESS[kind].event),
]
