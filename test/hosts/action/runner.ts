import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signAppToken } from '../../../src/sandbox/app-token.ts'
import { asObject, asText, type Json } from '../../../src/sandbox/json.ts'
import type { Sandbox, SandboxOptions } from '../../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts'
import { sendHere } from '../../support/fetch-here.ts'
import { quickStart } from '../../support/quick-start.ts'
import { ACTION, startNode } from './start-node.ts'

/** The event file of a run, as GitHub would write it. */
export interface Event {
  name: string
  payload: Json
}

export interface Run {
  code: number
  log: string
  outputs: Record<string, string>
  summary: string
}

/** A company without a server: GitHub, and runs of the Action that a test starts as GitHub's runner would. */
export interface Runner {
  sandbox: Sandbox
  /** The checkout, empty at first. */
  folder: string
  token: string
  call(login: string, method: string, path: string, body?: unknown): Promise<unknown>
  /** Lets somebody act, and gives the events that GitHub tells of it. */
  act(login: string, method: string, path: string, body?: unknown): Promise<Event[]>
  /** Somebody writes a comment; the run that it starts. */
  comment(login: string, issue: number, body: string): Promise<Event>
  run(event: Event | undefined, more?: RunOptions): Promise<Run>
  /** The variables and files of a run, before it. */
  prepare(event: Event | undefined, more?: RunOptions): Promise<Prepared>
  /** The requests to GitHub since it was last forgotten. */
  requests(): Promise<string[]>
  forgetRequests(): Promise<void>
  stop(): Promise<void>
}

export interface Prepared {
  env: Record<string, string>
  results(): Promise<Pick<Run, 'outputs' | 'summary'>>
}

export interface RunOptions {
  inputs?: Readonly<Record<string, string>>
  env?: Readonly<Record<string, string>>
  node?: string
  /** Milliseconds by which the run's clock goes before the machine's. */
  ahead?: number
}

export const runner = async (options: SandboxOptions = {}): Promise<Runner> =>
  runnerOn(await startSandbox({ ...(await quickStart()), ...options, app: 'none' }))

/** Runs of the Action on a GitHub that is up already. */
export async function runnerOn(sandbox: Sandbox): Promise<Runner> {
  const { url, tokens, repos, app, secrets } = sandbox
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-runner-'))
  const made = await sendHere(
    ...[
      `${url}/app/installations/${app.installationId}/access_tokens`,
      'POST',
      signAppToken(app.id, secrets.privateKey),
    ],
  )
  const token = asText(asObject(made.body).token) ?? ''
  let count = 0

  const call: Runner['call'] = async (login, method, path, body) => {
    const answer = await sendHere(url + path, method, tokens[login], body)
    if (answer.status >= 300) throw new Error(`${login}: ${method} ${path} answered ${answer.status}`)
    return answer.body
  }
  let heard = 0
  /** GitHub's deliveries since this was asked last, oldest first. */
  const news = async (): Promise<Json[]> => {
    await sandbox.idle()
    const { body } = await sendHere(`${sandbox.control}/deliveries?after=${heard}`, 'GET', undefined)
    const told = Array.isArray(body) ? body.map(asObject).toReversed() : []
    heard = Number(told.at(-1)?.id ?? heard)
    return told
  }
  const act: Runner['act'] = async (login, method, path, body) => {
    await news()
    await call(login, method, path, body)
    return (await news()).map((each) => {
      // The event of a workflow run names no installation.
      const { installation: _, ...payload } = asObject(each.payload)
      return { name: asText(each.event) ?? '', payload }
    })
  }
  const prepare: Runner['prepare'] = async (event, { inputs = {}, env = {} } = {}) => {
    count += 1
    const file = (name: string) => join(folder, `${count}-${name}`)
    const [eventPath, outputPath, summaryPath] = [file('event.json'), file('output'), file('summary.md')]
    if (event !== undefined) await writeFile(eventPath, JSON.stringify(event.payload))
    await writeFile(outputPath, '')
    await writeFile(summaryPath, '')
    return {
      env: {
        ...{ PATH: process.env.PATH ?? '', GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: repos.incidents },
        ...{ GITHUB_API_URL: url, GITHUB_OUTPUT: outputPath, GITHUB_STEP_SUMMARY: summaryPath },
        ...{ GITHUB_EVENT_NAME: event?.name ?? 'schedule', GITHUB_EVENT_PATH: eventPath, GITHUB_WORKSPACE: folder },
        ...{ INPUT_RUN: 'event', INPUT_TOKEN: token, INPUT_POLICY: '.github/hikeshi.yml', INPUT_LOCALE: '' },
        INPUT_KEY: secrets.privateKey,
        ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
        ...env,
      },
      async results() {
        const outputs = readOutputs(await readFile(outputPath, 'utf8'))
        return { outputs, summary: await readFile(summaryPath, 'utf8') }
      },
    }
  }
  const run: Runner['run'] = async (event, options = {}) => {
    const { env, results } = await prepare(event, options)
    const clock = options.ahead === undefined ? [] : ['--import', clockAhead(options.ahead)]
    const { code, log } = await startNode(options.node ?? process.execPath, [...clock, ACTION], env)
    return { code, log, ...(await results()) }
  }

  return {
    ...{ sandbox, folder, token, call, act, run, prepare },
    async comment(login, issue, body) {
      const [event] = await act(login, 'POST', `/repos/${repos.incidents}/issues/${issue}/comments`, { body })
      if (event === undefined) throw new Error('GitHub told nothing of the comment')
      return event
    },
    async requests() {
      const { body } = await sendHere(`${sandbox.control}/requests`, 'GET', undefined)
      return (Array.isArray(body) ? body.map(asObject) : []).map(({ method, path }) => `${method} ${path}`)
    },
    async forgetRequests() {
      await sendHere(`${sandbox.control}/requests`, 'DELETE', undefined)
    },
    async stop() {
      await sandbox.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The repository's owner adopts the policy by a run of the Action; the number of the issue where he did. */
export async function adopt(there: Runner): Promise<Run> {
  const repository = `/repos/${there.sandbox.repos.incidents}`
  const policy = asObject(await there.call('admin', 'GET', `${repository}/contents/.github/hikeshi.yml`))
  const issue = asObject(await there.call('admin', 'POST', `${repository}/issues`, { title: 'Set-up', body: '' }))
  return there.run(await there.comment('admin', Number(issue.number), `/adopt ${asText(policy.sha)}`))
}

/** A module that sets the clock of the process that loads it. */
const clockAhead = (ms: number): string =>
  `data:text/javascript,${encodeURIComponent(`const { now } = Date
    globalThis.Date = class extends Date {
      static now() { return now() + ${ms} }
      constructor(...given) { given.length === 0 ? super(now() + ${ms}) : super(...given) }
    }`)}`

/** `name<<delimiter`, the value's lines, `delimiter`. */
function readOutputs(text: string): Record<string, string> {
  const found = text.matchAll(/^(?<name>[^\n<]+)<<(?<end>[^\n]+)\n(?<value>[\s\S]*?)\n\k<end>$/gm)
  return Object.fromEntries([...found].map(({ groups }) => [groups?.name ?? '', groups?.value ?? '']))
}
