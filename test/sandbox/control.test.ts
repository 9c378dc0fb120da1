import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sandboxRecords } from '../../src/hosts/cli/sandbox-records.ts'
import { signAppToken } from '../../src/sandbox/app-token.ts'
import { type Controlled, control as switches } from '../../src/sandbox/control.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { quickStart } from '../support/quick-start.ts'
import { client, control, delivered, withToken } from './client.ts'
import { send } from './send.ts'

const fakeApp = fileURLToPath(new URL('./fake-app.mjs', import.meta.url))
const incidents = '/repos/example-corp/incidents'

describe('the policy', () => {
  it('is adopted by the owner, by a comment as he would write it, when the sandbox is up; its records can be looked at', {
    timeout: 240_000,
  }, async () => {
    const sandbox = await startSandbox({ records: sandboxRecords })
    try {
      const owner = client(sandbox)('admin')
      const { sha } = (await owner('GET', `${incidents}/contents/.github/hikeshi.yml`)).object
      const [issue] = (await owner('GET', `${incidents}/issues?state=closed`)).list
      const [comment] = (await owner('GET', `${incidents}/issues/${issue?.number}/comments`)).list
      expect(comment).toMatchObject({ body: `/adopt ${sha}`, user: { login: 'admin' }, reactions: { '+1': 1 } })
      await looksAtRecords(sandbox)
    } finally {
      await sandbox.stop()
    }
  })

  it('that the app does not adopt keeps the sandbox from starting', async () => {
    const starting = startSandbox({ appEntry: fakeApp, policyText: 'locale: en' })
    await expect(starting).rejects.toThrow('the app gave no answer')
  })
})

/** The playground's view of the records: they hold, what is due, report and operation check; and what was tampered with. */
async function looksAtRecords(sandbox: Sandbox): Promise<void> {
  const ask = control(sandbox)
  const verify = () => ask('POST', '/verify', { repository: sandbox.repos.incidents })
  expect((await ask('GET', '/deadlines')).list).toEqual([])
  const report = { title: 'A strange login', labels: ['hikeshi: incident'], body: 'Somebody signed in as me' }
  const { number } = (await client(sandbox)('reporter')('POST', `${incidents}/issues`, report)).object
  await sandbox.idle()
  const due = (await ask('GET', '/deadlines')).list
  expect(due.length).toBeGreaterThan(0)
  expect(due.map(({ at }) => at)).toEqual(due.map(({ at }) => at).toSorted())
  expect(due[0]).toMatchObject({ repository: sandbox.repos.incidents, issue: number })
  expect((await verify()).object.findings).toEqual([])
  // By the app's own answers: whose it is, kept for others, once something is there, or nobody's; who sees nothing writes nothing.
  const lines = ['/contain Unplugged', '/phase analysis', '/set severity low', '/nonsense']
  const trials = await ask('POST', '/trials', { repository: sandbox.repos.incidents, number, lines })
  const of = (...answers: string[]) => Object.fromEntries(lines.map((line, at) => [line, answers[at]]))
  expect(trials.object).toMatchObject({
    reporter: of('kept', 'none', 'none', 'lacking'),
    responder: of('taken', 'none', 'none', 'lacking'),
    officer: of('taken', 'lacking', 'taken', 'lacking'),
  })
  expect(Object.keys(trials.object)).not.toContain('outsider')
  expect((await ask('POST', '/trials', { repository: sandbox.repos.incidents, number: 999, lines })).object).toEqual({})
  // Nothing of it is written down.
  expect((await ask('GET', '/deadlines')).list).toEqual(due)
  for (const [locale, title] of [
    ['ja', 'インシデント'],
    ['en', 'ncident'],
  ] as const) {
    expect(String((await ask('GET', `/audit?locale=${locale}`)).object.markdown)).toMatch(/R5-1/)
    const page = await fetch(`${sandbox.control}/report?locale=${locale}`)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await page.text()).toContain(title)
  }
  const owner = client(sandbox)('admin')
  const { tree } = (await owner('GET', `${incidents}/git/trees/hikeshi?recursive=1`)).object
  const path = (tree as { path: string }[]).find((each) => each.path.endsWith(`00000${number}.jsonl`))?.path
  const { content, sha } = (await owner('GET', `${incidents}/contents/${path}?ref=hikeshi`)).object
  const text = Buffer.from(String(content), 'base64').toString()
  const other = Buffer.from(text.replace('"login":"reporter"', '"login":"nobody"')).toString('base64')
  await owner('PUT', `${incidents}/contents/${path}`, { message: 'x', branch: 'hikeshi', sha, content: other })
  expect((await verify()).object.findings).toContainEqual(expect.objectContaining({ path, line: 1 }))
}

describe('with the app on it', () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox({ appEntry: fakeApp, apps: 2, policyText: 'locale: en', adopt: false })
  })
  afterAll(() => sandbox.stop())

  it('lets the processes of the app take turns', async () => {
    const made = await Promise.all(
      [1, 2, 3, 4].map(() => client(sandbox)('reporter')('POST', `${incidents}/issues`, { title: 'x' })),
    )
    expect(made.map((each) => each.status)).toEqual([201, 201, 201, 201])
    await control(sandbox)('POST', '/idle')
    const answers = (await delivered(sandbox)).slice(-4).map((each) => each.answer.payload.split(' '))
    expect(new Set(answers.map(([pid]) => pid)).size).toBe(2)
    expect(new Set(answers.map(([, path]) => path))).toEqual(new Set(['/api/github/webhooks']))
  })

  it('has nothing to say of records where the host has brought nothing that reads them', async () => {
    const asked = [
      ['POST', '/verify'],
      ['POST', '/trials'],
      ['GET', '/deadlines'],
      ['GET', '/audit'],
      ['GET', '/report'],
    ] as const
    for (const [method, path] of asked) expect((await control(sandbox)(method, path)).status, path).toBe(404)
  })

  it('says of records that it is still starting, where the host brings what reads them once the company is made', async () => {
    const parts = { records: 'not-yet' } as Controlled
    const asked = switches(parts, 'GET', new URL('http://127.0.0.1/_control/report'), {})
    await expect(asked).rejects.toMatchObject({ status: 503, message: expect.stringContaining('still starting') })
  })

  it('tells of deliveries as they come: those after the last one that was seen, and no other', async () => {
    const ask = (query: string) => control(sandbox)('GET', `/deliveries${query}`)
    const last = Number((await ask('')).list[0]?.id ?? 0)
    expect((await ask(`?after=${last}`)).list).toEqual([])
    const next = ask(`?after=${last}&wait=20`)
    await client(sandbox)('reporter')('POST', `${incidents}/issues`, { title: 'heard at once' })
    const [heard, ...others] = (await next).list
    expect(heard).toMatchObject({ id: last + 1, event: 'issues', payload: { issue: { title: 'heard at once' } } })
    expect(others).toEqual([])
    const [brief] = (await ask(`?after=${last}&brief=true`)).list
    const issue = { number: expect.any(Number), title: 'heard at once' }
    expect(brief?.payload).toEqual({
      sender: { login: 'reporter' },
      repository: { full_name: sandbox.repos.incidents },
      issue,
    })
  })

  it('moves the clock of the app and of GitHub', async () => {
    const before = (await client(sandbox)('reporter')('POST', `${incidents}/issues`, { title: 'x' })).object
    const moved = await control(sandbox)('POST', '/clock', { now: '2030-05-01T00:00:00Z' })
    expect(String(moved.object.now)).toMatch(/^2030-05-01T00:00:0/)
    const { number, created_at } = (await client(sandbox)('reporter')('POST', `${incidents}/issues`, { title: 'x' }))
      .object
    expect(String(created_at)).toMatch(/^2030-05-01T00:00:0\dZ$/)
    expect((await control(sandbox)('POST', '/clock', { advance: 'P3DT2H' })).status).toBe(200)
    await client(sandbox)('officer')('POST', `${incidents}/issues/${number}/comments`, { body: 'late' })
    const timeline = (await client(sandbox)('officer')('GET', `${incidents}/issues/${number}/timeline`)).list
    expect(String(timeline.at(-1)?.created_at)).toMatch(/^2030-05-04T02:00:0\dZ$/)
    const old = await client(sandbox)('officer')('GET', `${incidents}/issues/${before.number}`)
    expect(old.object.created_at).toBe(before.created_at)
    const { result } = (await control(sandbox)('POST', '/sweep')).object
    expect(result).toMatchObject({ now: expect.stringMatching(/^2030-05-04T02/) })
    const recent = await client(sandbox)('officer')('GET', `${incidents}/issues/comments?since=2030-05-02T00:00:00Z`)
    expect(recent.list.map((each) => each.body)).toEqual(['late'])
    expect((await control(sandbox)('POST', '/clock', { advance: 'soon' })).status).toBe(422)
  })

  it('kills the app without warning and starts it again, at the time it is by then', async () => {
    const first = (await control(sandbox)('POST', '/sweep')).object.result
    await control(sandbox)('POST', '/restart')
    const second = (await control(sandbox)('POST', '/sweep')).object.result
    expect(second).toMatchObject({ now: expect.stringMatching(/^2030-05-04T02/), received: 0 })
    expect(second).not.toMatchObject({ pid: (first as { pid: number }).pid })
    await client(sandbox)('reporter')('POST', `${incidents}/issues`, { title: 'x' })
    await control(sandbox)('POST', '/idle')
    expect((await delivered(sandbox)).at(-1)).toMatchObject({ statusCode: 200 })
  })

  it('lets one process of the app be three and one again, and no other number than there is room for', async () => {
    const instances = async (count: unknown) => control(sandbox)('POST', '/instances', { count })
    expect((await instances(3)).object).toEqual({ count: 3 })
    const all = (await control(sandbox)('POST', '/sweep', { all: true })).status
    expect(all).toBe(200)
    for (const count of [0, 6, 1.5, 'many', undefined]) expect((await instances(count)).status).toBe(422)
    expect((await control(sandbox)('GET', '/instances')).object).toEqual({ count: 3 })
    expect((await instances(1)).object).toEqual({ count: 1 })
    await client(sandbox)('reporter')('POST', `${incidents}/issues`, { title: 'x' })
    await control(sandbox)('POST', '/idle')
    expect((await delivered(sandbox)).at(-1)).toMatchObject({ statusCode: 200 })
  })

  it('keeps one webhook address through a restart', async () => {
    const answer = await fetch(sandbox.webhookUrl, { method: 'POST', body: '{}' })
    expect(await answer.text()).toMatch(/\/api\/github\/webhooks$/)
  })
})

describe('deliveries', () => {
  type Seen = { guid: string; title: string; valid: boolean }
  let sandbox: Sandbox
  let hook: Server
  let seen: Seen[]
  let answerAfterMs: number

  beforeEach(async () => {
    seen = []
    answerAfterMs = 0
    hook = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body = Buffer.concat(chunks)
        const expected = createHmac('sha256', sandbox.secrets.webhookSecret).update(body).digest('hex')
        const valid = request.headers['x-hub-signature-256'] === `sha256=${expected}`
        const guid = String(request.headers['x-github-delivery'])
        setTimeout(() => {
          seen.push({ guid, title: JSON.parse(body.toString()).issue?.title, valid })
          response.end()
        }, answerAfterMs)
      })
    })
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
    const webhookTarget = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`
    sandbox = await startSandbox({ ...(await quickStart()), app: 'none', webhookTarget, policyText: '' })
  })
  afterEach(async () => {
    await sandbox.stop()
    hook.close()
  })

  const open = async (count: number) => {
    for (let n = 1; n <= count; n++) await client(sandbox)('reporter')('POST', `${incidents}/issues`, { title: `${n}` })
    await control(sandbox)('POST', '/idle')
  }
  const titles = () => seen.map((each) => each.title)

  it('are signed, in order, one at a time, each with an id of its own', async () => {
    answerAfterMs = 5
    await open(10)
    expect(titles()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
    expect(seen.every((each) => each.valid)).toBe(true)
    expect(new Set(seen.map((each) => each.guid)).size).toBe(10)
  })

  it('are dropped and doubled by the seed alone, and can all be had again', async () => {
    const play = async () => {
      seen = []
      await control(sandbox)('POST', '/faults', { drop: 0.3, duplicate: 0.3, seed: 7 })
      await open(12)
      return titles().join(' ')
    }
    const first = await play()
    expect(first).not.toBe('1 2 3 4 5 6 7 8 9 10 11 12')
    expect(await play()).toBe(first)
    await control(sandbox)('POST', '/faults', {})
    seen = []
    await control(sandbox)('POST', '/redeliver', { all: true })
    await control(sandbox)('POST', '/idle')
    expect(new Set(titles()).size).toBe(12)
    expect((await control(sandbox)('POST', '/redeliver', { id: 987 })).status).toBe(404)
  })

  it('come in another order, or late, when told so', async () => {
    await control(sandbox)('POST', '/faults', { reorder: true, delay: 0.5, delayMs: 40, seed: 3 })
    await open(12)
    expect(titles()).not.toEqual(Array.from({ length: 12 }, (_, at) => `${at + 1}`))
    expect(
      titles()
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 12 }, (_, at) => at + 1))
  })

  it('keep idle waiting until they are answered', async () => {
    answerAfterMs = 150
    await client(sandbox)('reporter')('POST', `${incidents}/issues`, { title: 'slow' })
    await control(sandbox)('POST', '/idle')
    expect(titles()).toEqual(['slow'])
  })
})

describe('answers to the app', () => {
  let sandbox: Sandbox
  let app: ReturnType<typeof withToken>
  beforeAll(async () => {
    sandbox = await startSandbox({ ...(await quickStart()), app: 'none', policyText: '' })
    const jwt = signAppToken(sandbox.app.id, sandbox.secrets.privateKey)
    const path = `${sandbox.url}/app/installations/${sandbox.app.installationId}/access_tokens`
    app = withToken(sandbox, String((await send(path, 'POST', jwt, {})).object.token))
  })
  afterAll(() => sandbox.stop())
  const titles = async () =>
    (await client(sandbox)('officer')('GET', `${incidents}/issues`)).list.map((each) => each.title)
  const faults = (settings: object) => control(sandbox)('POST', '/faults', settings)

  it('fail before the work or are lost after it', async () => {
    await faults({ fail: 1 })
    expect((await app('POST', `${incidents}/issues`, { title: 'failed' })).status).toBe(502)
    await faults({ lose: 1 })
    expect((await app('POST', `${incidents}/issues`, { title: 'lost' })).status).toBe(502)
    await faults({})
    expect(await titles()).toEqual(['lost'])
  })

  it('are refused for now, with the time to wait', async () => {
    await faults({ rateLimit: 1 })
    const refused = await app('GET', `${incidents}/issues`)
    expect(refused.status).toBe(403)
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(refused.object.message).toMatch(/secondary rate limit/)
    expect((await client(sandbox)('officer')('GET', `${incidents}/issues`)).status).toBe(200)
    await faults({})
  })

  it('are late', async () => {
    await faults({ slow: 1, slowMs: 80 })
    const started = performance.now()
    await app('GET', `${incidents}/issues`)
    expect(performance.now() - started).toBeGreaterThan(75)
    await faults({})
  })
})
