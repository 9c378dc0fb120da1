import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WEBHOOK_PATH } from '../../../src/app/set-up/app-manifest.ts'
import { type RunningServer, startServer } from '../../../src/hosts/probot/server.ts'
import { asObject, asText, type Json } from '../../../src/sandbox/json.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox-facts.ts'
import { FOUND, RECORD, recordOf } from '../../scenarios/walk.ts'
import { sendHere } from '../../support/fetch-here.ts'
import { type Event, type Runner, runner } from './runner.ts'

/**
 * Two GitHubs on which the same people do the same. What the first one tells of it is recorded, and the very same recording
 * goes to both hosts: signed to the app's address, which works on the first GitHub, and as event file to the Action, which
 * works on the second. So the events are the same by construction; people's acts on the second GitHub only bring it into
 * the state that the events speak of. What is compared is all that the hosts did: records, screens and the board.
 */

/** What somebody does on GitHub; `{issue}`, `{card}` and `{pull}` are the paths of the case, its card, its pull request. */
type Act = readonly [login: string, method: string, path: string, body: unknown]

const says = (login: string, body: string): Act => [login, 'POST', '{issue}/comments', { body }]
const STORY: readonly Act[] = [
  says('responder', '/phase eradication'),
  says('responder', '/contain 回線を抜いた'),
  ['officer', 'POST', '{issue}/labels', { labels: ['phase: recovery'] }],
  says('officer', '/set severity high\n/appoint @executive\n/activate'),
  says('reporter', 'ただの感想です'),
  says('responder', '/record\n### 被害の特定\n\n1通が読まれた\n\n### 原因の分析\n\n不明: 調査中\n'),
  says('reporter', '/approve'),
  ['reporter', 'PATCH', '{issue}', { body: '### 何が起きましたか\n\n夜中の知らないログイン。二度目\n' }],
  ['sysadmin', 'PATCH', '{issue}', { state: 'closed', state_reason: 'completed' }],
  ['officer', 'DELETE', '{issue}/labels/phase%3A%20containment', undefined],
  says('sysadmin', '/evidence ディスク 金庫\n/phase eradication'),
  ['officer', 'PATCH', '{card}', '復旧'],
  says('officer', recordOf(FOUND)),
  ['officer', 'PATCH', '{card}', '根絶'],
  says('sysadmin', `${recordOf({ 'eradication-measures': '証明書を失効させた' })}\n/phase recovery`),
  says('responder', recordOf(RECORD)),
  says('officer', '/recovered staff-devices\n/stand-down all-recovered'),
  says('officer', '/phase learning'),
  ['officer', 'PATCH', '{pull}', { state: 'closed' }],
  ['officer', 'PATCH', '{pull}', { state: 'open' }],
  says('officer', '/phase analysis 見落としがあった\n/status'),
]
const REPORT = {
  title: 'A strange login',
  labels: ['hikeshi: incident'],
  body: '### 何が起きましたか\n\n夜中の知らないログイン\n',
}

const A_SECOND = 1_000

let first: Runner
let second: Runner
let app: RunningServer

beforeAll(async () => {
  ;[first, second] = await Promise.all([runner(), runner()])
  const { app: registered, secrets, url } = first.sandbox
  app = await startServer({ appId: registered.id, ...secrets, baseUrl: url, port: 0, log: 'silent' })
}, 120_000)
afterAll(async () => {
  await app.close()
  await Promise.all([first.stop(), second.stop()])
})

it('the same recorded events come to the same records and the same screens by the app and by the Action', async () => {
  const repository = `/repos/${first.sandbox.repos.incidents}`
  const play = async ([login, method, path, body]: Act): Promise<void> => {
    const on = async (one: Runner) => [await placed(one, path, number), await said(one, body)] as const
    const [here, there] = [await on(first), await on(second)]
    // At once, since GitHub's times are part of what a request is named by: an edit is known by its second.
    const [events] = await Promise.all([first.act(login, method, ...here), second.act(login, method, ...there)])
    for (const event of events) {
      heard.add(event.name)
      await toTheApp(event)
      const env = {
        GITHUB_REPOSITORY: asText(asObject(event.payload.repository).full_name) ?? first.sandbox.repos.incidents,
      }
      const { code, log } = await second.run(event, { env })
      expect({ code, log: code === 0 ? '' : log }, `${event.name} of ${login}: ${path}`).toEqual({ code: 0, log: '' })
    }
  }
  const heard = new Set<string>()
  const policy = asObject(await first.call('admin', 'GET', `${repository}/contents/.github/hikeshi.yml`))
  let number = 1
  await play(['admin', 'POST', `${repository}/issues`, { title: 'Set-up', body: '' }])
  await play(['admin', 'POST', '{issue}/comments', { body: `/adopt ${asText(policy.sha)}` }])
  number = 2
  await play(['reporter', 'POST', `${repository}/issues`, REPORT])
  for (const act of STORY) {
    // The second GitHub hears of an act a moment later: only in another second is the next one later on both.
    await sleep(A_SECOND - (Date.now() % A_SECOND))
    await play(act)
    const [one, other] = [await shown(first.sandbox, number), await shown(second.sandbox, number)]
    expect(other, `after ${JSON.stringify(act)}`).toEqual(one)
  }
  const { lines, column } = await shown(first.sandbox, number)
  expect(lines.length).toBeGreaterThan(25)
  expect(column).toBe('分析')
  expect([...heard].sort()).toEqual(
    expect.arrayContaining(['issue_comment', 'issues', 'projects_v2_item', 'pull_request']),
  )
}, 600_000)

/** As GitHub delivers it. An event file names no installation: that is all that differs. */
async function toTheApp({ name, payload }: Event): Promise<void> {
  const { app: registered, secrets } = first.sandbox
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

async function placed({ sandbox, call }: Runner, path: string, number: number): Promise<string> {
  const issue = `/repos/${sandbox.repos.incidents}/issues/${number}`
  if (path === '{pull}') {
    const pulls = (await call('admin', 'GET', `/repos/${sandbox.repos.runbooks}/pulls?state=all`)) as unknown[]
    return `/repos/${sandbox.repos.runbooks}/pulls/${asObject(pulls[0]).number}`
  }
  if (path !== '{card}') return path.replace('{issue}', issue)
  return `${board(sandbox)}/items/${(await cards(sandbox)).find((card) => card.number === number)?.id}`
}

/** A card is moved by the ids of its board. */
async function said({ sandbox, call }: Runner, body: unknown): Promise<unknown> {
  if (typeof body !== 'string') return body
  const { id, options } = statusIn((await call('admin', 'GET', `${board(sandbox)}/fields`)) as unknown[])
  const option = options.find(({ name }) => asObject(name).raw === body)
  return { fields: [{ id, value: option?.id }] }
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
async function shown(sandbox: Sandbox, number: number) {
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

const lineOf = ({ type, data, free, door, actor }: Json) => ({
  ...{ type, door, actor },
  data: timeless(JSON.stringify(data)),
  texts: Object.entries(asObject(free)).map(([key, kept]) => [key, timeless(asText(asObject(kept).text) ?? '')]),
})

/** Also without commits, which are named after their time, and the numbers of lines: where GitHub shows a case is recorded at another moment. */
const timeless = (text: string): string =>
  text
    .replace(/\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?/g, '<time>')
    .replace(/\b\d{1,2}:\d{2}\b/g, '<time>')
    .replace(/\b[0-9a-f]{40}\b/g, '<commit>')
    .replace(/hikeshi:line=\d+/g, 'hikeshi:line')
    .replace(/hikeshi:head=[\w.-]+/g, 'hikeshi:head')
    .replace(/issuecomment-\d+/g, 'issuecomment')
