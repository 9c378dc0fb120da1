import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { registerCommand } from '../../../src/hosts/cli/definitions/register.ts'
import { IN_ENGLISH } from '../../../src/hosts/cli/help-words.ts'
import { program } from '../../../src/hosts/cli/program.ts'
import { laidOut, policyToTry } from '../../../src/hosts/cli/sandbox-set-up.ts'
import { installationToken } from '../../scenarios/as-app.ts'
import { type Company, company } from '../../scenarios/company.ts'
import { incidentIn } from '../../support/incident.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import { storyIn } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'
import { hikeshi } from './hikeshi.ts'
import { bareEnvironment, type Started, started } from './package-copy.ts'
import { runCommand } from './run-command.ts'

const templates = (path: string) => fileURLToPath(new URL(`../../../templates/${path}`, import.meta.url))
const PROGRAM = fileURLToPath(new URL('../../../dist/hikeshi.js', import.meta.url))
const POLICY = templates('policy/hikeshi.yml')
const JAPANESE = /[ぁ-んァ-ヶ]/

let office: Company
let folder = ''
/** The words of the company itself. */
let ofCompany = ''
let installation = ''
const environment = { ...process.env }
const here = process.cwd()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hikeshi-every-'))
  await mkdir(join(folder, 'records/ledger/2030'), { recursive: true })
  const { told } = storyIn(defaultWorld)(...incidentIn('learning'))
  await writeFile(join(folder, 'records/ledger/2030/000001.jsonl'), printLedger(recordedCase(told)))
  git('init', '-q')
  git('add', '-A')
  git('commit', '-q', '-m', 'x')
  const runbooks = await readdir(templates('runbooks/ja'))
  const files = [POLICY, ...runbooks.map((each) => templates(`runbooks/ja/${each}`)), templates('texts/set-up/ja.json')]
  ofCompany = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n')
  await mkdir(join(folder, 'laid'))
  await hikeshi(join(folder, 'laid'), ...['init', '--mode', 'action', '--repository', 'acme/cases', '--locale', 'ja'])
  office = await company(laidOut(await policyToTry(undefined, undefined)))
  installation = await installationToken(office.sandbox)
  // A file .env that lies about is not read.
  process.chdir(folder)
  for (const name of ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH', 'WEBHOOK_SECRET']) delete process.env[name]
  const { url } = office.sandbox
  Object.assign(process.env, { GITHUB_API_URL: url, GITHUB_SERVER_URL: 'file:///nowhere' })
})
afterAll(async () => {
  process.env = environment
  process.chdir(here)
  await office.stop()
  await rm(folder, { recursive: true, force: true })
})

function git(...args: string[]): void {
  const as = ['AUTHOR', 'COMMITTER'].flatMap((who) => [
    [`GIT_${who}_NAME`, 'hikeshi[bot]'],
    [`GIT_${who}_EMAIL`, '41+hikeshi[bot]@users.noreply.github.com'],
  ])
  const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', ...Object.fromEntries(as) }
  execFileSync('git', args, { cwd: join(folder, 'records'), env })
}

const records = () => ['--dir', join(folder, 'records')]
const onGitHub = () => ['--repo', office.sandbox.repos.incidents]
const ACME = ['--company', 'Acme', '--phone', '03-5550-0100']
/** A checkout of its own for each call: a second one finds nothing to do. */
async function laid(): Promise<string> {
  const at = await mkdtemp(join(folder, 'checkout-'))
  await cp(join(folder, 'laid'), at, { recursive: true })
  return at
}

/** A call of each command that ends by itself, on the work of a company whose policy is Japanese. */
const CALLS: Readonly<Record<string, () => Promise<readonly string[]> | readonly string[]>> = {
  'set-up': () => ['--org', office.sandbox.org, '--dry-run', '-y', ...ACME, '--url', 'https://hikeshi.example.com'],
  init: async () => [
    '--dir',
    await mkdtemp(join(folder, 'new-')),
    ...ACME,
    '--mode',
    'app',
    '--repository',
    'acme/cases',
  ],
  register: async () => ['--org', 'example-corp', '--out', join(await mkdtemp(join(folder, 'app-')), '.env')],
  doctor: () => [...onGitHub(), '--app', office.sandbox.app.slug],
  rehearse: () => ['--org', office.sandbox.org, '--app', office.sandbox.app.slug, '--dry-run'],
  generate: async () => {
    const at = await laid()
    await rm(join(at, '.github/ISSUE_TEMPLATE'), { recursive: true })
    return ['--dir', at, '--check']
  },
  check: () => [POLICY],
  upgrade: async () => ['--dir', await laid()],
  replay: () => [...records(), '--policy', POLICY, '--recorded', POLICY],
  sweep: () => onGitHub(),
  verify: () => records(),
  audit: () => [...records(), '--policy', POLICY, '--runbooks', templates('runbooks/ja')],
  report: async () => [...records(), '--policy', POLICY, '--out', await mkdtemp(join(folder, 'report-'))],
}
/** Those that begin before there is a policy, or know nothing of it. */
const WITHOUT_POLICY = ['set-up', 'init', 'register', 'verify']
/** Those that stay up until they are told to end, or play a story for seconds: each in a process of its own, once. */
const STAY: Readonly<Record<string, { args: readonly string[]; language: 'ja' | 'en'; isUp: RegExp }>> = {
  sandbox: { args: ['sandbox'], language: 'en', isUp: /\/phase eradication[\s\S]*comments\n/ },
  start: { args: ['start', '--or-sandbox', '--no-open', '--port', '0', '--json'], language: 'ja', isUp: /\n$/ },
  demo: { args: ['demo', '--json', '--port', '0'], language: 'en', isUp: /"end":.*\n$/ },
}

/** A moment in which the page of `register` waits for somebody: nobody comes. */
const NOBODY_COMES_MS = 20
const commandOf = (name: string): Command => {
  if (name === 'register') return registerCommand(NOBODY_COMES_MS)
  const found = program('1', IN_ENGLISH).commands.find((each) => each.name() === name)
  if (found === undefined) throw new Error(`There is no command ${name}`)
  return found
}

/** Both outputs of a call at a terminal of this language. */
async function said(name: string, lang: string, ...more: readonly string[]) {
  process.env.LANG = lang
  let beside = ''
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    beside += String(text)
    return true
  })
  try {
    process.env.GITHUB_TOKEN = name === 'sweep' ? installation : office.sandbox.tokens.admin
    const ran = await runCommand(commandOf(name), ...((await CALLS[name]?.()) ?? []), ...more)
    expect(ran.err, name).toBe('')
    return { ...ran, beside }
  } finally {
    stderr.mockRestore()
    delete process.env.LANG
  }
}

/** Japanese that is none of the company's own words, such as a column's name, a contact in a runbook or a line of a file. */
function saidInJapanese(name: string, { out, beside }: { out: string; beside: string }): string[] {
  // Below its name `generate` shows the file itself.
  const [head = ''] = out.split('\n')
  const words = (name === 'generate' ? head : out) + beside
  return (words.match(/[^\p{ASCII}]+/gu) ?? []).filter((run) => JAPANESE.test(run) && !ofCompany.includes(run))
}

it('each command of the program is called here', () => {
  const known = program('1', IN_ENGLISH).commands.map((each) => each.name())
  expect(known.length).toBeGreaterThan(15)
  expect([...Object.keys(CALLS), ...Object.keys(STAY)].sort()).toEqual(known.sort())
})

describe.each(Object.keys(CALLS))('hikeshi %s', (name) => {
  it('with --json says one document on standard output and nothing else, in the language that is asked for; nobody looks, so nothing is shown of its progress', async () => {
    const json = await said(name, 'ja_JP.UTF-8', '--json', '--locale', 'en')
    expect(typeof JSON.parse(json.out)).toBe('object')
    expect(saidInJapanese(name, json)).toEqual([])
    expect(json.beside).not.toMatch(/…|\r/)
  })

  it('speaks the language of the policy that it works with, and the terminal’s where there is none yet', async () => {
    const english = await said(name, 'en_US.UTF-8')
    expect(english.out).not.toBe('')
    if (WITHOUT_POLICY.includes(name)) expect(saidInJapanese(name, english)).toEqual([])
    else expect(saidInJapanese(name, english)).not.toEqual([])
    const neither = saidInJapanese(name, await said(name, 'C'))
    // A new company begins in Japanese, as its policy does; these two have none even afterwards.
    if (['register', 'verify'].includes(name)) expect(neither).toEqual([])
    else expect(neither).not.toEqual([])
  })
})

describe.each(Object.entries(STAY))('hikeshi %s', (_, { args, language, isUp }) => {
  it('speaks the terminal’s language, and with --json a document a line and nothing else', async () => {
    const lang = { ja: 'ja_JP.UTF-8', en: 'en_US.UTF-8' }[language]
    const isJson = args.includes('--json')
    const ran: Started = started(process.execPath, [PROGRAM, ...args], {
      ...{ cwd: folder, env: { ...bareEnvironment(), LANG: lang } },
    })
    let isOver = false
    void ran.ended.then(() => (isOver = true))
    onTestFinished(() => void (isOver || process.kill(ran.pid, 'SIGKILL')))
    await ran.until(isUp)
    process.kill(ran.pid, 'SIGTERM')
    await ran.ended
    const all = ran.said()
    if (isJson) for (const line of all.trim().split('\n')) expect(typeof JSON.parse(line)).toBe('object')
    if (language === 'en') expect(all).not.toMatch(JAPANESE)
    expect(all).not.toContain('\r')
  })
})
