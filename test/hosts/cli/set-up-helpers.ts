import { vi } from 'vitest'
import { setUpCommand } from '../../../src/hosts/cli/definitions/set-up.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox-facts.ts'
import type { Exchange } from '../../contracts/recorded.ts'
import { fetchHere } from '../../support/fetch-here.ts'
import { isWrite } from '../../support/is-write.ts'
import { Browser } from './register-helpers.ts'

export interface SetUpRun {
  code: number
  out: string
  err: string
  /** Its requests to GitHub, with their answers. */
  exchanges: readonly Exchange[]
}

export interface SetUpItem {
  outcome: 'there' | 'done' | 'would' | 'left' | 'waits'
  key: string
  text: string
  link: string | null
}

/** An act at the browser when the address of the page is printed. */
export type AtBrowser = (address: string) => Promise<unknown>

export interface Running {
  github: Sandbox
  folder: string
  token?: string
  atBrowser?: AtBrowser
  /** The write with which the process is killed: GitHub has done it, and nobody hears the answer. */
  killedBy?: (exchange: Exchange) => boolean
  /** An answer instead of GitHub's. */
  instead?: (method: string, path: string) => Response | undefined
}

/** A process that is gone hears of nothing: no answer, no error, and nothing that it could try again. */
const NEVER = new Promise<never>(() => undefined)

/** Runs `set-up` inside this process against an embedded GitHub, and records all that is said. */
export async function setUp(running: Running, ...args: readonly string[]): Promise<SetUpRun> {
  const { github, folder, token = github.tokens.admin ?? '', atBrowser, killedBy = () => false } = running
  const said = { out: '', err: '' }
  const exchanges: Exchange[] = []
  let isDead = false
  let die = (): void => undefined
  const died = new Promise<never>((_, reject) => {
    die = () => reject(new Error('killed'))
  })
  died.catch(() => undefined)
  const hear = (key: keyof typeof said) => (text: unknown) => {
    said[key] += String(text)
    const [address] = /http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}/.exec(String(text)) ?? []
    if (address !== undefined) void atBrowser?.(address)
    return true
  }
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation(hear('out'))
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(hear('err'))
  const before = { folder: process.cwd(), exitCode: process.exitCode, environment: { ...process.env }, fetch }
  process.chdir(folder)
  for (const name of ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH', 'WEBHOOK_SECRET']) delete process.env[name]
  Object.assign(process.env, { GITHUB_API_URL: github.url, GITHUB_TOKEN: token })
  process.exitCode = 0
  globalThis.fetch = async (to, options = {}) => {
    const url = new URL(String(to))
    const method = options.method ?? 'GET'
    if (url.origin !== new URL(github.url).origin || url.pathname === '/ping') return before.fetch(to, options)
    if (isDead) return NEVER
    const path = `${url.pathname}${url.search}`
    const answer = running.instead?.(method, path) ?? (await fetchHere(to, options))
    const text = await answer.clone().text()
    const exchange = {
      ...{ method, path, status: answer.status, requestBody: parsed(options.body), responseBody: parsed(text) },
    }
    exchanges.push(exchange)
    if (!isDead && isWrite(exchange) && killedBy(exchange)) {
      isDead = true
      die()
    }
    return isDead ? NEVER : answer
  }
  try {
    const command = setUpCommand()
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
    await Promise.race([died, command.parseAsync(['--org', github.org, '-y', ...args], { from: 'user' })])
    return { code: Number(process.exitCode), ...said, exchanges }
  } catch (error) {
    return {
      code: 2,
      out: said.out,
      err: said.err + (error instanceof Error ? error.message : String(error)),
      exchanges,
    }
  } finally {
    globalThis.fetch = before.fetch
    process.chdir(before.folder)
    process.exitCode = before.exitCode
    process.env = before.environment
    stdout.mockRestore()
    stderr.mockRestore()
  }
}

const parsed = (body: unknown): unknown => (typeof body === 'string' && body !== '' ? JSON.parse(body) : undefined)

/** Registers the app by the page, as its owner does. */
export const registersApp =
  (github: Sandbox): AtBrowser =>
  async (address) => {
    const browser = new Browser()
    const asked = await browser.submit(await browser.open(address), address)
    const made = await browser.submit(asked, github.url)
    await browser.open(made.location)
  }

export const itemsOf = ({ out }: SetUpRun, step: string): readonly SetUpItem[] => {
  const { steps }: { steps: { step: string; items: SetUpItem[] }[] } = JSON.parse(out)
  return steps.find((each) => each.step === step)?.items ?? []
}
