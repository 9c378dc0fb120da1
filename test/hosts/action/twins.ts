import { createHmac, randomUUID } from 'node:crypto'
import { expect, vi } from 'vitest'
import { WEBHOOK_PATH } from '../../../src/app/set-up/app-manifest.ts'
import { type RunningServer, startServer } from '../../../src/hosts/probot/server.ts'
import { asObject, asText, type Json } from '../../../src/sandbox/json.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox-facts.ts'
import { sendHere } from '../../support/fetch-here.ts'
import { type Event, type Runner, runner } from './runner.ts'

/**
 * Two GitHubs on which the same people do the same. What the first one tells of it is recorded, and the very same recording
 * goes to both hosts: signed to the app's address, which works on the first GitHub, and as event file to the Action, which
 * works on the second. So the events are the same by construction; people's acts on the second GitHub only bring it into
 * the state that the events speak of. What is compared is all that the hosts did: records, screens and the board.
 */
export interface Twins {
  first: Runner
  second: Runner
  /** The last event of each kind that GitHub has told of so far, as `issues.opened`; a push has no action. */
  heard: ReadonlyMap<string, Event>
  /** Both hosts hear of this. */
  tell(event: Event): Promise<void>
  /** Adopts the policy, and opens a case with this report. */
  open(report: Said): Promise<number>
  /** Everybody does this one after the other; after each, both GitHubs show the same. */
  play(story: readonly Act[], number: number): Promise<void>
  stop(): Promise<void>
}

/**
 * An act on GitHub; `{issue}`, `{comment}`, `{card}`, `{pull}`, `{review}` and `{runbooks}` are the paths of the case,
 * the last comment that a person made, its card, its pull request, the last review of that, and the repository of runbooks.
 */
export type Act = readonly [login: string, method: string, path: string, body: Said | Body]
type Said = Readonly<Record<string, unknown>> | undefined
/** The words hang on what is there. */
type Body = (there: Runner, number: number) => Promise<unknown>

export const says = (login: string, body: string): Act => [login, 'POST', '{issue}/comments', { body }]

const A_SECOND = 1_000

const machine = Date.now
const ahead = (): number => Date.now() - machine()

/** Time passes again from where an act stopped it. Timers are the machine's own all along. */
const goOn = () => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now(), shouldAdvanceTime: true })

export async function twins(): Promise<Twins> {
  const [first, second] = await Promise.all([runner(), runner()])
  const { app: registered, secrets, url } = first.sandbox
  const app = await startServer({
    environment: {},
    appId: registered.id,
    ...secrets,
    baseUrl: url,
    port: 0,
    log: 'silent',
  })
  const heard = new Map<string, Event>()

  async function tell(event: Event): Promise<void> {
    const kind = [event.name, asText(event.payload.action) ?? []].flat().join('.')
    heard.set(kind, event)
    const same = await asOn(second.sandbox, first.sandbox, event)
    const env = {
      GITHUB_REPOSITORY: asText(asObject(event.payload.repository).full_name) ?? first.sandbox.repos.incidents,
    }
    const [{ code, log }] = await Promise.all([
      second.run(same, { env, ahead: ahead() }),
      toTheApp(first.sandbox, app, event),
    ])
    expect({ code, log: code === 0 ? '' : log }, kind).toEqual({ code: 0, log: '' })
  }

  async function act([login, method, path, body]: Act, number: number): Promise<void> {
    const on = async (one: Runner) =>
      [await placed(one, path, number), await (typeof body === 'function' ? body(one, number) : body)] as const
    const [here, there] = [await on(first), await on(second)]
    // In the same second, since GitHub's times are part of what a request is named by: an edit is known by it. And in a
    // second of its own: the second GitHub hears of an act a moment later, and the next one has to be later on both.
    vi.useFakeTimers({ toFake: ['Date'], now: (Math.floor(Date.now() / A_SECOND) + 1) * A_SECOND })
    const acts = Promise.all([first.act(login, method, ...here), second.act(login, method, ...there)])
    const [events] = await acts.finally(goOn)
    for (const event of events) await tell(event)
  }

  return {
    ...{ first, second, heard, tell },
    async open(report) {
      const repository = `/repos/${first.sandbox.repos.incidents}`
      const policy = asObject(await first.call('admin', 'GET', `${repository}/contents/.github/hikeshi.yml`))
      await act(['admin', 'POST', `${repository}/issues`, { title: 'Set-up', body: '' }], 1)
      await act(['admin', 'POST', '{issue}/comments', { body: `/adopt ${asText(policy.sha)}` }], 1)
      await act(['reporter', 'POST', `${repository}/issues`, report], 2)
      return 2
    },
    async play(story, number) {
      for (const one of story) {
        await act(one, number)
        const [mine, theirs] = [await shown(first.sandbox, number), await shown(second.sandbox, number)]
        expect(theirs, `after ${JSON.stringify(one)}`).toEqual(mine)
      }
    },
    async stop() {
      vi.useRealTimers()
      await app.close()
      await Promise.all([first.stop(), second.stop()])
    },
  }
}

/** The same event, with the heads of pull requests as the other GitHub has them: a commit is named after its time. */
async function asOn(there: Sandbox, here: Sandbox, event: Event): Promise<Event> {
  const [wanted, known] = [await pullsOf(there), await pullsOf(here)]
  const headOf = (pull: Json | undefined) => asText(asObject(pull?.head).sha) ?? ''
  const text = known.reduce(
    (said, pull) => said.replaceAll(headOf(pull), headOf(wanted.find(({ number }) => number === pull.number))),
    JSON.stringify(event.payload),
  )
  return { ...event, payload: asObject(JSON.parse(text)) }
}

async function pullsOf({ url, tokens, repos }: Sandbox): Promise<Json[]> {
  const { body } = await sendHere(`${url}/repos/${repos.runbooks}/pulls?state=all&per_page=100`, 'GET', tokens.admin)
  return (body as unknown[]).map(asObject)
}

/** As GitHub delivers it. An event file names no installation: that is all that differs. */
async function toTheApp(
  { app: registered, secrets }: Sandbox,
  app: RunningServer,
  { name, payload }: Event,
): Promise<void> {
  const body = JSON.stringify({ ...payload, installation: { id: registered.installationId } })
  const answer = await fetch(new URL(WEBHOOK_PATH, app.url), {
    ...{ method: 'POST', body },
    headers: {
      ...{ 'content-type': 'application/json', 'x-github-event': name, 'x-github-delivery': randomUUID() },
      'x-hub-signature-256': `sha256=${createHmac('sha256', secrets.webhookSecret).update(body).digest('hex')}`,
    },
  })
  expect(answer.status).toBeLessThan(300)
  await app.idle()
}

type Place = (there: Runner, number: number) => Promise<string>

const issueOf: Place = async ({ sandbox }, number) => `/repos/${sandbox.repos.incidents}/issues/${number}`
const lastOf = async ({ call }: Runner, list: string, wanted: (one: Json) => boolean = () => true) =>
  ((await call('admin', 'GET', list)) as unknown[]).map(asObject).findLast(wanted)?.id
const pullOf: Place = async ({ sandbox }, number) => {
  const plan = (await pullsOf(sandbox)).find(({ head }) => asText(asObject(head).ref) === planBranch(number))
  return `/repos/${sandbox.repos.runbooks}/pulls/${plan?.number}`
}

const PLACES: Readonly<Record<string, Place>> = {
  issue: issueOf,
  async comment(there, number) {
    const list = `${await issueOf(there, number)}/comments?per_page=100`
    const id = await lastOf(there, list, ({ user }) => asObject(user).type === 'User')
    return `/repos/${there.sandbox.repos.incidents}/issues/comments/${id}`
  },
  card: async ({ sandbox }, number) =>
    `${board(sandbox)}/items/${(await cards(sandbox)).find((card) => card.number === number)?.id}`,
  pull: pullOf,
  async review(there, number) {
    const reviews = `${await pullOf(there, number)}/reviews`
    return `${reviews}/${await lastOf(there, reviews)}`
  },
  runbooks: async ({ sandbox }) => `/repos/${sandbox.repos.runbooks}`,
}

async function placed(there: Runner, path: string, number: number): Promise<string> {
  const [begin = '', name = ''] = /^\{(\w+)\}/.exec(path) ?? []
  return `${(await PLACES[name]?.(there, number)) ?? ''}${path.slice(begin.length)}`
}

/** Where the prevention plan of a case is written. */
export const planBranch = (number: number): string => `hikeshi/prevention/incidents/${number}`

/** A card is moved by the ids of its board. */
export const column =
  (name: string): Body =>
  async ({ sandbox, call }) => {
    const { id, options } = statusIn((await call('admin', 'GET', `${board(sandbox)}/fields`)) as unknown[])
    return { fields: [{ id, value: options.find((option) => asObject(option.name).raw === name)?.id }] }
  }

/** A file with another text, on the branch that is named. */
export const rewritten =
  (repository: (sandbox: Sandbox) => string, path: string, branch: string, change: (text: string) => string): Body =>
  async ({ sandbox, call }) => {
    const at = `/repos/${repository(sandbox)}/contents/${path}?ref=${encodeURIComponent(branch)}`
    const { sha, content } = asObject(await call('admin', 'GET', at))
    const text = change(Buffer.from(asText(content) ?? '', 'base64').toString('utf8'))
    return { message: 'Change', branch, sha, content: Buffer.from(text).toString('base64') }
  }

const board = ({ org, project }: Sandbox): string => `/orgs/${org}/projectsV2/${project.number}`

function statusIn(fields: readonly unknown[]): { id: unknown; options: Json[] } {
  const { id, options } = asObject(fields.find((field) => asObject(field).data_type === 'single_select'))
  return { id, options: (options as unknown[]).map(asObject) }
}

/** The cards, each with the column that it lies in. */
async function cards(sandbox: Sandbox): Promise<{ id: unknown; number: unknown; column: string | undefined }[]> {
  const get = async (path: string) =>
    (await sendHere(`${sandbox.url}${board(sandbox)}${path}`, 'GET', sandbox.tokens.admin)).body as unknown[]
  const { id } = statusIn(await get('/fields'))
  return (await get(`/items?per_page=100&fields=${id}`)).map(asObject).map((card) => {
    const field = ((card.fields as unknown[]) ?? []).map(asObject).find((one) => one.id === id)
    const column = asText(asObject(asObject(field?.value).name).raw)
    return { id: card.id, number: asObject(card.content).number, column }
  })
}

/** Records and screens, without what differs from one GitHub to the next: ids and times. */
export async function shown(sandbox: Sandbox, number: number) {
  const { url, tokens, repos } = sandbox
  const get = async (path: string) =>
    (await sendHere(`${url}/repos/${repos.incidents}${path}`, 'GET', tokens.admin)).body
  const list = async (path: string) => ((await get(path)) as unknown[]).map(asObject)
  const issue = asObject(await get(`/issues/${number}`))
  const ledger = asObject(
    await get(`/contents/ledger/${new Date().getUTCFullYear()}/${String(number).padStart(6, '0')}.jsonl?ref=hikeshi`),
  )
  const lines = Buffer.from(asText(ledger.content) ?? '', 'base64')
    .toString('utf8')
    .trim()
    .split('\n')
  const comments = await list(`/issues/${number}/comments?per_page=100`)
  return {
    pulls: await pullsShown(sandbox),
    column: (await cards(sandbox)).find((card) => card.number === number)?.column,
    lines: lines.map((line) => lineOf(asObject(JSON.parse(line)))).filter(({ type }) => type !== 'screen-bound'),
    labels: (issue.labels as unknown[]).map((label) => asText(asObject(label).name)).sort(),
    assignees: (issue.assignees as unknown[]).map((one) => asText(asObject(one).login)),
    state: [issue.state, issue.state_reason],
    comments: comments.map(({ user, body, reactions }) => ({
      by: asText(asObject(user).login),
      body: timeless(asText(body) ?? ''),
      signs: [asObject(reactions)['+1'], asObject(reactions).confused],
    })),
  }
}

async function pullsShown(sandbox: Sandbox) {
  const { url, tokens, repos } = sandbox
  const get = async (path: string) =>
    (await sendHere(`${url}/repos/${repos.runbooks}${path}`, 'GET', tokens.admin)).body
  const pulls = await pullsOf(sandbox)
  return Promise.all(
    pulls.map(async ({ title, body, state, head }) => {
      const runs = asObject(await get(`/commits/${asObject(head).sha}/check-runs`)).check_runs as unknown[]
      const checks = runs.map(asObject).map(({ name, conclusion, output }) => {
        const { title: said, summary } = asObject(output)
        return [name, conclusion, said, timeless(asText(summary) ?? '')]
      })
      return { title, body: timeless(asText(body) ?? ''), state, checks }
    }),
  )
}

const lineOf = ({ type, data, free, door, actor }: Json) => ({
  ...{ type, door, actor },
  data: timeless(JSON.stringify(data)),
  texts: Object.entries(asObject(free)).map(([key, kept]) => [key, timeless(asText(asObject(kept).text) ?? '')]),
})

/**
 * Also without commits, which are named after their time, and the numbers of lines: where GitHub shows a case is recorded
 * at another moment.
 */
const timeless = (text: string): string =>
  text
    .replace(/\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?/g, '<time>')
    .replace(/\b\d{1,2}:\d{2}\b/g, '<time>')
    .replace(/\b[0-9a-f]{40}\b/g, '<commit>')
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, '<github>')
    .replace(/hikeshi:line=[\d,]+/g, 'hikeshi:line')
    .replace(/hikeshi:head=[\w.-]+/g, 'hikeshi:head')
    .replace(/issuecomment-\d+/g, 'issuecomment')
