import { afterAll, beforeAll, expect, it } from 'vitest'
import { asObject, asText, type Json } from '../../../src/sandbox/json.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts'
import { adopt, type Runner, runner } from './runner.ts'
import { send } from './send.ts'

/** What somebody does on GitHub; `{issue}` is the path of the case. */
type Act = readonly [login: string, method: string, path: string, body: unknown]

const says = (login: string, body: string): Act => [login, 'POST', '{issue}/comments', { body }]
const ACTS: readonly Act[] = [
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
  says('officer', '/phase analysis 見落としがあった\n/status'),
]
const REPORT = {
  title: 'A strange login',
  labels: ['hikeshi: incident'],
  body: '### 何が起きましたか\n\n夜中の知らないログイン\n',
}

let app: Sandbox
let action: Runner

beforeAll(async () => {
  ;[app, action] = await Promise.all([startSandbox(), runner()])
  await adopt(action)
})
afterAll(async () => void (await Promise.all([app.stop(), action.stop()])))

it('the same acts come to the same records and the same screens by the app and by the Action', async () => {
  const issues = `/repos/${app.repos.incidents}/issues`
  const byApp = async ([login, method, path, body]: Act): Promise<unknown> => {
    const answer = await send(app.url + path, method, app.tokens[login], body)
    await app.idle()
    return answer.body
  }
  const byAction = async ([login, method, path, body]: Act): Promise<void> => {
    for (const event of await action.act(login, method, path, body)) {
      if (event.name === 'projects_v2_item') continue
      const { code, log } = await action.run(event)
      expect({ code, log: code === 0 ? '' : log }).toEqual({ code: 0, log: '' })
    }
  }
  const number = Number(asObject(await byApp(['reporter', 'POST', issues, REPORT])).number)
  await byAction(['reporter', 'POST', issues, REPORT])
  for (const [login, method, path, body] of ACTS) {
    const act: Act = [login, method, path.replace('{issue}', `${issues}/${number}`), body]
    await byApp(act)
    await byAction(act)
    const [one, other] = [await shown(app, number), await shown(action.sandbox, number)]
    expect(other, `after ${login}: ${method} ${path} ${JSON.stringify(body)}`).toEqual(one)
  }
  expect((await shown(app, number)).lines.length).toBeGreaterThan(12)
}, 120_000)

/** Records and screens, without what differs from one GitHub to the next: ids and times. */
async function shown({ url, tokens, repos }: Sandbox, number: number) {
  const get = async (path: string) => (await send(`${url}/repos/${repos.incidents}${path}`, 'GET', tokens.admin)).body
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
    lines: lines.map((line) => said(asObject(JSON.parse(line)))).filter(({ type }) => type !== 'screen-bound'),
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

const said = ({ type, data, free, door, actor }: Json) => ({
  ...{ type, door, actor },
  data: timeless(JSON.stringify(data)),
  texts: Object.entries(asObject(free)).map(([key, kept]) => [key, timeless(asText(asObject(kept).text) ?? '')]),
})

/** Also without the numbers of lines: where GitHub shows a case is recorded at another moment. */
const timeless = (text: string): string =>
  text
    .replace(/\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?/g, '<time>')
    .replace(/\b\d{1,2}:\d{2}\b/g, '<time>')
    .replace(/hikeshi:line=\d+/g, 'hikeshi:line')
    .replace(/issuecomment-\d+/g, 'issuecomment')
