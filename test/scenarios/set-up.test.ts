import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sodium from 'libsodium-wrappers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asObject, type Json } from '../../src/sandbox/json.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { checkRecorded } from '../contracts/recorded.ts'
import { itemsOf, registersApp, type SetUpRun, setUp } from '../hosts/cli/set-up-helpers.ts'
import { send } from '../sandbox/send.ts'
import { isWrite } from '../support/is-write.ts'
import { quickStart } from '../support/quick-start.ts'
import { restedApp } from '../support/resting-apps.ts'

const NAMED = ['--company', 'Acme', '--phone', '03-5550-0100', '--locale', 'en', '--wait', '100']
const PEOPLE = [
  ...['--member', 'security-officer=officer', '--member', 'security-deputy=deputy', '--member', 'board=board'],
  ...['--member', 'representatives=executive', '--member', 'system-administrators=sysadmin'],
  ...['--member', 'responders=responder', '--reporters', 'everybody', '--member', 'everybody=reporter'],
]
const SERVER = ['--url', 'https://hikeshi.example.com']

const folders: string[] = []
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hikeshi-'))
  folders.push(folder)
  return folder
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

const company = async (app: 'fork' | 'none'): Promise<Sandbox> =>
  startSandbox({ ...(await quickStart()), company: 'empty', loadApp: restedApp, app })

const asked = async (github: Sandbox, method: string, path: string, body?: unknown) =>
  send(github.url + path, method, github.tokens.admin, body)

/** An owner's acts on GitHub's pages, as set-up says: who reads what, and the board's own automations. */
async function byHand(github: Sandbox): Promise<void> {
  await asked(github, 'PATCH', `/orgs/${github.org}`, { default_repository_permission: 'none' })
  await send(`${github.control}/board`, 'POST', undefined, { automations: [] })
}
const install = (github: Sandbox) => send(`${github.control}/install`, 'POST', undefined, {})

const outcomes = (run: SetUpRun, step: string) => itemsOf(run, step).map(({ outcome, key }) => `${outcome} ${key}`)
/** Everything that stands on GitHub, as far as a set-up makes it. */
async function stateOf(github: Sandbox): Promise<Json> {
  const org = `/orgs/${github.org}`
  const names = ['incidents', 'restricted', 'runbooks']
  const [teams, repositories, secrets, fields] = await Promise.all([
    asked(github, 'GET', `${org}/teams?per_page=100`),
    asked(github, 'GET', `${org}/repos?per_page=100`),
    send(`${github.control}/secrets`, 'GET', undefined),
    asked(github, 'GET', `${org}/projectsV2/3/fields`),
  ])
  const trees = names.map(async (name) => {
    const at = `/repos/${github.org}/${name}`
    const [tree, labels, issues] = await Promise.all([
      asked(github, 'GET', `${at}/git/trees/main?recursive=1`),
      asked(github, 'GET', `${at}/labels?per_page=100`),
      asked(github, 'GET', `${at}/issues?state=all`),
    ])
    const files = ((tree.object.tree ?? []) as Json[]).map(({ path, sha }) => `${path} ${sha}`)
    return { files, labels: labels.list.map(({ name: label }) => label), issues: issues.list.map(({ title }) => title) }
  })
  const members = teams.list.map(async ({ slug, description }) => {
    const { list } = await asked(github, 'GET', `${org}/teams/${String(slug)}/members`)
    return { slug, description, members: list.map(({ login }) => login) }
  })
  return {
    teams: await Promise.all(members),
    repositories: repositories.list.map(({ name, private: closed }) => ({ name, closed })),
    secrets: Object.entries(asObject(secrets.object.stored)).map(([repository, all]) => ({
      ...{ repository, names: (all as Json[]).map(({ name }) => name) },
    })),
    columns: fields.list.find(({ name }) => name === 'Status')?.options,
    trees: await Promise.all(trees),
  }
}

describe('hikeshi set-up, from nothing to the first drill', () => {
  let github: Sandbox
  let folder: string
  beforeAll(async () => {
    github = await company('fork')
    folder = await newFolder()
  })
  afterAll(() => github.stop())
  const args = [...NAMED, ...PEOPLE, ...SERVER, '--json']
  const run = (...more: string[]) => setUp({ github, folder, atBrowser: registersApp(github) }, ...args, ...more)

  it('shows in a dry run what it would do, and sends no write', async () => {
    const dry = await run('--dry-run')
    expect([dry.err, dry.code]).toEqual(['', 0])
    expect(dry.exchanges.filter(isWrite)).toEqual([])
    expect(outcomes(dry, 'repositories')).toEqual(Array(3).fill('would repository'))
    expect(outcomes(dry, 'app')).toEqual(['would app', 'would installed'])
    expect((await asked(github, 'GET', `/orgs/${github.org}/repos`)).list).toEqual([])
    expect(checkRecorded(dry.exchanges)).toEqual([])
  })

  it('makes what the API can, and says what is left and where', async () => {
    const first = await run()
    expect([first.err.replace(/Open this address[\s\S]*/, ''), first.code]).toEqual(['', 1])
    for (const step of ['repositories', 'teams', 'access', 'board', 'files', 'labels'])
      expect(
        itemsOf(first, step).filter(({ outcome }) => !['done', 'left'].includes(outcome)),
        step,
      ).toEqual([])
    expect(outcomes(first, 'app')).toEqual(['done app', 'left install'])
    expect(itemsOf(first, 'app')[1]?.link).toContain('/settings/apps/hikeshi-example-corp/installations')
    expect(outcomes(first, 'adoption')).toEqual(['waits waits'])
    const left = itemsOf(first, 'access').filter(({ outcome }) => outcome === 'left')
    expect(left).toMatchObject([{ key: 'base-permission', link: expect.stringContaining('member_privileges') }])
    expect(outcomes(first, 'board').filter((each) => each.startsWith('left'))).toEqual(Array(2).fill('left automation'))
    expect(checkRecorded(first.exchanges)).toEqual([])

    const { teams, repositories, trees } = await stateOf(github)
    expect(repositories).toEqual(['incidents', 'restricted', 'runbooks'].map((name) => ({ name, closed: true })))
    // The maker of the teams has a role by none of them.
    expect(teams).toContainEqual({
      slug: 'responders',
      description: 'Named by the policy for security incidents',
      members: ['responder'],
    })
    const policy = await asked(github, 'GET', `/repos/${github.org}/incidents/contents/.github/hikeshi.yml`)
    const text = Buffer.from(String(policy.object.content), 'base64').toString()
    expect(text).toContain('board: { project: 3 }')
    expect(text).toContain('phone: 03-5550-0100')
    const files = (trees as { files: string[] }[]).map((tree) => tree.files.length)
    expect(files.every((count) => count > 3)).toBe(true)
    const role = await asked(github, 'GET', `/repos/${github.org}/incidents/collaborators/responder/permission`)
    expect(role.object).toMatchObject({ role_name: 'triage' })
    const env = await readFile(join(folder, '.env'), 'utf8')
    expect(env).toContain(`APP_ID=${github.app.id}`)
  })

  it('goes on once the app is installed: policy adopted, checked, a drill that is answered', async () => {
    await install(github)
    await byHand(github)
    // Killed when it has opened the issue of the adoption, when it has written its comment, and when it has opened the drill.
    for (const last of [/\/issues$/, /\/comments$/, /\/issues$/]) {
      const killedBy = ({ path }: { path: string }) => last.test(path)
      expect((await setUp({ github, folder, killedBy }, ...args)).code).toBe(2)
      await github.idle()
    }
    const second = await run()
    expect(second.err).toBe('')
    expect(outcomes(second, 'server')).toEqual(['there server'])
    expect(outcomes(second, 'adoption')).toEqual(['there adopted'])
    expect(outcomes(second, 'drill')).toEqual(['there drill'])
    expect((await asked(github, 'GET', `/repos/${github.org}/incidents/issues?state=all`)).list).toHaveLength(2)
    expect(itemsOf(second, 'doctor')).toMatchObject([{ outcome: 'there', key: 'doctor' }])
    expect(second.code).toBe(0)
    expect(checkRecorded(second.exchanges)).toEqual([])
    const drill = itemsOf(second, 'drill')[0]?.link ?? ''
    expect(drill).toMatch(/\/example-corp\/incidents\/issues\/\d+$/)
    const issue = await asked(github, 'GET', drill.replace(github.url, '/repos'))
    const labels = (issue.object.labels as Json[]).map(({ name }) => name)
    expect(labels).toEqual(expect.arrayContaining(['hikeshi: drill', 'drill']))
    const members = (await asked(github, 'GET', `/orgs/${github.org}/teams/security-officer/members`)).list
    expect(members).toMatchObject([{ login: 'officer' }])
  })

  it('changes nothing when it is run once more, in whichever language it speaks', async () => {
    const before = await stateOf(github)
    const again = await run()
    expect([again.err, again.code]).toEqual(['', 0])
    expect(again.exchanges.filter(isWrite)).toEqual([])
    expect(await stateOf(github)).toEqual(before)
    const japanese = await setUp({ github, folder }, '--locale', 'ja')
    expect(japanese.exchanges.filter(isWrite)).toEqual([])
    expect(japanese.out).toContain('すべて設定されています')
    expect(japanese.out).not.toMatch(/\{|\}/)
  })

  it('makes good what somebody has undone, and leaves what somebody has changed', async () => {
    const org = `/orgs/${github.org}`
    await asked(github, 'DELETE', `${org}/teams/responders/memberships/responder`)
    const at = `/repos/${github.org}/restricted/contents/.github/ISSUE_TEMPLATE`
    const [form] = (await asked(github, 'GET', at)).list
    const content = Buffer.from('name: ours\n').toString('base64')
    await asked(github, 'PUT', `${at}/${String(form?.name)}`, { message: 'x', content, sha: form?.sha })
    // Runbooks are the company's own from the first day on: one is rewritten, one thrown away.
    const runbooks = `/repos/${github.org}/runbooks/contents/runbooks`
    const [one, other] = (await asked(github, 'GET', runbooks)).list.filter(({ name }) => String(name).endsWith('.md'))
    await asked(github, 'PUT', `${runbooks}/${String(one?.name)}`, { message: 'x', content, sha: one?.sha })
    await asked(github, 'DELETE', `${runbooks}/${String(other?.name)}`, { message: 'x', sha: other?.sha })
    const run3 = await run('--phone', '03-5550-0199', '--person', 'officer=officer')
    expect(itemsOf(run3, 'teams').filter(({ outcome }) => outcome === 'done')).toMatchObject([{ key: 'member' }])
    const changed = itemsOf(run3, 'files').filter(({ outcome }) => outcome === 'left')
    expect(changed).toMatchObject([
      { key: 'file-differs', link: expect.stringContaining('/restricted/blob/main/') },
      { key: 'policy-kept', text: expect.stringContaining('--phone, --person officer changes nothing') },
    ])
    expect((await asked(github, 'GET', `${runbooks}/${String(other?.name)}`)).status).toBe(404)
    const kept = await asked(github, 'GET', `${at}/${String(form?.name)}`)
    expect(Buffer.from(String(kept.object.content), 'base64').toString()).toBe('name: ours\n')
  })
})

/** The last write of a process that is killed there, one in each step that writes. */
const DEATHS: readonly (readonly [string, RegExp])[] = [
  ['a repository made', /^POST .*\/orgs\/[^/]+\/repos$/],
  ['a team made, and its maker in it', /^POST .*\/teams$/],
  ['a role given', /^PUT .*\/teams\/[^/]+\/repos\//],
  ['the board made, with columns that nobody asked for', /createProjectV2/],
  ['a commit made that no branch has', /\/git\/commits$/],
  ['a secret stored', /\/actions\/secrets\//],
  ['a label made', /\/labels$/],
]

describe('hikeshi set-up, stopped at each step in turn', () => {
  it('goes on from there, and comes to the same as if it had never been stopped', async () => {
    const args = [...NAMED, ...PEOPLE, '--mode', 'action', '--action', 'acme/hikeshi@v1', '--json', '--wait', '0']
    const whole = await company('none')
    const inTurn = await company('none')
    try {
      const once = await setUp({ github: whole, folder: await newFolder(), atBrowser: registersApp(whole) }, ...args)
      expect(once.code).toBe(1)
      const folder = await newFolder()
      for (const [what, write] of DEATHS) {
        if (what === 'a secret stored') {
          // By hand, while the page is open on which everything after it waits.
          const page = { github: inTurn, folder, atBrowser: async () => setImmediate(() => process.emit('SIGINT')) }
          const stopped = await setUp(page, ...args)
          expect([stopped.code, stopped.err]).toEqual([2, expect.stringContaining('Stopped. Nothing was stored.')])
        }
        const cut = await setUp(
          {
            ...{ github: inTurn, folder, atBrowser: registersApp(inTurn) },
            killedBy: ({ method, path, requestBody }) =>
              write.test(path === '/graphql' ? String(asObject(requestBody).query) : `${method} ${path}`),
          },
          ...args,
        )
        expect([what, cut.code]).toEqual([what, 2])
      }
      const last = await setUp({ github: inTurn, folder }, ...args)
      expect(last.code).toBe(1)
      expect(await stateOf(inTurn)).toEqual(await stateOf(whole))
    } finally {
      await Promise.all([whole.stop(), inTurn.stop()])
    }
  })

  it('stores secrets that the workflows alone can open', async () => {
    const github = await company('none')
    try {
      const folder = await newFolder()
      const args = [...NAMED, '--mode', 'action', '--action', 'acme/hikeshi@v1', '--json', '--wait', '0']
      const run = await setUp({ github, folder, atBrowser: registersApp(github) }, ...args)
      expect(outcomes(run, 'secrets')).toEqual(Array(6).fill('done secret'))
      const { object } = await send(`${github.control}/secrets`, 'GET', undefined)
      const { publicKey, privateKey } = object.key as { publicKey: string; privateKey: string }
      await sodium.ready
      const bytes = (text: string) => sodium.from_base64(text, sodium.base64_variants.ORIGINAL)
      const stored = asObject(object.stored)['example-corp/incidents'] as { name: string; encrypted: string }[]
      const opened = stored.map(({ name, encrypted }) => [
        name,
        sodium.to_string(sodium.crypto_box_seal_open(bytes(encrypted), bytes(publicKey), bytes(privateKey))),
      ])
      const key = await readFile(join(folder, '.env.private-key.pem'), 'utf8')
      expect(Object.fromEntries(opened)).toMatchObject({ HIKESHI_PRIVATE_KEY: key })
      const said = JSON.stringify([run.out, run.err])
      expect(said).not.toContain('PRIVATE KEY-----')
      expect(JSON.stringify(run.exchanges.filter(({ path }) => !path.startsWith('/app-manifests')))).not.toContain(
        'PRIVATE KEY-----',
      )
    } finally {
      await github.stop()
    }
  })

  it('without a server the workflows answer by the token of the app once it is installed, and everything is set up', async () => {
    const started = { ...(await quickStart()), company: 'empty', answeredBy: 'workflows', loadApp: restedApp } as const
    const github = await startSandbox(started)
    try {
      const folder = await newFolder()
      const args = [...NAMED, ...PEOPLE, '--mode', 'action', '--action', `acme/hikeshi@${'a'.repeat(40)}`, '--json']
      const first = await setUp({ github, folder, atBrowser: registersApp(github) }, ...args)
      expect([first.code, outcomes(first, 'adoption')]).toEqual([1, ['waits waits']])
      await byHand(github)
      await install(github)
      const last = await setUp({ github, folder }, ...args)
      expect([last.err, last.code]).toEqual(['', 0])
      expect(outcomes(last, 'adoption')).toEqual(['done adopted'])
      expect(outcomes(last, 'drill')).toEqual(['done drill'])
    } finally {
      await github.stop()
    }
  })
})
