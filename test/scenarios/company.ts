import { githubClient } from '../../src/adapters/github/client/client.ts'
import { gitLedger } from '../../src/adapters/github/ledger/git-ledger.ts'
import { sealerFrom, sealVerifier } from '../../src/adapters/keys/seal-key.ts'
import { type RecordsReport, verifyRecords } from '../../src/app/audit/verify-records.ts'
import type { LedgerLine } from '../../src/domain/case/ledger-line.ts'
import type { Delivery } from '../../src/sandbox/deliveries.ts'
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import type { Exchange } from '../contracts/recorded.ts'
import { appsInside, tellErrors } from '../support/app-inside.ts'
import { fetchHere, sendHere } from '../support/fetch-here.ts'
import { quickStart } from '../support/quick-start.ts'
import { deliveredOtherwise, spokenOtherwise } from './held-to-github.ts'

type Json = Record<string, unknown>

export interface Comment {
  id: number
  body: string
  user: { login: string }
}

/** A company on the embedded GitHub: people act on it by GitHub's REST API alone, as they would from anywhere. */
export interface Company {
  sandbox: Sandbox
  as(login: string): Person
  /** The same, by way of an app that he has let act for him. */
  byWayOf(app: string, login: string): Person
  issue(number: number): Promise<{
    title: string
    state: string
    stateReason: string | null
    labels: string[]
    assignees: string[]
    body: string
  }>
  /** Comments by the app, oldest first, without the status comment. */
  answers(number: number): Promise<Comment[]>
  status(number: number): Promise<string>
  column(number: number): Promise<string | undefined>
  phase(number: number): Promise<string | undefined>
  call(login: string, method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  control(method: string, path: string, body?: unknown): Promise<unknown>
  /** One scheduled round, and whatever it set going. */
  sweep(): Promise<void>
  /** Everybody's, oldest first. */
  comments(number: number): Promise<Comment[]>
  reactions(comment: number): Promise<string[]>
  ledger(number: number): Promise<readonly LedgerLine[]>
  /** The reasons of the last refusal, as `code clause`. */
  refusal(number: number): Promise<string[]>
  /** `hikeshi verify` over all cases: the app alone wrote, only ever at the end. */
  verify(): Promise<RecordsReport>
  /** Requests of the app and their answers since the last `forget`. */
  exchanges(): Promise<Exchange[]>
  /** Holds it against GitHub's description before. */
  forget(): Promise<void>
  /** Requests, answers and deliveries that are not as GitHub speaks; each is given once. */
  unlikeGitHub(): Promise<readonly unknown[]>
  deliveries(): Promise<Delivery[]>
  pulls(): Promise<PullRequest[]>
  /** A file of the runbook repository. */
  file(path: string, ref?: string): Promise<string | undefined>
  /** Ends it, and fails where anything that was said is not as GitHub speaks. */
  stop(): Promise<void>
}

export interface PullRequest {
  number: number
  state: string
  title: string
  body: string
  head: { ref: string; sha: string }
}

export interface Person {
  report(body: string, more?: { title?: string; labels?: string[] }): Promise<number>
  /** Writes a comment, waits, and gives what the app answered to it. */
  says(number: number, text: string): Promise<string>
  moves(number: number, column: string): Promise<string>
  labels(number: number, label: string): Promise<string>
  closes(number: number, reason?: 'completed' | 'not_planned'): Promise<string>
  reopens(number: number): Promise<string>
  /** Comments without waiting for anything; gives the comment's id. */
  comments(number: number, text: string): Promise<number>
  edits(number: number, comment: number, text: string): Promise<string>
  deletes(number: number, comment: number): Promise<string>
  editsReport(number: number, body: string): Promise<string>
  unlabels(number: number, label: string): Promise<string>
  writes(branch: string, path: string, text: string): Promise<void>
  approves(pull: number): Promise<void>
  merges(pull: number): Promise<void>
}

/**
 * The app runs in this process, for half of what one of its own costs. Where a process matters, by its end, its
 * surroundings or what stands before it, a company is given `restedApp`.
 */
const inside = appsInside(tellErrors)

export async function company(options: SandboxOptions = {}): Promise<Company> {
  const sandbox = await startSandbox({
    ...(options.loadApp === undefined && inside),
    ...(await quickStart()),
    ...options,
  })
  const { url, tokens, repos, org, project } = sandbox
  const incidents = `/repos/${repos.incidents}`
  const runbooks = `/repos/${repos.runbooks}`
  const call: Company['call'] = async (login, method, path, body) =>
    sendHere(url + path, method, login.startsWith('ghu_') ? login : tokens[login], body)
  const ok = async (login: string, method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await call(login, method, path, body)
    if (answer.status >= 300)
      throw new Error(`${login}: ${method} ${path} answered ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const comments = async (number: number): Promise<Comment[]> =>
    (await ok('admin', 'GET', `${incidents}/issues/${number}/comments?per_page=100`)) as Comment[]
  const ours = async (number: number): Promise<Comment[]> =>
    (await comments(number)).filter(({ user }) => user.login === `${sandbox.app.slug}[bot]`)
  const answers = async (number: number): Promise<Comment[]> =>
    (await ours(number)).filter(({ body }) => !body.includes('<!-- hikeshi:status -->'))
  const issue: Company['issue'] = async (number) => {
    const seen = (await ok('admin', 'GET', `${incidents}/issues/${number}`)) as Json
    return {
      state: String(seen.state),
      title: seen.title as string,
      stateReason: seen.state_reason as string | null,
      labels: (seen.labels as { name: string }[]).map(({ name }) => name),
      assignees: (seen.assignees as { login: string }[]).map(({ login }) => login),
      body: String(seen.body),
    }
  }
  const items = async (): Promise<Json[]> => {
    const { id } = await fields()
    const path = `/orgs/${org}/projectsV2/${project.number}/items?per_page=100&fields=${id}`
    return (await ok('admin', 'GET', path)) as Json[]
  }
  const fields = async (): Promise<{ id: number; options: { id: string; name: { raw: string } }[] }> => {
    const all = (await ok('admin', 'GET', `/orgs/${org}/projectsV2/${project.number}/fields`)) as {
      id: number
      name: string
      options: { id: string; name: { raw: string } }[]
    }[]
    const status = all.find(({ name }) => name === 'Status')
    if (status === undefined) throw new Error('The board has no Status')
    return status
  }
  const itemOf = async (number: number): Promise<Json | undefined> =>
    (await items()).find((item) => (item.content as { number?: number } | undefined)?.number === number)

  const after = async (number: number, act: () => Promise<unknown>): Promise<string> => {
    const before = new Set((await answers(number)).map(({ id }) => id))
    await act()
    await sandbox.idle()
    return (await answers(number))
      .filter(({ id }) => !before.has(id))
      .map(({ body }) => body)
      .join('\n\n')
  }

  const as = (login: string): Person => ({
    async report(body, { title = 'Report', labels = ['hikeshi: incident'] } = {}) {
      // A form's own labels are applied for everyone, whoever opens it.
      const created = (await ok(login, 'POST', `${incidents}/issues`, { title, body, labels })) as { number: number }
      await sandbox.idle()
      return created.number
    },
    says: (number, text) =>
      after(number, () => ok(login, 'POST', `${incidents}/issues/${number}/comments`, { body: text })),
    async moves(number, column) {
      const item = await itemOf(number)
      const { id, options } = await fields()
      const option = options.find(({ name }) => name.raw === column)
      return after(number, () =>
        ok(login, 'PATCH', `/orgs/${org}/projectsV2/${project.number}/items/${item?.id}`, {
          fields: [{ id, value: option?.id ?? column }],
        }),
      )
    },
    labels: (number, label) =>
      after(number, () => ok(login, 'POST', `${incidents}/issues/${number}/labels`, { labels: [label] })),
    closes: (number, reason = 'completed') =>
      after(number, () =>
        ok(login, 'PATCH', `${incidents}/issues/${number}`, { state: 'closed', state_reason: reason }),
      ),
    reopens: (number) => after(number, () => ok(login, 'PATCH', `${incidents}/issues/${number}`, { state: 'open' })),
    async comments(number, text) {
      const made = await ok(login, 'POST', `${incidents}/issues/${number}/comments`, { body: text })
      return (made as { id: number }).id
    },
    edits: (number, comment, text) =>
      after(number, () => ok(login, 'PATCH', `${incidents}/issues/comments/${comment}`, { body: text })),
    deletes: (number, comment) => after(number, () => ok(login, 'DELETE', `${incidents}/issues/comments/${comment}`)),
    editsReport: (number, body) => after(number, () => ok(login, 'PATCH', `${incidents}/issues/${number}`, { body })),
    unlabels: (number, label) =>
      after(number, () => ok(login, 'DELETE', `${incidents}/issues/${number}/labels/${encodeURIComponent(label)}`)),
    async writes(branch, path, text) {
      const at = `${runbooks}/contents/${path}`
      const there = await call(login, 'GET', `${at}?ref=${branch}`)
      const { sha } = there.status === 200 ? (there.body as { sha: string }) : { sha: undefined }
      const content = Buffer.from(text).toString('base64')
      await ok(login, 'PUT', at, { message: `Write ${path}`, branch, content, ...(sha === undefined ? {} : { sha }) })
      await sandbox.idle()
    },
    async approves(pull) {
      await ok(login, 'POST', `${runbooks}/pulls/${pull}/reviews`, { event: 'APPROVE' })
      await sandbox.idle()
    },
    async merges(pull) {
      await ok(login, 'PUT', `${runbooks}/pulls/${pull}/merge`, { merge_method: 'merge' })
      await sandbox.idle()
    },
  })
  const [owner = '', name = ''] = repos.incidents.split('/')
  const store = gitLedger(githubClient({ auth: tokens.admin ?? '', baseUrl: url, fetch: fetchHere }))
  const control: Company['control'] = async (method, path, body) =>
    (await sendHere(sandbox.control + path, method, undefined, body)).body

  const exchanges: Company['exchanges'] = async () => (await control('GET', '/exchanges')) as Exchange[]
  const deliveries: Company['deliveries'] = async () =>
    ((await control('GET', '/deliveries')) as Delivery[]).toReversed()

  let otherwise: readonly unknown[] = []
  const forget: Company['forget'] = async () => {
    otherwise = [...otherwise, ...(await spokenOtherwise({ exchanges }))]
    await control('DELETE', '/requests')
  }
  let held = 0
  const unlikeGitHub: Company['unlikeGitHub'] = async () => {
    await forget()
    const told = await deliveries()
    const fresh = await deliveredOtherwise({ deliveries: async () => told.slice(held) })
    held = told.length
    const all = [...otherwise, ...fresh]
    otherwise = []
    return all
  }

  const ledger: Company['ledger'] = async (number) => {
    const refs = await store.list({ owner, name })
    const ref = refs.find(({ path }) => path.endsWith(`/${String(number).padStart(6, '0')}.jsonl`))
    return ref === undefined ? [] : ((await store.read(ref))?.lines ?? [])
  }

  return {
    sandbox,
    as,
    byWayOf: (app, login) => as(`ghu_${app}_${login}`),
    issue,
    answers,
    call,
    async status(number) {
      return (await ours(number)).find(({ body }) => body.includes('<!-- hikeshi:status -->'))?.body ?? ''
    },
    async column(number) {
      const item = await itemOf(number)
      const values = (item?.fields ?? []) as { name: string; value?: { name?: { raw?: string } } }[]
      return values.find(({ name }) => name === 'Status')?.value?.name?.raw
    },
    async phase(number) {
      return (await issue(number)).labels.find((label) => label.startsWith('phase: '))?.slice('phase: '.length)
    },
    control,
    async sweep() {
      await control('POST', '/sweep')
      await sandbox.idle()
    },
    comments,
    async reactions(comment) {
      const all = await ok('admin', 'GET', `${incidents}/issues/comments/${comment}/reactions`)
      return (all as { content: string }[]).map(({ content }) => content)
    },
    ledger,
    async refusal(number) {
      const last = (await ledger(number)).findLast(({ type }) => type === 'request-refused')
      const { reasons = [] } = (last?.data ?? {}) as { reasons?: { code: string; clause?: string }[] }
      return reasons.map(({ code, clause }) => (clause === undefined ? code : `${code} ${clause}`))
    },
    verify: () =>
      verifyRecords(
        store,
        { owner, name },
        {
          writers: [{ login: `${sandbox.app.slug}[bot]` }],
          signatures: 'not-expected',
          seals: sealVerifier(sealerFrom(sandbox.secrets.privateKey, 'none').keys),
          trusted: 'not-at-hand',
        },
      ),
    exchanges,
    forget,
    unlikeGitHub,
    deliveries,
    pulls: async () => (await ok('admin', 'GET', `${runbooks}/pulls?state=all&per_page=100`)) as PullRequest[],
    async file(path, ref) {
      const found = await call('admin', 'GET', `${runbooks}/contents/${path}${ref === undefined ? '' : `?ref=${ref}`}`)
      if (found.status !== 200) return undefined
      return Buffer.from((found.body as { content: string }).content, 'base64').toString('utf8')
    },
    async stop() {
      try {
        const problems = await unlikeGitHub()
        if (problems.length > 0) throw new Error(`GitHub does not speak so:\n${JSON.stringify(problems, null, 2)}`)
      } finally {
        await sandbox.stop()
      }
    },
  }
}
