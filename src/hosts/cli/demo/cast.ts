import { ToldError } from '../../../domain/values/told-error.ts'
import type { Sandbox } from '../../../sandbox/sandbox-facts.ts'
import { otherwise } from './otherwise.ts'

interface Shown {
  state: string
  phase: string
  column: string
  assignee: string
}

/** The people of the story: each acts by GitHub's own API with a token of his own, as a browser would. */
export interface Cast {
  /** Opens an issue and gives its number. */
  report(login: string, title: string, body: string): Promise<number>
  comment(login: string, issue: number, body: string): Promise<void>
  /** Drags the card of an issue to a column. */
  drag(login: string, issue: number, column: string): Promise<void>
  label(login: string, issue: number, label: string): Promise<void>
  close(login: string, issue: number): Promise<void>
  /** Writes into a file on a branch of the runbook repository. */
  write(login: string, branch: string, path: string, change: (text: string) => string): Promise<void>
  approve(login: string, pull: number): Promise<void>
  merge(login: string, pull: number): Promise<void>
  pull(): Promise<{ number: number; branch: string; title: string; files: string[] } | undefined>
  /** The app's answers on an issue that nobody has read yet. */
  unread(issue: number): Promise<string[]>
  shown(issue: number): Promise<Shown>
  requests(): Promise<number>
}

type Json = Record<string, unknown>

export function cast(sandbox: Sandbox): Cast {
  const { url, tokens, repos, org, project, control } = sandbox
  const incidents = `/repos/${repos.incidents}`
  const runbooks = `/repos/${repos.runbooks}`
  const board = `/orgs/${org}/projectsV2/${project.number}`
  const read = new Set<unknown>()

  async function call<Answer>(login: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${tokens[login]}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok)
      throw new ToldError(otherwise(`${login}: ${method} ${path}: ${answer.status} ${await answer.text()}`))
    return (answer.status === 204 ? undefined : await answer.json()) as Answer
  }
  const cards = () => call<Json[]>('admin', 'GET', `${board}/items?per_page=100`)
  const card = async (issue: number): Promise<Json | undefined> =>
    (await cards()).find(({ content }) => (content as Json | undefined)?.number === issue)
  const columnOf = async (issue: number): Promise<string> => {
    const path = `${board}/items/${(await card(issue))?.id}?fields=${(await statusField())?.id}`
    const { fields = [] } = await call<{ fields?: { name: string; value?: { name?: { raw?: string } } }[] }>(
      'admin',
      'GET',
      path,
    )
    return fields.find(({ name }) => name === 'Status')?.value?.name?.raw ?? ''
  }
  const statusField = async () => {
    const fields = await call<{ id: number; name: string; options?: { id: string; name: { raw: string } }[] }[]>(
      'admin',
      'GET',
      `${board}/fields`,
    )
    return fields.find(({ name }) => name === 'Status')
  }

  return {
    async report(login, title, body) {
      // GitHub applies a form's own labels for everyone, whoever opens it.
      const { number } = await call<{ number: number }>(login, 'POST', `${incidents}/issues`, {
        title,
        body,
        labels: ['hikeshi: incident'],
      })
      await sandbox.idle()
      return number
    },
    async comment(login, issue, body) {
      await call(login, 'POST', `${incidents}/issues/${issue}/comments`, { body })
      await sandbox.idle()
    },
    async drag(login, issue, column) {
      const field = await statusField()
      const value = field?.options?.find(({ name }) => name.raw === column)?.id
      await call(login, 'PATCH', `${board}/items/${(await card(issue))?.id}`, { fields: [{ id: field?.id, value }] })
      await sandbox.idle()
    },
    async label(login, issue, label) {
      await call(login, 'POST', `${incidents}/issues/${issue}/labels`, { labels: [label] })
      await sandbox.idle()
    },
    async close(login, issue) {
      await call(login, 'PATCH', `${incidents}/issues/${issue}`, { state: 'closed', state_reason: 'completed' })
      await sandbox.idle()
    },
    async write(login, branch, path, change) {
      const file = await call<{ content: string; sha: string }>(
        login,
        'GET',
        `${runbooks}/contents/${path}?ref=${branch}`,
      )
      const text = change(Buffer.from(file.content, 'base64').toString('utf8'))
      const content = Buffer.from(text).toString('base64')
      await call(login, 'PUT', `${runbooks}/contents/${path}`, {
        message: 'Fill in the plan',
        branch,
        sha: file.sha,
        content,
      })
      await sandbox.idle()
    },
    async approve(login, pull) {
      await call(login, 'POST', `${runbooks}/pulls/${pull}/reviews`, { event: 'APPROVE' })
      await sandbox.idle()
    },
    async merge(login, pull) {
      await call(login, 'PUT', `${runbooks}/pulls/${pull}/merge`, {})
      await sandbox.idle()
    },
    async pull() {
      const [found] = await call<{ number: number; title: string; head: { ref: string } }[]>(
        'officer',
        'GET',
        `${runbooks}/pulls`,
      )
      if (found === undefined) return undefined
      const files = await call<{ filename: string }[]>('officer', 'GET', `${runbooks}/pulls/${found.number}/files`)
      return {
        number: found.number,
        branch: found.head.ref,
        title: found.title,
        files: files.map(({ filename }) => filename),
      }
    },
    async unread(issue) {
      const comments = await call<{ id: number; body: string; user: { login: string } }[]>(
        'admin',
        'GET',
        `${incidents}/issues/${issue}/comments?per_page=100`,
      )
      const fresh = comments.filter(
        ({ id, body, user }) =>
          user.login.endsWith('[bot]') && !body.includes('<!-- hikeshi:status -->') && !read.has(id),
      )
      for (const { id } of fresh) read.add(id)
      return fresh.map(({ body }) => body)
    },
    async shown(issue) {
      const seen = await call<{ state: string; labels: { name: string }[]; assignees: { login: string }[] }>(
        'admin',
        'GET',
        `${incidents}/issues/${issue}`,
      )
      return {
        state: seen.state,
        phase: seen.labels.find(({ name }) => name.startsWith('phase: '))?.name.slice('phase: '.length) ?? '',
        column: await columnOf(issue),
        assignee: seen.assignees[0]?.login ?? '',
      }
    },
    async requests() {
      const answer = await fetch(`${control}/requests`)
      return ((await answer.json()) as unknown[]).length
    },
  }
}
