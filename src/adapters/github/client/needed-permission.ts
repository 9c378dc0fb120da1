import type { AskedRoute } from './asked-route.ts'

const BY_PATH: readonly [RegExp, string][] = [
  [/\/projectsV2\//, 'organization_projects'],
  [/^\/orgs\/[^/]+\/(teams|members|memberships)/, 'members'],
  [/\/check-runs/, 'checks'],
  [/\/pulls(\/|$)/, 'pull_requests'],
  [/\/issues(\/|$)|\/labels(\/|$)/, 'issues'],
  [/\/dependabot\/alerts/, 'vulnerability_alerts'],
  [/\/code-scanning\/alerts/, 'security_events'],
  [/\/secret-scanning\/alerts/, 'secret_scanning_alerts'],
  [/\/(contents|git|commits|branches)(\/|$)/, 'contents'],
]

/** GitHub names it in a header of the refusal; the path says it where the header is missing. */
export function neededPermission(
  { method, path }: AskedRoute,
  headers: Readonly<Record<string, unknown>>,
): string | undefined {
  const named = headers['x-accepted-github-permissions']
  if (typeof named === 'string' && named !== '') return named.replaceAll('=', ': ').replaceAll(';', ',')
  const name = BY_PATH.find(([pattern]) => pattern.test(path))?.[1]
  return name === undefined ? undefined : `${name}: ${method === 'GET' ? 'read' : 'write'}`
}
