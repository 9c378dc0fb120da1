import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { asObject, asText } from '../../../src/sandbox/json.ts'
import { report } from '../../scenarios/report.ts'
import { mailServer, webhookServer } from '../../support/call-servers.ts'
import { withCalls } from '../../support/calling-policy.ts'
import { readyPolicy } from '../../support/ready-policy.ts'
import { adopt, type Event, type Runner, runner } from './runner.ts'

describe('R4.1-1a people are called in the way that wakes, by the Action', () => {
  let there: Runner
  let chat: Awaited<ReturnType<typeof webhookServer>>
  let mail: Awaited<ReturnType<typeof mailServer>>
  let opened: Event
  let number: number
  const env = () => ({
    ...{ HIKESHI_CALL_CHAT_URL: chat.url, HIKESHI_CALL_CHAT_SECRET: 'shared' },
    ...{ HIKESHI_CALL_MAIL_SERVER: mail.url, HIKESHI_CALL_MAIL_FROM: 'hikeshi@example.jp' },
    HIKESHI_CALL_MAIL_TO: 'officer=officer@example.jp, responder=responder@example.jp, deputy=deputy@example.jp',
  })
  const steps = () => chat.posted.map(({ body }) => asText(asObject(JSON.parse(body)).step))
  const status = async () => {
    const path = `/repos/${there.sandbox.repos.incidents}/issues/${number}/comments?per_page=100`
    const all = ((await there.call('admin', 'GET', path)) as unknown[]).map((one) => asText(asObject(one).body) ?? '')
    return all.find((body) => body.includes('<!-- hikeshi:status -->')) ?? ''
  }
  const opens = async (description: string): Promise<Event> => {
    const body = report({ description, ongoing: 'spreading', kind: 'malware' }, 'en')
    const [event] = await there.act('reporter', 'POST', `/repos/${there.sandbox.repos.incidents}/issues`, {
      ...{ title: 'Report', body, labels: ['hikeshi: incident'] },
    })
    if (event === undefined) throw new Error('GitHub told nothing')
    number = Number(asObject(event.payload.issue).number)
    return event
  }

  beforeAll(async () => {
    ;[chat, mail] = await Promise.all([webhookServer(), mailServer()])
    there = await runner({ policyText: withCalls(readyPolicy()).replace('locale: ja', 'locale: en') })
    expect(await adopt(there)).toMatchObject({ code: 0 })
  })
  afterAll(async () => {
    await Promise.all([there.stop(), chat.stop(), mail.stop()])
  })

  it('allowed: a grave report calls by chat and by mail, in the language of the policy, with the secrets of the step', async () => {
    opened = await opens('Files are being encrypted')
    expect(await there.run(opened, { env: env() })).toMatchObject({ code: 0 })
    expect(steps()).toContain('opened')
    expect(mail.mailed.map(({ to }) => to)).toEqual([['officer@example.jp', 'responder@example.jp']])
    expect(mail.mailed[0]?.raw).toMatch(/^Subject: Act now: case #\d+/m)
    expect(await status()).toContain('Called by `chat`')
  })

  it('refused: the same call again, by the run of the same event and by a sweep', async () => {
    const before = [chat.posted.length, mail.mailed.length]
    await there.run(opened, { env: env() })
    await there.run(undefined, { inputs: { run: 'sweep' }, env: env() })
    expect([chat.posted.length, mail.mailed.length]).toEqual(before)
  })

  it('a workflow without the secrets says on the case that nobody was reached, and whom to phone', async () => {
    const before = [chat.posted.length, mail.mailed.length]
    expect(await there.run(await opens('More files'))).toMatchObject({ code: 0 })
    expect([chat.posted.length, mail.mailed.length]).toEqual(before)
    expect(await status()).toMatch(/Nobody was reached by\*\* `chat`.*its address is not set up.*03-5550-0100/)
  })

  it('a service that hangs keeps no answer back, and the run is no worse for it', async () => {
    chat.answers('hang')
    const before = chat.posted.length
    const running = there.run(await opens('Even more'), { env: env() })
    const isThere = async () =>
      expect([chat.posted.length, await status()]).toEqual([before + 2, expect.stringMatching(/./)])
    await vi.waitFor(isThere, { timeout: 60_000, interval: 20 })
    chat.release()
    expect(await running).toMatchObject({ code: 0, outputs: { phase: 'reported' } })
    chat.answers(200)
  })

  it('no address and no secret is in a record', async () => {
    const path = `/repos/${there.sandbox.repos.incidents}/contents/ledger/${new Date().getUTCFullYear()}/${String(number).padStart(6, '0')}.jsonl?ref=hikeshi`
    const text = Buffer.from(
      asText(asObject(await there.call('admin', 'GET', path)).content) ?? '',
      'base64',
    ).toString()
    expect(text).toContain('"type":"called"')
    for (const value of Object.values(env())) expect(text).not.toContain(value)
    expect(text).not.toContain('@example.jp')
    expect(readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8')).not.toContain('HIKESHI_CALL')
  })
})
