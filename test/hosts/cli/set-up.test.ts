import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sandbox } from '../../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts'
import { send } from '../../sandbox/send.ts'
import { isWrite } from '../../support/is-write.ts'
import { quickStart } from '../../support/quick-start.ts'
import { itemsOf, type Running, setUp } from './set-up-helpers.ts'

const NAMED = ['--company', 'Acme', '--phone', '03-5550-0100', '--locale', 'en', '--json']

let github: Sandbox
let folder: string
beforeAll(async () => {
  github = await startSandbox({ ...(await quickStart()), company: 'empty', app: 'none' })
  folder = await mkdtemp(join(tmpdir(), 'hikeshi-'))
})
afterAll(async () => {
  await github.stop()
  await rm(folder, { recursive: true, force: true })
})

const asked = (method: string, path: string, body?: unknown) =>
  send(github.url + path, method, github.tokens.admin, body)

const answer = (status: number, message: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ message, login: 'admin', id: 1 }), {
    ...{ status, headers: { 'content-type': 'application/json', ...headers } },
  })

describe('hikeshi set-up is refused in a sentence that says what to do', () => {
  it.each<[string, Partial<Running>, readonly string[], string]>([
    ['no token', { token: '' }, [], 'GITHUB_TOKEN'],
    ['a token that GitHub does not know', { token: 'ghp_none' }, [], 'does not know this token'],
    ['an organisation that is not there', {}, ['--org', 'elsewhere'], 'There is no organisation elsewhere'],
    [
      'a token without the scopes',
      { instead: (_, path) => (path === '/user' ? answer(200, '', { 'x-oauth-scopes': 'repo, gist' }) : undefined) },
      [],
      'lacks the scopes admin:org,project,workflow',
    ],
    [
      'an organisation with single sign-on',
      {
        instead: (_, path) =>
          path === '/orgs/example-corp'
            ? answer(403, 'Resource protected by organization SAML enforcement.')
            : undefined,
      },
      [],
      'single sign-on',
    ],
    [
      'a plan that lacks something',
      {
        instead: (method, path) =>
          method === 'POST' && path.endsWith('/repos')
            ? answer(403, 'Upgrade to GitHub Team to enable this feature.')
            : undefined,
      },
      [],
      "GitHub's plan of this organisation does not have this",
    ],
    [
      'no right to make a repository',
      {
        instead: (method, path) =>
          method === 'POST' && path.endsWith('/repos') ? answer(403, 'Resource not accessible') : undefined,
      },
      [],
      'GitHub does not let this token do that',
    ],
    [
      'a name that is taken by what nobody sees',
      {
        instead: (method, path) =>
          method === 'POST' && path.endsWith('/repos') ? answer(422, 'name already exists on this account') : undefined,
      },
      [],
      'The name incidents is taken',
    ],
  ])('%s', async (_what, more, args, words) => {
    const run = await setUp({ github, folder, ...more }, ...NAMED, ...args)
    expect(run.err).toContain(words)
    expect(run.code).toBe(2)
    expect((await asked('GET', '/orgs/example-corp/repos')).list).toEqual([])
  })

  it('somebody who does not own the organisation', async () => {
    const run = await setUp({ github, folder, token: github.tokens.officer ?? '' }, ...NAMED)
    expect([run.code, run.err]).toEqual([2, expect.stringContaining('officer does not own example-corp')])
    expect(run.exchanges.filter(isWrite)).toEqual([])
  })

  it('nobody who could be asked for the name and the phone', async () => {
    const run = await setUp({ github, folder }, '--locale', 'en', '--mode', 'action')
    expect([run.code, run.err]).toEqual([2, expect.stringContaining('--company, --phone, --action')])
    expect(run.exchanges.filter(isWrite)).toEqual([])
  })

  it.each([
    [['--mode', 'two']],
    [['--member', 'responders']],
    [['--repository', 'others=x']],
    [['--wait', '-1']],
    [['--reporters', 'All staff']],
  ])('being called with %j', async (args) => {
    const run = await setUp({ github, folder }, ...NAMED, ...args)
    expect([run.code, run.exchanges]).toEqual([2, []])
  })
})

describe('hikeshi set-up where other things are', () => {
  it('takes no repository that holds other things, unless somebody says so or names another', async () => {
    await asked('POST', '/orgs/example-corp/repos', { name: 'incidents', private: true, auto_init: true })
    const content = Buffer.from('shop').toString('base64')
    await asked('PUT', '/repos/example-corp/incidents/contents/shop.js', { message: 'x', content })
    const taken = await setUp({ github, folder }, ...NAMED)
    expect([taken.code, taken.err]).toEqual([2, expect.stringContaining('The name incidents is taken')])
    expect(taken.exchanges.filter(isWrite)).toEqual([])
    const into = await setUp({ github, folder }, ...NAMED, '--dry-run', '--into-existing')
    expect(itemsOf(into, 'repositories').map(({ outcome }) => outcome)).toEqual(['there', 'would', 'would'])
    const other = await setUp({ github, folder }, ...NAMED, '--dry-run', '--repository', 'incidents=cases')
    expect(itemsOf(other, 'repositories')[0]).toMatchObject({ outcome: 'would', text: 'private repository cases' })
  })

  it('stops with a sentence at a person whom GitHub does not know, and at a rule against pushes; then goes on', async () => {
    const args = [...NAMED, '--repository', 'incidents=cases', '--wait', '0']
    const unknown = await setUp({ github, folder }, ...args, '--member', 'responders=nobody-there')
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('GitHub knows no nobody-there')])
    const slip = await setUp({ github, folder }, ...args, '--person', 'officer=offcier')
    expect([slip.code, slip.err]).toEqual([2, expect.stringContaining('GitHub knows no offcier')])
    const phone = await setUp({ github, folder }, ...args, '--phone', '03-abc')
    expect([phone.code, phone.err]).toEqual([2, expect.stringContaining('"03-abc" is no phone number')])
    // A slip is told of before anything is made.
    expect([unknown, slip, phone].flatMap(({ exchanges }) => exchanges.filter(isWrite))).toEqual([])
    await send(`${github.control}/github`, 'POST', undefined, { rules: { main: ['update'] } })
    const ruled = await setUp({ github, folder }, ...args)
    expect([ruled.code, ruled.err]).toEqual([2, expect.stringContaining('A rule of cases refuses pushes')])
    await send(`${github.control}/github`, 'POST', undefined, { rules: {} })
    // One of the repositories was made without a commit, and the board has a column of somebody's own.
    await asked('POST', '/orgs/example-corp/repos', { name: 'records', private: true })
    const fields = await asked('GET', '/orgs/example-corp/projectsV2/3/fields')
    const status = fields.list.find(({ name }) => name === 'Status')
    const query =
      'mutation($id: ID!, $options: [ProjectV2SingleSelectFieldOptionInput!]) { updateProjectV2Field(input: { fieldId: $id, singleSelectOptions: $options }) { clientMutationId } }'
    const options = [{ name: 'Parked', color: 'GRAY', description: '' }]
    await asked('POST', '/graphql', { query, variables: { id: status?.node_id, options } })
    // Nobody has said where the server is, so the app is left; all else is done.
    const run = await setUp({ github, folder }, ...args, '--repository', 'runbooks=records')
    expect([run.err, run.code]).toEqual(['', 1])
    expect(itemsOf(run, 'files').map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done'])
    expect(itemsOf(run, 'app')[0]).toMatchObject({ outcome: 'left', key: 'app-needs-url' })
    const policy = await asked('GET', '/repos/example-corp/cases/contents/.github/hikeshi.yml')
    const text = Buffer.from(String(policy.object.content), 'base64').toString()
    expect(text).toMatch(/^repositories: \{ (?=.*incidents: cases)(?=.*runbooks: records).* \}$/m)
    expect((await asked('GET', '/repos/example-corp/records/contents/runbooks')).list.length).toBeGreaterThan(5)
    const columns = (await asked('GET', '/orgs/example-corp/projectsV2/3/fields')).list.find(
      ({ name }) => name === 'Status',
    )
    const names = ((columns?.options ?? []) as { name: { raw: string } }[]).map(({ name }) => name.raw)
    expect(names).toEqual(expect.arrayContaining(['Parked', 'Reported', 'Closed']))
  })

  it('says of a public repository and of a broken policy what people have to do', async () => {
    const at = '/repos/example-corp/cases/contents/.github/hikeshi.yml'
    await asked('PATCH', '/repos/example-corp/records', { private: false })
    const args = ['--locale', 'ja', '--repository', 'incidents=cases', '--wait', '0', '--json']
    const open = await setUp({ github, folder }, ...args)
    expect(itemsOf(open, 'repositories').find(({ outcome }) => outcome === 'left')).toMatchObject({
      ...{ key: 'repository-public', text: expect.stringContaining('records が公開されており') },
      link: expect.stringContaining('/records/settings'),
    })
    const { object } = await asked('GET', at)
    const content = Buffer.from('extends: default@1\nrols: {}\n').toString('base64')
    await asked('PUT', at, { message: 'x', content, sha: object.sha })
    const broken = await setUp({ github, folder }, ...args)
    expect([broken.code, broken.err]).toEqual([2, expect.stringContaining('cases の運用ポリシーに問題があり')])
    expect(broken.err).toContain('.github/hikeshi.yml:2:1')
  })
})
