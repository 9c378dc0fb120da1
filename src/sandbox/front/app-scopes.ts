/** Permissions that an app may ask for; levels beyond `read` and `write` stand in parentheses in GitHub's own description too. */
const READ_WRITE = [
  ...['actions', 'administration', 'checks', 'codespaces', 'contents', 'dependabot_secrets', 'deployments'],
  ...['discussions', 'email_addresses', 'environments', 'followers', 'git_ssh_keys', 'gpg_keys'],
  ...['interaction_limits', 'issues', 'members', 'merge_queues', 'metadata', 'organization_administration'],
  ...['organization_hooks', 'organization_packages', 'organization_projects', 'organization_secrets'],
  ...['organization_self_hosted_runners', 'organization_user_blocking', 'packages', 'pages', 'pull_requests'],
  ...['repository_hooks', 'repository_projects', 'secret_scanning_alerts', 'secrets', 'security_events'],
  ...['single_file', 'starring', 'statuses', 'vulnerability_alerts'],
]
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  organization_events: ['read'],
  organization_plan: ['read'],
  organization_projects: ['read', 'write', 'admin'],
  profile: ['write'],
  repository_projects: ['read', 'write', 'admin'],
  workflows: ['write'],
}

/** The levels of each permission: the most usual of GitHub's list. */
export const APP_PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(READ_WRITE.map((name) => [name, ['read', 'write']])),
  ...OTHERS,
}

/** An app hears of an event only with one of these permissions. */
export const APP_EVENTS: Readonly<Record<string, readonly string[]>> = {
  check_run: ['checks'],
  check_suite: ['checks'],
  code_scanning_alert: ['security_events'],
  commit_comment: ['contents'],
  create: ['contents'],
  delete: ['contents'],
  dependabot_alert: ['vulnerability_alerts'],
  deployment: ['deployments'],
  deployment_status: ['deployments'],
  discussion: ['discussions'],
  discussion_comment: ['discussions'],
  fork: ['contents'],
  gollum: ['contents'],
  issue_comment: ['issues', 'pull_requests'],
  issues: ['issues'],
  label: ['metadata'],
  member: ['members', 'administration'],
  membership: ['members'],
  milestone: ['issues', 'pull_requests'],
  organization: ['members'],
  projects_v2: ['organization_projects'],
  projects_v2_item: ['organization_projects'],
  public: ['metadata'],
  pull_request: ['pull_requests'],
  pull_request_review: ['pull_requests'],
  pull_request_review_comment: ['pull_requests'],
  pull_request_review_thread: ['pull_requests'],
  push: ['contents'],
  release: ['contents'],
  repository: ['metadata'],
  repository_dispatch: ['contents'],
  secret_scanning_alert: ['secret_scanning_alerts'],
  star: ['metadata'],
  status: ['statuses'],
  sub_issues: ['issues'],
  team: ['members'],
  team_add: ['members'],
  watch: ['metadata'],
  workflow_dispatch: ['contents'],
  workflow_job: ['actions'],
  workflow_run: ['actions'],
}
