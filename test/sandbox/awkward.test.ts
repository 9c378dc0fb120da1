import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signAppToken } from '../../src/sandbox/app-token.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { quickStart } from '../support/quick-start.ts'
import { client, control, withToken } from './client.ts'
import { send } from './send.ts'

describe('the embedded GitHub is as awkward as the real one', () => {
  let sandbox: Sandbox
  let as: ReturnType<typeof client>
  let app: ReturnType<typeof withToken>
  let repository: string
  let issues: string
  beforeAll(async () => {
    sandbox = await startSandbox({ ...(await quickStart()), app: 'none', policyText: '' })
    as = client(sandbox)
    repository = `/repos/${sandbox.repos.incidents}`
    issues = `${repository}/issues`
    const jwt = signAppToken(sandbox.app.id, sandbox.secrets.privateKey)
    const at = `${sandbox.url}/app/installations/${sandbox.app.installationId}/access_tokens`
    app = withToken(sandbox, String((await send(at, 'POST', jwt)).object.token))
  })
  afterEach(async () => {
    const limits = { contentPerMinute: null, contentPerHour: null, requestsPerHour: null }
    await control(sandbox)('POST', '/github', { limits, statusEvents: 'there', times: 'same', locked: 'comments' })
    await control(sandbox)('POST', '/faults', {})
  })
  afterAll(() => sandbox.stop())

  const open = async () => (await as('reporter')('POST', issues, { title: 'A case' })).object
  const put = (path: string, text: string, more: object = {}) =>
    app('PUT', `${repository}/contents/${path}`, {
      ...{ message: 'm', content: Buffer.from(text).toString('base64') },
      ...more,
    })

  it('3: an archived repository is only read, until its settings take it up again', async () => {
    const restricted = `/repos/${sandbox.repos.restricted}`
    const opens = () => as('admin')('POST', `${restricted}/issues`, { title: 'A case' })
    await as('admin')('PATCH', restricted, { archived: true })
    const refused = await opens()
    expect([refused.status, refused.object.message]).toEqual([403, 'Repository was archived so is read-only.'])
    expect((await as('admin')('GET', restricted)).object.archived).toBe(true)
    expect((await as('admin')('PATCH', restricted, { archived: false })).status).toBe(200)
    expect((await opens()).status).toBe(201)
  })

  it('18: each answer names the version of the API', async () => {
    const { headers } = await as('admin')('GET', repository)
    expect(headers.get('x-github-api-version-selected')).toBe('2022-11-28')
  })

  it('4: on a locked conversation apps get 403, and people with write access go on', async () => {
    const { number } = await open()
    await as('admin')('PUT', `${issues}/${number}/lock`, {})
    const refused = await app('POST', `${issues}/${number}/comments`, { body: 'x' })
    expect([refused.status, refused.object.message]).toEqual([403, 'Unable to create comment because issue is locked.'])
    expect((await as('admin')('POST', `${issues}/${number}/comments`, { body: 'x' })).status).toBe(201)
    expect((await as('reporter')('POST', `${issues}/${number}/comments`, { body: 'x' })).status).toBe(403)
  })

  it('5: a deleted issue is gone, and a moved one answers 301 to whoever writes to it', async () => {
    const { number } = await open()
    const at = `${sandbox.repos.incidents}#${number}`
    await control(sandbox)('POST', '/github', { transfer: { issue: at, to: sandbox.repos.restricted, by: 'officer' } })
    const headers = { authorization: `Bearer ${sandbox.tokens.admin}`, 'content-type': 'application/json' }
    const moved = await fetch(`${sandbox.url}${issues}/${number}`, { headers, redirect: 'manual' })
    expect([moved.status, moved.headers.get('location')]).toEqual([
      301,
      expect.stringContaining(`${sandbox.repos.restricted}/issues/`),
    ])
    const other = await open()
    await control(sandbox)('POST', '/github', { delete: { issue: `${sandbox.repos.incidents}#${other.number}` } })
    expect((await as('admin')('GET', `${issues}/${other.number}`)).status).toBe(410)
    const listed = (await as('admin')('GET', `${issues}?state=all&per_page=100`)).list.map((one) => one.number)
    expect(listed).not.toContain(number)
    expect(listed).not.toContain(other.number)
  })

  it('8: what is created is bounded by the minute, all that an installation asks by the hour, until the reset', async () => {
    await control(sandbox)('POST', '/clock', { advance: 'PT2M' })
    await control(sandbox)('POST', '/github', { limits: { contentPerMinute: 1 } })
    const { number } = await open()
    expect((await app('POST', `${issues}/${number}/comments`, { body: '1' })).status).toBe(201)
    const slowed = await app('POST', `${issues}/${number}/comments`, { body: '2' })
    expect(slowed.status).toBe(403)
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
    // Edits count by points alone: assumed.
    expect((await app('PATCH', `${issues}/${number}`, { labels: ['drill'] })).status).toBe(200)
    await control(sandbox)('POST', '/clock', { advance: 'PT2M' })
    expect((await app('POST', `${issues}/${number}/comments`, { body: '3' })).status).toBe(201)

    await control(sandbox)('POST', '/github', { limits: { requestsPerHour: 0 } })
    const out = await app('GET', `${issues}/${number}`)
    expect([out.status, out.headers.get('x-ratelimit-remaining')]).toEqual([403, '0'])
    expect((await as('reporter')('GET', `${issues}/${number}`)).status).toBe(200)
    await control(sandbox)('POST', '/clock', { advance: 'PT2H' })
    await control(sandbox)('POST', '/github', { limits: { requestsPerHour: 10 } })
    expect((await app('GET', `${issues}/${number}`)).status).toBe(200)
  })

  it('16: a file that is not there takes any sha, and reads lag behind where told to', async () => {
    const sha = '0123456789012345678901234567890123456789'
    const made = await put('new.txt', 'one', { sha })
    expect(made.status).toBe(201)
    const blob = (made.object.content as { sha: string }).sha
    expect((await put('new.txt', 'two', { sha })).status).toBe(409)
    await control(sandbox)('POST', '/faults', { staleSeconds: 60 })
    expect((await put('new.txt', 'two', { sha: blob })).status).toBe(200)
    const read = async () => (await app('GET', `${repository}/contents/new.txt?ref=main`)).object.sha
    expect(await read()).toBe(blob)
    await control(sandbox)('POST', '/faults', {})
    expect(await read()).not.toBe(blob)
  })

  it('17: a later reason of closing replaces an earlier one, also `duplicate`', async () => {
    const { number } = await open()
    const close = async (state_reason: string) =>
      (await as('officer')('PATCH', `${issues}/${number}`, { state: 'closed', state_reason })).object.state_reason
    expect(await close('duplicate')).toBe('duplicate')
    expect(await close('completed')).toBe('completed')
    expect(await close('not_planned')).toBe('not_planned')
    expect((await as('officer')('GET', `${issues}/${number}`)).object.state_reason).toBe('not_planned')
  })
})
