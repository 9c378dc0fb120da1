import type { Organization, Repository, User } from '../shapes.ts'

/** The part of an organisation that webhooks carry. */
export function briefly(organization: Organization): Organization {
  const { login, id, node_id, url, repos_url, events_url, hooks_url, issues_url, members_url, public_members_url } =
    organization
  const urls = { url, repos_url, events_url, hooks_url, issues_url, members_url, public_members_url }
  return {
    login,
    id,
    node_id,
    ...urls,
    avatar_url: organization.avatar_url,
    description: organization.description ?? '',
  }
}

/** An organisation as an account, with all that GitHub says of any owner; emulate leaves half of it out. */
export function asAccount(baseUrl: string, organization: Organization): User {
  const { login, id, node_id, avatar_url } = organization
  const url = `${baseUrl}/users/${login}`
  return {
    login,
    id,
    node_id,
    avatar_url,
    gravatar_id: '',
    url,
    html_url: `${baseUrl}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: 'Organization',
    user_view_type: 'public',
    site_admin: false,
  }
}

/** A repository as the front shows it; its settings change by the front alone. */
export const asShown = (baseUrl: string, organization: Organization, repository: Repository): Repository => {
  const { permissions: _, ...rest } = repository
  return { ...rest, owner: asAccount(baseUrl, organization) } as Repository
}

/** An account of a person or of an app. */
export const shownUser = (user: User): User => ({
  ...user,
  site_admin: false,
  ...(user.login.endsWith('[bot]') ? { type: 'Bot', email: null } : {}),
})
