import { FACTS, OWNER_LOGIN, PEOPLE } from '../facts.ts'
import { type Api, apiOf } from './api.ts'
import { repositoryOf } from './repository-path.ts'
import type { Comment, Issue, Repository } from './shapes.ts'

type Why = 'mentioned' | 'assigned' | 'author' | 'taking-part'

/** A mail that GitHub sends for an issue, a pull request or a comment. */
export interface Mail {
  id: string
  from: string
  /** Everybody whom it reached, and for which reason. */
  to: { login: string; why: Why }[]
  subject: string
  text: string
  at: string
  /** Where it leads. */
  address: string
}

interface Person {
  login: string
  /** Names by which somebody is mentioned. */
  names: readonly string[]
  repositories: ReadonlySet<string>
}

/** A text of a conversation, the first one being the issue's own. */
interface Entry {
  id: string
  from: string
  body: string
  at: string
  hash: string
}

/**
 * The mails of all people, as GitHub sends them: who is mentioned, is assigned, wrote, or took part hears of each comment by
 * somebody else, as far as they may read it. Labels, reactions and edits send nothing.
 */
export async function readMails(): Promise<Mail[]> {
  const owner = apiOf(OWNER_LOGIN)
  const [people, repositories] = await Promise.all([readPeople(owner), owner.all<Repository>('/user/repos')])
  const lists = await Promise.all(
    repositories.map(({ full_name }) => owner.all<Issue>(`/repos/${full_name}/issues?state=all`).catch(() => [])),
  )
  const mails = await Promise.all(lists.flat().map((issue) => mailsOf(owner, issue, people)))
  return mails.flat().sort((one, other) => other.at.localeCompare(one.at))
}

async function readPeople(owner: Api): Promise<Person[]> {
  const teams = await owner.all<{ slug: string }>(`/orgs/${FACTS.org}/teams`).catch(() => [])
  const members = await Promise.all(
    teams.map(async ({ slug }) => {
      const found = await owner.all<{ login: string }>(`/orgs/${FACTS.org}/teams/${slug}/members`).catch(() => [])
      return { team: `${FACTS.org}/${slug}`, logins: found.map(({ login }) => login) }
    }),
  )
  return Promise.all(
    PEOPLE.map(async ({ login }) => {
      const readable = await apiOf(login)
        .all<Repository>('/user/repos')
        .catch(() => [])
      const own = members.filter(({ logins }) => logins.includes(login)).map(({ team }) => team)
      return { login, names: [login, ...own], repositories: new Set(readable.map(({ full_name }) => full_name)) }
    }),
  )
}

async function mailsOf(owner: Api, issue: Issue, people: readonly Person[]): Promise<Mail[]> {
  const repository = repositoryOf(issue.repository_url)
  const kind = issue.pull_request === undefined ? 'issues' : 'pull'
  const comments = await owner.all<Comment>(`/repos/${repository}/issues/${issue.number}/comments`).catch(() => [])
  const entries: Entry[] = [
    { id: `issue-${issue.id}`, from: issue.user.login, body: issue.body ?? '', at: issue.created_at, hash: '' },
    ...comments.map(({ id, user, body, created_at: at }) => ({
      ...{ id: `${id}`, from: user.login, body, at },
      hash: `#issuecomment-${id}`,
    })),
  ]
  const readers = people.filter((person) => person.repositories.has(repository))
  const reached = readers.map((person) => ({ login: person.login, why: reasonsOf(person, issue, entries) }))
  return entries.flatMap(({ id, from, body, at, hash }, place) => {
    const to = reached.flatMap(({ login, why }) => {
      const reason = why[place]
      return reason === undefined ? [] : [{ login, why: reason }]
    })
    const subject = `[${repository}] ${issue.title} (#${issue.number})`
    const address = `/${repository}/${kind}/${issue.number}${hash}`
    return to.length === 0
      ? []
      : [{ id: `${repository}#${issue.number} ${id}`, from, to, subject, text: asText(body), at, address }]
  })
}

/** Why each text of a conversation reaches a person; nothing where it does not. */
function reasonsOf({ login, names }: Person, issue: Issue, entries: readonly Entry[]): (Why | undefined)[] {
  let why: Why | undefined = issue.assignees.some((user) => user.login === login) ? 'assigned' : undefined
  return entries.map(({ from, body }, place) => {
    if (from === login) {
      why ??= place === 0 ? 'author' : 'taking-part'
      return undefined
    }
    if (mentions(body, names)) why = 'mentioned'
    return why
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
