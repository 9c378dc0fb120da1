import { afterAll, beforeAll, expect } from 'vitest'
import { asObject, asText, type Json } from '../../../src/sandbox/json.ts'
import { adopt, type Event, type Runner, runner } from './runner.ts'
import { node24 } from './start-node.ts'

const REPORT = {
  title: 'A strange login',
  labels: ['hikeshi: incident'],
  body: '### 何が起きましたか\n\n夜中の知らないログイン\n',
}

const newest = await node24()
if (newest === undefined)
  process.stderr.write('Node 24 cannot be had here: the Action is tried on this Node instead.\n')

/** The Node that GitHub runs Actions on, and no other one: what the Action does on those that it never meets shows nothing. */
export const NODE = newest ?? process.execPath

/** For the tests of one `describe`: the Action, and a GitHub whose policy has been adopted. */
export function theAction() {
  let there: Runner
  const issues = () => `/repos/${there.sandbox.repos.incidents}/issues`
  const run = (event: Event | undefined, more = {}) => there.run(event, { node: NODE, ...more })
  const report = async (): Promise<{ number: number; opened: Event }> => {
    const [opened] = await there.act('reporter', 'POST', issues(), REPORT)
    if (opened === undefined) throw new Error('GitHub told nothing of the report')
    return { number: Number(asObject(opened.payload.issue).number), opened }
  }
  const opened = async (): Promise<number> => {
    const { number, opened: event } = await report()
    await run(event)
    return number
  }
  const comments = async (issue: number): Promise<Json[]> =>
    ((await there.call('admin', 'GET', `${issues()}/${issue}/comments?per_page=100`)) as unknown[]).map(asObject)
  const ours = async (issue: number): Promise<string[]> =>
    (await comments(issue))
      .filter(({ user }) => asText(asObject(user).login)?.endsWith('[bot]'))
      .map(({ body }) => asText(body) ?? '')
  const labels = async (issue: number): Promise<string[]> =>
    ((asObject(await there.call('admin', 'GET', `${issues()}/${issue}`)).labels as unknown[]) ?? []).map(
      (label) => asText(asObject(label).name) ?? '',
    )
  const lines = async (issue: number): Promise<Json[]> => {
    const path = `ledger/${new Date().getUTCFullYear()}/${String(issue).padStart(6, '0')}.jsonl`
    const file = asObject(
      await there.call('admin', 'GET', `/repos/${there.sandbox.repos.incidents}/contents/${path}?ref=hikeshi`),
    )
    const text = Buffer.from(asText(file.content) ?? '', 'base64').toString('utf8')
    return text
      .trim()
      .split('\n')
      .map((line) => asObject(JSON.parse(line)))
  }

  beforeAll(async () => {
    there = await runner()
    expect(await adopt(there)).toMatchObject({ code: 0 })
  })
  afterAll(() => there.stop())

  return {
    get there(): Runner {
      return there
    },
    ...{ issues, run, report, opened, comments, ours, labels, lines },
  }
}
