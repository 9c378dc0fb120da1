import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signAppToken } from '../../src/sandbox/app-token.ts'
import type { Json } from '../../src/sandbox/json.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { quickStart } from '../support/quick-start.ts'
import { client, control, delivered, withToken } from './client.ts'
import { send } from './send.ts'

let sandbox: Sandbox
let asApp: ReturnType<typeof withToken>
const incidents = '/repos/example-corp/incidents'

beforeAll(async () => {
  sandbox = await startSandbox({ ...(await quickStart()), app: 'none', policyText: 'locale: en' })
  asApp = withToken(sandbox, signAppToken(sandbox.app.id, sandbox.secrets.privateKey))
})
afterAll(() => sandbox.stop())

async function asInstallation(narrow: object = {}) {
  const made = await asApp('POST', `/app/installations/${sandbox.app.installationId}/access_tokens`, narrow)
  return withToken(sandbox, String(made.object.token))
}

describe('the app', () => {
  it('finds itself and where it is installed', async () => {
    expect((await asApp('GET', '/app')).object).toMatchObject({ id: sandbox.app.id, slug: sandbox.app.slug })
    const installation = { id: sandbox.app.installationId, account: { login: sandbox.org } }
    const jwt = signAppToken(sandbox.app.id, sandbox.secrets.privateKey)
    expect((await send(`${sandbox.url}/app/installations`, 'GET', jwt)).list).toMatchObject([installation])
    expect((await asApp('GET', '/orgs/example-corp/installation')).object).toMatchObject(installation)
    expect((await asApp('GET', `${incidents}/installation`)).object).toMatchObject(installation)
    expect((await asApp('GET', `${incidents}/issues`)).status).toBe(401)
    expect((await client(sandbox)('officer')('GET', '/app')).status).toBe(401)
  })

  it('gets tokens for the repositories and permissions it asks for, and no more', async () => {
    const all = await asInstallation()
    const listed = (await all('GET', '/installation/repositories')).object
    expect((listed.repositories as Json[]).map((each) => each.name)).toEqual(['incidents', 'restricted', 'runbooks'])

    const narrow = await asInstallation({ repositories: ['incidents'], permissions: { issues: 'read' } })
    expect((await narrow('GET', `${incidents}/issues`)).status).toBe(200)
    expect((await narrow('POST', `${incidents}/issues`, { title: 'x' })).status).toBe(403)
    expect((await narrow('GET', `${incidents}/contents/README.md`)).status).toBe(403)
    expect((await narrow('GET', '/repos/example-corp/runbooks/issues')).status).toBe(404)
    expect((await narrow('GET', '/orgs/example-corp/projectsV2/1')).status).toBe(403)
    const path = `/app/installations/${sandbox.app.installationId}/access_tokens`
    expect((await asApp('POST', path, { permissions: { administration: 'write' } })).status).toBe(422)
  })

  it('acts as its bot, and hears of it', async () => {
    const app = await asInstallation()
    const issue = (
      await app('POST', `${incidents}/issues`, { title: 'By the app', labels: ['a'], assignees: ['officer'] })
    ).object
    expect(issue.user).toMatchObject({ login: 'hikeshi[bot]', type: 'Bot' })
    expect(issue.performed_via_github_app).toMatchObject({ id: sandbox.app.id })
    await app('PATCH', `${incidents}/issues/${issue.number}`, { state: 'closed' })
    await sandbox.idle()
    const told = (await delivered(sandbox)).slice(-4)
    expect(told.map((each) => each.action)).toEqual(['opened', 'labeled', 'assigned', 'closed'])
    expect(told[0]?.payload.sender).toMatchObject({ login: 'hikeshi[bot]', type: 'Bot' })
    expect((await app('GET', '/user')).status).toBe(403)
  })

  it('makes check runs, which people cannot', async () => {
    const app = await asInstallation()
    const { object } = (await app('GET', `${incidents}/git/ref/heads/main`)).object
    const head_sha = String((object as Json).sha)
    const run = (
      await app('POST', `${incidents}/check-runs`, { name: 'Prevention plan', head_sha, status: 'in_progress' })
    ).object
    const output = { title: 'Two things are missing', summary: 'Both sides' }
    await app('PATCH', `${incidents}/check-runs/${run.id}`, {
      status: 'completed',
      conclusion: 'action_required',
      output,
    })
    const url = `${sandbox.url}${incidents}/commits/${head_sha}/check-runs`
    const runs = (await send(url, 'GET', sandbox.tokens.officer)).object.check_runs as Json[]
    expect(runs).toMatchObject([
      { name: 'Prevention plan', conclusion: 'action_required', output, app: { id: sandbox.app.id } },
    ])
  })

  it('cannot approve its own pull request', async () => {
    const app = await asInstallation()
    const runbooks = '/repos/example-corp/runbooks'
    const tip = ((await app('GET', `${runbooks}/git/ref/heads/main`)).object.object as Json).sha
    await app('POST', `${runbooks}/git/refs`, { ref: 'refs/heads/own', sha: tip })
    await app('PUT', `${runbooks}/contents/own.md`, { message: 'm', content: '', branch: 'own' })
    const pull = (await app('POST', `${runbooks}/pulls`, { title: 'Own', head: 'own', base: 'main' })).object
    expect((await app('POST', `${runbooks}/pulls/${pull.number}/reviews`, { event: 'APPROVE' })).status).toBe(422)
  })

  it('may look up what was delivered and ask for it again', async () => {
    await client(sandbox)('reporter')('POST', `${incidents}/issues`, { title: 'Delivered' })
    await sandbox.idle()
    const [newest] = (await asApp('GET', '/app/hook/deliveries?per_page=1')).list
    expect(newest).toMatchObject({
      event: 'issues',
      action: 'opened',
      redelivery: false,
      installation_id: sandbox.app.installationId,
    })
    const whole = (await asApp('GET', `/app/hook/deliveries/${newest?.id}`)).object
    expect((whole.request as Json).payload).toMatchObject({ issue: { title: 'Delivered' } })
    expect((await asApp('POST', `/app/hook/deliveries/${newest?.id}/attempts`)).status).toBe(202)
    await sandbox.idle()
    const [again] = (await asApp('GET', '/app/hook/deliveries')).list
    expect(again).toMatchObject({ guid: newest?.guid, redelivery: true })
    expect(again?.id).not.toBe(newest?.id)
  })

  it('sees its requests counted, tokens and people aside', async () => {
    await control(sandbox)('DELETE', '/requests')
    const app = await asInstallation()
    await app('GET', `${incidents}/issues?state=all`)
    await app('POST', `${incidents}/issues`, { title: ' ' })
    await asApp('GET', '/app')
    await client(sandbox)('officer')('GET', `${incidents}/issues`)
    expect((await control(sandbox)('GET', '/requests')).body).toEqual([
      { method: 'GET', path: `${incidents}/issues?state=all`, status: 200 },
      { method: 'POST', path: `${incidents}/issues`, status: 422 },
      { method: 'GET', path: '/app', status: 200 },
    ])
  })
})
