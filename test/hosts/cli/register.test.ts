import { chmod, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerCommand } from '../../../src/hosts/cli/definitions/register.ts'
import { readEnvironment } from '../../../src/hosts/cli/environment.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts'
import { quickStart } from '../../support/quick-start.ts'
import { emptyFolder, startHikeshi } from './hikeshi.ts'
import { Browser, registering, type Seen, send } from './register-helpers.ts'
import { runCommand } from './run-command.ts'

const SERVER = ['--url', 'https://hikeshi.example.com/']

let github: Sandbox
beforeAll(async () => {
  github = await startSandbox({ ...(await quickStart()), app: 'none', policyText: 'locale: en' })
})
afterAll(() => github.stop())

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777

let last = 0
/** Everything up to the address at which GitHub sends the browser back; each app has a name of its own. */
async function sentBack(browser: Browser, address: string): Promise<string> {
  const asked = await browser.submit(await browser.open(address), address)
  expect(asked.status).toBe(200)
  const made = await browser.submit(asked, github.url, { name: `Hikeshi ${++last}` })
  expect(made.status).toBe(302)
  return made.location
}

describe('hikeshi register', { timeout: 240_000 }, () => {
  it('registers the app for a server: what is asked for is shown first, the secrets are stored and never shown', async () => {
    const folder = await emptyFolder()
    await writeFile(join(folder, '.env'), 'PORT=4000', { mode: 0o600 })
    const { address, said, ended } = await registering(folder, github.url, ...SERVER)
    const browser = new Browser()
    const page = await browser.open(address)
    for (const shown of ['Cases are issues', 'organization_projects', 'projects_v2_item', 'Hikeshi example-corp'])
      expect(page.body).toContain(shown)
    expect(page.body).toContain('https://hikeshi.example.com/api/github/webhooks')
    expect(page.headers['content-security-policy']).toContain(`form-action ${github.url}; frame-ancestors 'none'`)
    const back = await sentBack(browser, address)
    expect(back.startsWith(`${address}/registered?code=`)).toBe(true)
    const done = await browser.open(back)
    expect(done.status).toBe(200)
    expect(await ended).toBe(0)

    const env = await readFile(join(folder, '.env'), 'utf8')
    const key = await readFile(join(folder, '.env.private-key.pem'), 'utf8')
    expect(env.startsWith('PORT=4000\nAPP_ID=')).toBe(true)
    const { WEBHOOK_SECRET: secret = '', PRIVATE_KEY_PATH, ...rest } = parseEnv(env)
    expect(PRIVATE_KEY_PATH).toBe('.env.private-key.pem')
    const variables = { ...rest, WEBHOOK_SECRET: secret, PRIVATE_KEY_PATH: join(folder, '.env.private-key.pem') }
    const reading = readEnvironment(variables, 'received')
    expect(reading).toMatchObject({ kind: 'complete', environment: { privateKey: key, port: 4000 } })
    expect([await modeOf(join(folder, '.env')), await modeOf(join(folder, '.env.private-key.pem'))]).toEqual([
      0o600, 0o600,
    ])
    for (const told of [said(), done.body]) {
      expect(told).toContain(`${github.url}/organizations/example-corp/settings/apps/hikeshi-${last}/installations`)
      expect(told).not.toContain(secret)
      expect(told).not.toContain('PRIVATE KEY-----')
    }
    await expect(send(address, 'GET', {})).rejects.toThrow('ECONNREFUSED')
  })

  it('registers the app for the Action without webhook and events, in Japanese, and says so as one document', async () => {
    const folder = await emptyFolder()
    const { address, said, ended } = await registering(
      ...([folder, github.url, '--locale', 'ja', '--out', 'app.env', '--json'] as const),
    )
    const browser = new Browser()
    const page = await browser.open(address)
    expect(page.body).toContain('役割はチームである')
    expect(page.body).not.toContain('projects_v2_item')
    const manifest = JSON.parse(
      (/name="manifest" value="([^"]+)"/.exec(page.body)?.[1] ?? '').replaceAll('&quot;', '"'),
    )
    expect(manifest).toMatchObject({ hook_attributes: { active: false }, default_events: [], public: false })
    expect((await browser.open(await sentBack(browser, address))).status).toBe(200)
    expect(await ended).toBe(0)
    const variables = parseEnv(await readFile(join(folder, 'app.env'), 'utf8'))
    expect(Object.keys(variables).sort()).toEqual(['APP_ID', 'HIKESHI_CLIENT_ID', 'PRIVATE_KEY_PATH'])
    const document = JSON.parse(said().slice(said().indexOf('\n{')))
    expect(document).toMatchObject({
      ...{ ended: 'registered', app: { id: Number(variables.APP_ID), clientId: variables.HIKESHI_CLIENT_ID } },
      files: { env: 'app.env', key: 'app.env.private-key.pem' },
    })
    expect(Object.keys(document.app)).toEqual(['id', 'slug', 'clientId'])
    const commands = document.next.flatMap(({ commands = [] }: { commands?: string[] }) => commands).join('\n')
    expect(commands).toContain(`HIKESHI_CLIENT_ID --body ${variables.HIKESHI_CLIENT_ID}`)
    expect(commands).toContain('HIKESHI_PRIVATE_KEY < app.env.private-key.pem')
  })

  it('refuses whoever is not the first browser with the token at this very address, and then still works', async () => {
    const folder = await emptyFolder()
    const { address, ended } = await registering(folder, github.url, ...SERVER)
    const { port, origin } = new URL(address)
    const refused = async (seen: Promise<Seen>, status: number, words: string) => {
      const { status: got, body, cookies } = await seen
      expect([got, cookies]).toEqual([status, []])
      expect(body).toContain(words)
      expect(body).not.toContain('manifest')
    }
    await refused(send(`${origin}/`, 'GET', {}), 404, 'exactly as the terminal prints it')
    await refused(send(`${origin}/${'A'.repeat(43)}`, 'GET', {}), 404, 'exactly as the terminal prints it')
    for (const host of ['evil.example', `evil.example:${port}`, `localhost:${port}`, '127.0.0.1'])
      await refused(send(address, 'GET', { host }), 403, 'for this machine alone')
    await refused(send(address, 'POST', {}), 405, 'Only GET')
    await refused(send(`${address}/registered?code=a&state=b`, 'GET', {}), 403, 'first browser')

    const browser = new Browser()
    const back = await sentBack(browser, address)
    await refused(send(address, 'GET', {}), 403, 'first browser')
    await refused(send(back, 'GET', {}), 403, 'first browser')
    await refused(send(back, 'GET', { cookie: 'hikeshi-register=guessed' }), 403, 'first browser')
    const with_ = (name: string, value: string): string => {
      const url = new URL(back)
      url.searchParams.set(name, value)
      return url.href
    }
    await refused(browser.open(with_('state', 'x')), 403, 'not the one that was sent')
    await refused(browser.open(with_('state', '')), 403, 'not the one that was sent')
    await refused(browser.open(with_('code', '')), 400, 'GitHub sends one')
    await refused(browser.open(with_('code', '../../user')), 400, 'GitHub sends one')
    expect(await readdir(folder)).toEqual([])

    expect((await browser.open(back)).status).toBe(200)
    expect(await ended).toBe(0)
  })

  it('stores nothing of a code that GitHub refuses, and takes the state once', async () => {
    const folder = await emptyFolder()
    const { address, child, ended, said } = await registering(folder, github.url, ...SERVER)
    const browser = new Browser()
    const back = await sentBack(browser, address)
    await send(`${github.control}/clock`, 'POST', { 'content-type': 'application/json' }, '{"advance":"PT2H"}')
    const late = await browser.open(back)
    expect(late.status).toBe(422)
    expect(late.body).toContain('GitHub refused the code')
    expect((await browser.open(back)).status).toBe(403)
    expect(await readdir(folder)).toEqual([])
    child.kill('SIGINT')
    expect(await ended).toBe(1)
    expect(said()).toContain('Nothing was stored')
  })

  it('stores nothing while GitHub cannot be reached, and takes the same code once it can', async () => {
    const folder = await emptyFolder()
    let up = false
    const proxy = await startProxy(() => up)
    const { address, ended } = await registering(folder, proxy.url, ...SERVER)
    const browser = new Browser()
    const page = await browser.open(address)
    const asked = await browser.submit({ ...page, body: page.body.replaceAll(proxy.url, github.url) }, address)
    const { location } = await browser.submit(asked, github.url, { name: `Hikeshi ${++last}` })
    const down = await browser.open(location)
    expect(down.status).toBe(502)
    expect(down.body).toContain('cannot be reached')
    const other = new URL(location)
    other.searchParams.set('code', 'another')
    expect((await browser.open(other.href)).status).toBe(403)
    expect(await readdir(folder)).toEqual([])
    up = true
    expect((await browser.open(location)).status).toBe(200)
    expect(await ended).toBe(0)
    proxy.close()
  })

  it('asks GitHub for no secret that it could not keep by then', async () => {
    const folder = await emptyFolder()
    const { address, ended } = await registering(folder, github.url, ...SERVER)
    const browser = new Browser()
    const back = await sentBack(browser, address)
    await writeFile(join(folder, '.env'), 'APP_ID=7\n', { mode: 0o600 })
    const blocked = await browser.open(back)
    expect(blocked.status).toBe(409)
    expect(blocked.body).toContain('.env has APP_ID already')
    await writeFile(join(folder, '.env'), '')
    expect((await browser.open(back)).status).toBe(200)
    expect(await ended).toBe(0)
  })

  it.each<[string, (folder: string) => Promise<unknown>, string]>([
    [
      'a variable',
      (folder) => writeFile(join(folder, '.env'), 'WEBHOOK_SECRET=\n', { mode: 0o600 }),
      'has WEBHOOK_SECRET',
    ],
    ['a key', (folder) => writeFile(join(folder, '.env.private-key.pem'), ''), '.env.private-key.pem is there already'],
    ['a link', (folder) => symlink('/etc/hostname', join(folder, '.env')), 'no plain file'],
    [
      'a file for all',
      (folder) => writeFile(join(folder, '.env'), '').then(() => chmod(join(folder, '.env'), 0o644)),
      'chmod 600',
    ],
  ])('says what is in the way and opens nothing: %s', async (_what, lay, words) => {
    const folder = await emptyFolder()
    await lay(folder)
    const { code, err } = await startHikeshi(folder, ['register', '--org', 'example-corp'])
    expect(code).toBe(2)
    expect(err).toContain(words)
    expect(err).toContain('--out')
  })

  it('ends by itself after its time, with 1', async () => {
    const { code, out } = await runCommand(
      registerCommand(20),
      '--org',
      'example-corp',
      '--out',
      join(await emptyFolder(), 'x'),
    )
    expect(code).toBe(1)
    expect(out).toContain('An hour is over. Nothing was stored')
  })

  it.each([
    [['--org', 'no/org']],
    [['--org', 'a', '--url', 'http://hikeshi.example.com']],
    [['--org', 'a', '--url', 'https://localhost/']],
    [['--org', 'a', '--url', 'https://a:b@hikeshi.example.com']],
    [['--org', 'a', '--app-name', 'x'.repeat(35)]],
    [['--org', 'a', '--out', 'a b#']],
    [[]],
  ])('refuses to be called with %j', async (args) => {
    expect((await runCommand(registerCommand(20), ...args)).code).toBe(2)
  })
})

/** GitHub's API by way of a line that may be down. */
async function startProxy(isUp: () => boolean): Promise<{ url: string; close(): void }> {
  const { createServer } = await import('node:http')
  const server = createServer((request, response) => {
    if (!isUp()) return void request.socket.destroy()
    void send(github.url + request.url, 'POST', {}).then(({ status, body }) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(body),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    close: () => void server.close(),
  }
}
