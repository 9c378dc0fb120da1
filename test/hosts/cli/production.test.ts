import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:https'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, type TestContext } from 'vitest'
import { chainLines } from '../../../src/app/case/ledger/chain-lines.ts'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { boundDraft, countingSalt, note } from '../../support/ledger-drafts.ts'
import { readyPolicy } from '../../support/ready-policy.ts'
import { asNobody, filesIn, freePort, githubApart, HEALTH, imageOf, portOf, START, VARIABLES } from './image-copy.ts'
import {
  bareEnvironment,
  configuredApp,
  installed,
  packedInto,
  processesFrom,
  ranToEnd,
  started,
  stillRunning,
} from './package-copy.ts'

let place = ''
let unreachable: string | undefined

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'hikeshi-production-'))
  await packedInto(place)
  unreachable = (await installed(place)).unreachable
})
afterAll(() => rm(place, { recursive: true, force: true }))
beforeEach((context: TestContext) => {
  if (unreachable !== undefined) process.stderr.write(`Not tested: npm reaches no registry (${unreachable})\n`)
  context.skip(unreachable !== undefined, `npm reaches no registry (${unreachable})`)
})

const hikeshi = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  ranToEnd(process.execPath, [join(place, 'dist/hikeshi.js'), ...args], {
    cwd: place,
    env: { ...bareEnvironment(), ...env },
  })
const npm = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  ranToEnd('npm', args, { cwd: place, env: { ...bareEnvironment(), ...env } })

const MISSING =
  /^hikeshi: the embedded GitHub needs the packages "emulate" and "graphql", .* "npm ci --include=optional" in /m

describe('where only what production needs is installed', () => {
  it('the packages of the embedded GitHub are not there', () => {
    expect(existsSync(join(place, 'node_modules/probot'))).toBe(true)
    for (const name of ['emulate', 'graphql', 'rolldown'])
      expect(existsSync(join(place, 'node_modules', name)), name).toBe(false)
  })

  it.each([
    ['hikeshi start', [process.execPath, 'dist/hikeshi.js', 'start']],
    ['npm start', ['npm', 'start']],
    ['npm run hikeshi -- start', ['npm', 'run', 'hikeshi', '--', 'start']],
  ])('%s runs the app that is configured, until it is told to end', async (_name, [program = '', ...args]) => {
    const server = started(program, args, { cwd: place, env: { ...bareEnvironment(), ...configuredApp() } })
    const said = await server.until(/listens at http:\S+(?=;)/)
    const answer = await fetch(`${said.replace('listens at ', '')}/ping`)
    expect(await answer.text()).toBe('pong\n')
    const all = await processesFrom(server.pid)
    process.kill(server.pid, 'SIGTERM')
    const code = await server.ended
    expect(await stillRunning(all)).toEqual([])
    if (program !== 'npm') expect(code).toBe(0)
  })

  it('the server writes nothing to the disk and starts no other process: it runs where neither is allowed', async () => {
    const permission = process.allowedNodeEnvironmentFlags.has('--permission')
      ? '--permission'
      : '--experimental-permission'
    const server = started(process.execPath, [permission, '--allow-fs-read=*', 'dist/hikeshi.js', 'start'], {
      cwd: place,
      env: { ...bareEnvironment(), ...configuredApp() },
    })
    const said = await server.until(/listens at http:\S+(?=;)/)
    const url = said.replace('listens at ', '')
    expect(await (await fetch(`${url}/ping`)).text()).toBe('pong\n')
    const ready = await fetch(`${url}/ready`)
    expect([ready.status, await ready.text()]).toEqual([503, 'not ready: GitHub has not answered the app yet\n'])
    process.kill(server.pid, 'SIGTERM')
    expect(await server.ended).toBe(0)
  })

  it('check proves a policy, and names a wrong one', async () => {
    await writeFile(join(place, 'policy.yml'), readyPolicy())
    expect(await hikeshi(['check', 'policy.yml'])).toMatchObject({
      code: 0,
      said: expect.stringContaining('policy.yml'),
    })
    await writeFile(join(place, 'policy.yml'), readyPolicy().replace(/^locale: .*$/m, 'locale: fr'))
    expect(await hikeshi(['check', 'policy.yml'])).toMatchObject({ code: 1 })
  })

  it('R4.4-5 verify reads records, and names those that were changed', async () => {
    const records = join(place, 'records')
    const path = join(records, 'ledger/2030/000001.jsonl')
    const ledger = printLedger(chainLines([], [boundDraft(1), note('of the case')], { salt: countingSalt() }))
    await mkdir(join(records, 'ledger/2030'), { recursive: true })
    await writeFile(path, ledger)
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=hikeshi[bot]', '-c', 'user.email=bot@example.com', ...args], {
        cwd: records,
      })
    git('init', '-q')
    git('add', '-A')
    git('commit', '-q', '-m', 'x')
    expect(await hikeshi(['verify', '--dir', records])).toMatchObject({ code: 0 })
    await writeFile(path, ledger.replace('of the case', 'of no case'))
    git('commit', '-qam', 'y')
    expect(await hikeshi(['verify', '--dir', records])).toMatchObject({ code: 1 })
  })

  it('sandbox, demo and a plain npm start say what is missing and how to install it, and end with 2', async () => {
    for (const ran of [await hikeshi(['sandbox']), await hikeshi(['demo']), await npm(['start', '--silent'])]) {
      expect(ran).toEqual({ code: 2, said: expect.stringMatching(MISSING) })
      expect(ran.said).not.toMatch(/^\s+at /m)
    }
  })

  it.each([['APP_ID', 'WEBHOOK_SECRET'], ['PRIVATE_KEY'], ['WEBHOOK_SECRET', 'PRIVATE_KEY']])(
    'npm start without %s of a configured app says so, and ends with 2',
    async (...missing) => {
      const { APP_ID, PRIVATE_KEY, WEBHOOK_SECRET } = configuredApp()
      const all = { APP_ID, PRIVATE_KEY, WEBHOOK_SECRET }
      const some = Object.fromEntries(Object.entries(all).filter(([name]) => !missing.includes(name)))
      const { code, said } = await npm(['start', '--silent'], some)
      expect(code).toBe(2)
      expect([...said.matchAll(/Missing: (\w+)/g)].map(([, name]) => name).sort()).toEqual(missing.sort())
    },
  )

  it('sources that nothing can build run as they were last built, and where they never were, a sentence says so', async () => {
    await mkdir(join(place, 'src/hosts/cli'), { recursive: true })
    for (const path of ['src/hosts/cli/main.ts', 'src/hosts/bundle/build.js'])
      await cp(new URL(`../../../${path}`, import.meta.url), join(place, path))
    const ran = await npm(['run', '--silent', 'hikeshi', '--', '--version'])
    expect(ran).toEqual({ code: 0, said: expect.stringMatching(/rolldown is not installed.*\n\d+\.\d+\.\d+\n$/) })
    await rename(join(place, 'dist'), join(place, 'elsewhere'))
    const never = await npm(['run', '--silent', 'hikeshi', '--', '--version'])
    await rename(join(place, 'elsewhere'), join(place, 'dist'))
    expect(never).toEqual({
      code: 2,
      said: expect.stringMatching(/^hikeshi: the program has not been built.*npm ci.*\n$/),
    })
  })
})

describe('the container image, without an engine', () => {
  let image = ''
  let shut = ''
  let github: Server
  beforeAll(async () => {
    const apart = await mkdtemp(join(tmpdir(), 'hikeshi-image-'))
    await chmod(apart, 0o755)
    shut = join(apart, 'shut')
    await mkdir(shut, { mode: 0o555 })
    if (unreachable === undefined) image = await imageOf(place, apart)
    github = await githubApart(apart)
  })
  afterAll(async () => {
    github.close()
    const apart = dirname(shut)
    execFileSync('chmod', ['-R', 'u+w', apart])
    await rm(apart, { recursive: true, force: true })
  })
  const noHome = () => ({ PATH: process.env.PATH, HOME: shut, TMPDIR: shut })

  it.each(['running.md', 'running.ja.md'])('is as small as %s says', async (page) => {
    const files = await Promise.all((await filesIn(image)).map((file) => lstat(join(image, file))))
    const megabytes = files.reduce((sum, { size }) => sum + size, 0) / 1e6
    const text = await readFile(new URL(`../../../.github/docs/${page}`, import.meta.url), 'utf8')
    const said = Number(/`node:24-alpine`[^.。]*?(\d+) MB/.exec(text)?.[1])
    expect(megabytes).toBeLessThanOrEqual(said)
    expect(megabytes).toBeGreaterThan(said * 0.7)
  })

  it('starts where nothing may be written and without a home, is ready once GitHub has answered, and ends by SIGTERM', async () => {
    expect(Object.keys(VARIABLES)).toEqual(['NODE_ENV', 'HOST', 'PORT'])
    const env = {
      ...{ ...noHome(), ...VARIABLES, ...configuredApp(), PORT: String(await freePort()) },
      ...{ GHE_HOST: `localhost:${portOf(github)}`, NODE_EXTRA_CA_CERTS: join(shut, '../cert.pem') },
    }
    const [before, [program, ...words]] = [await filesIn(image), START]
    expect(program).toBe('node')
    const server = started(process.execPath, words, { cwd: image, env, ...asNobody })
    await server.until(/listens at http:\S+(?=;)/)
    const look = () => fetch(`http://127.0.0.1:${env.PORT}/ready`)
    let ready = await look()
    while (ready.status !== 200) ready = await look()
    expect(await ready.text()).toBe('ready\n')
    const [checks, ...check] = HEALTH
    const checked = async (port: string) =>
      (await ranToEnd(process.execPath, check, { cwd: image, env: { ...env, PORT: port }, ...asNobody })).code
    expect([checks, await checked(env.PORT), await checked('9')]).toEqual(['node', 0, 1])
    process.kill(server.pid, 'SIGTERM')
    expect(await server.ended).toBe(0)
    expect(await filesIn(image)).toEqual(before)
    expect(await filesIn(shut)).toEqual([])
  })

  it('refused: that folder is one in which nobody can write, and without variables the start says what is missing', async () => {
    const write = ['-e', "require('fs').writeFileSync('x', '')"]
    expect((await ranToEnd(process.execPath, write, { cwd: image, env: noHome(), ...asNobody })).code).toBe(1)
    const bare = await ranToEnd(process.execPath, START.slice(1), { cwd: image, env: noHome(), ...asNobody })
    expect(bare).toMatchObject({ code: 2, said: expect.stringContaining('Missing: APP_ID') })
  })
})
