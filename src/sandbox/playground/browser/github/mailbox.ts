import { FACTS } from '../facts.ts'
import type { Api } from './api.ts'
import { repositoryOf } from './repository-path.ts'
import type { Comment, Issue, Repository } from './shapes.ts'

/** A mail that GitHub sends for a comment. */
export interface Mail {
  id: string
  from: string
  subject: string
  text: string
  at: string
  /** Where it leads. */
  address: string
  why: 'mentioned' | 'assigned' | 'author' | 'taking-part'
}

/**
 * The mailbox of a person, as GitHub fills it: who is mentioned, is assigned, wrote, or took part hears of each comment by
 * somebody else, as far as they may read it. Labels, reactions and edits send nothing.
 */
export async function readMailbox(api: Api, login: string): Promise<Mail[]> {
  const repositories = await api.all<Repository>('/user/repos')
  const teams = await teamsOf(api, login)
  const lists = await Promise.all(
    repositories.map(({ full_name }) => api.all<Issue>(`/repos/${full_name}/issues?state=all`).catch(() => [])),
  )
  const boxes = await Promise.all(lists.flat().map((issue) => mailsOf(api, issue, login, teams)))
  return boxes.flat().sort((one, other) => other.at.localeCompare(one.at))
}

async function teamsOf(api: Api, login: string): Promise<readonly string[]> {
  const all = await api.all<{ slug: string }>(`/orgs/${FACTS.org}/teams`).catch(() => [])
  const found = await Promise.all(
    all.map(async ({ slug }) => {
      const members = await api.all<{ login: string }>(`/orgs/${FACTS.org}/teams/${slug}/members`).catch(() => [])
      return members.some((member) => member.login === login) ? [`${FACTS.org}/${slug}`] : []
    }),
  )
  return found.flat()
}

async function mailsOf(api: Api, issue: Issue, login: string, teams: readonly string[]): Promise<Mail[]> {
  const repository = repositoryOf(issue.repository_url)
  const kind = issue.pull_request === undefined ? 'issues' : 'pull'
  const comments = await api.all<Comment>(`/repos/${repository}/issues/${issue.number}/comments`).catch(() => [])
  const entries = [
    { id: `issue-${issue.id}`, user: issue.user, body: issue.body ?? '', at: issue.created_at, hash: '' },
    ...comments.map(({ id, user, body, created_at: at }) => ({
      id: `${id}`,
      user,
      body,
      at,
      hash: `#issuecomment-${id}`,
    })),
  ]
  let why: Mail['why'] | undefined = issue.assignees.some((user) => user.login === login) ? 'assigned' : undefined
  return entries.flatMap(({ id, user, body, at, hash }) => {
    if (user.login === login) {
      why ??= id.startsWith('issue-') ? 'author' : 'taking-part'
      return []
    }
    if (mentions(body, [login, ...teams])) why = 'mentioned'
    if (why === undefined) return []
    const subject = `[${repository}] ${issue.title} (#${issue.number})`
    const address = `/${repository}/${kind}/${issue.number}${hash}`
    return [
      { id: `${repository}#${issue.number} ${id}`, from: user.login, subject, text: asText(body), at, address, why },
    ]
  })
}

function mentions(body: string, names: readonly string[]): boolean {
  const text = body.replace(/```[\s\S]*?```|`[^`\n]*`/g, '')
  return names.some((name) =>
    new RegExp(`(^|[^\\w@/])@${name.replaceAll(/[^\w/-]/g, '\\$&')}(?![\\w/-])`, 'i').test(text),
  )
}

/** The plain part of the mail. */
const asText = (body: string): string =>
  body
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
