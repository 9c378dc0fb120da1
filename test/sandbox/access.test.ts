import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { quickStart } from '../support/quick-start.ts'
import { client, delivered, withToken } from './client.ts'
import { send } from './send.ts'

let sandbox: Sandbox
let as: ReturnType<typeof client>
const repo = (name: string) => `/repos/example-corp/${name}`

beforeAll(async () => {
  const policyText = `
roles:
  officer: { teams: [security-officer, watch] }
  helper: { teams: [helpers] }
  chief: { teams: [chiefs] }
  executive: { of-case: { default: chief } }
`
  sandbox = await startSandbox({ ...(await quickStart()), app: 'none', policyText })
  as = client(sandbox)
})
afterAll(() => sandbox.stop())

describe('permissions', () => {
  it('answer 401 to an unknown token and nothing private to nobody', async () => {
    expect((await withToken(sandbox, 'ghp_who')('GET', repo('incidents'))).status).toBe(401)
    expect((await withToken(sandbox, 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln')('GET', '/app')).status).toBe(401)
    expect((await withToken(sandbox, undefined)('GET', repo('incidents'))).status).toBe(404)
    expect((await withToken(sandbox, undefined)('POST', `${repo('incidents')}/issues`, { title: 'x' })).status).toBe(
      404,
    )
    expect((await withToken(sandbox, undefined)('GET', '/user')).status).toBe(401)
  })

  it('hide what one may not see, whatever is asked', async () => {
    for (const path of ['', '/issues', '/contents/README.md', '/labels', '/pulls', '/git/ref/heads/main']) {
      expect((await as('outsider')('GET', repo('incidents') + path)).status, path).toBe(404)
      expect((await as('reporter')('GET', repo('restricted') + path)).status, path).toBe(404)
      expect((await as('deputy')('GET', repo('restricted') + path)).status, path).toBe(200)
    }
    expect((await as('outsider')('POST', `${repo('incidents')}/issues`, { title: 'x' })).status).toBe(404)
    expect((await as('outsider')('GET', '/orgs/example-corp/teams')).status).toBe(404)
  })

  it('answer 403 to a write of what one may only read', async () => {
    const file = { message: 'm', content: Buffer.from('x').toString('base64') }
    expect((await as('responder')('PUT', `${repo('incidents')}/contents/x`, file)).status).toBe(403)
    expect((await as('reporter')('PUT', `${repo('runbooks')}/contents/x`, file)).status).toBe(403)
    expect((await as('responder')('PUT', `${repo('runbooks')}/contents/x`, file)).status).toBe(201)
    expect((await as('officer')('POST', `${repo('incidents')}/labels`, { name: 'new' })).status).toBe(403)
    expect((await as('officer')('POST', `${repo('incidents')}/check-runs`, { name: 'x', head_sha: 'x' })).status).toBe(
      403,
    )
  })

  it('drop labels and assignees of whoever may not set them', async () => {
    const mine = await as('reporter')('POST', `${repo('runbooks')}/issues`, {
      title: 'x',
      labels: ['a'],
      assignees: ['officer'],
    })
    expect(mine.object).toMatchObject({ labels: [], assignees: [] })
    expect(
      (await as('deputy')('PATCH', `${repo('runbooks')}/issues/${mine.object.number}`, { title: 'y' })).status,
    ).toBe(403)
    expect(
      (await as('reporter')('PATCH', `${repo('runbooks')}/issues/${mine.object.number}`, { title: 'y' })).status,
    ).toBe(200)
    expect(
      (await as('reporter')('POST', `${repo('runbooks')}/issues/${mine.object.number}/labels`, ['a'])).status,
    ).toBe(403)
  })

  it('name each role as GitHub names it', async () => {
    const of = async (login: string, name = 'incidents') =>
      (await as('officer')('GET', `${repo(name)}/collaborators/${login}/permission`)).object
    expect(await of('admin')).toMatchObject({ permission: 'admin', role_name: 'admin' })
    expect(await of('responder')).toMatchObject({
      permission: 'read',
      role_name: 'triage',
      user: { login: 'responder' },
    })
    expect(await of('officer', 'runbooks')).toMatchObject({ permission: 'write', role_name: 'write' })
    expect(await of('outsider')).toMatchObject({ permission: 'none', role_name: 'none' })
    expect((await as('officer')('PUT', `${repo('incidents')}/collaborators/outsider`, {})).status).toBe(403)
    await as('admin')('PUT', `${repo('incidents')}/collaborators/reporter`, { permission: 'push' })
    expect(await of('reporter')).toMatchObject({ permission: 'write', role_name: 'write' })
  })
})

describe('the organisation', () => {
  it('has the teams of the policy with the person of the role in them', async () => {
    const members = async (slug: string) =>
      (await as('officer')('GET', `/orgs/example-corp/teams/${slug}/members`)).list.map((each) => each.login)
    expect(await members('security-officer')).toEqual(['officer'])
    expect(await members('watch')).toEqual(['officer'])
    expect(await members('helpers')).toEqual([])
    expect(await members('chiefs')).toEqual(['executive'])
    expect((await as('officer')('GET', '/orgs/example-corp/teams/watch/memberships/officer')).object.state).toBe(
      'active',
    )
    expect((await as('officer')('GET', '/orgs/example-corp/teams/watch/memberships/deputy')).status).toBe(404)
  })

  it('tells of who joins and leaves a team', async () => {
    const path = '/orgs/example-corp/teams/helpers/memberships/responder'
    expect((await as('officer')('PUT', path, {})).status).toBe(403)
    await as('admin')('PUT', path, {})
    await as('admin')('DELETE', path)
    await sandbox.idle()
    const told = (await delivered(sandbox)).filter((each) => each.event === 'membership')
    expect(told.map((each) => each.action)).toEqual(['added', 'removed'])
    expect(told[0]?.payload).toMatchObject({ scope: 'team', member: { login: 'responder' }, team: { slug: 'helpers' } })
  })

  it('has one owner', async () => {
    const owners = await as('officer')('GET', '/orgs/example-corp/members?role=admin')
    expect(owners.list.map((each) => each.login)).toEqual(['admin'])
    expect((await as('officer')('GET', '/orgs/example-corp/memberships/officer')).object.role).toBe('member')
    expect((await as('officer')('GET', '/orgs/example-corp/members/outsider')).status).toBe(404)
  })

  it('knows people by login and by number, the app among them', async () => {
    const officer = (await as('officer')('GET', '/users/Officer')).object
    expect((await as('officer')('GET', `/user/${officer.id}`)).object.login).toBe('officer')
    const bot = (await as('officer')('GET', '/users/hikeshi%5Bbot%5D')).object
    expect(bot).toMatchObject({ login: 'hikeshi[bot]', type: 'Bot' })
  })
})

describe('the server', () => {
  it('refuses pages of other sites', async () => {
    const answer = await fetch(`${sandbox.control}/faults`, {
      method: 'POST',
      headers: { origin: 'https://example.org' },
    })
    expect(answer.status).toBe(403)
  })

  it('answers 400 to broken JSON and 404 to what it does not know', async () => {
    const authorization = `Bearer ${sandbox.tokens.officer}`
    const url = `${sandbox.url}${repo('incidents')}/issues`
    expect((await fetch(url, { method: 'POST', headers: { authorization }, body: '{' })).status).toBe(400)
    expect((await send(`${sandbox.url}/nowhere`, 'GET', sandbox.tokens.officer)).status).toBe(404)
  })
})
