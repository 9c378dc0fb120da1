import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { doctorCommand } from '../../src/hosts/cli/definitions/doctor.ts'
import { runCommand } from '../hosts/cli/run-command.ts'
import { mailServer, webhookServer } from '../support/call-servers.ts'
import { withCalls } from '../support/calling-policy.ts'
import { readyPolicy } from '../support/ready-policy.ts'
import { restedApp } from '../support/resting-apps.ts'
import { type Company, company } from './company.ts'
import { filled } from './desk.ts'
import { pushing, recordPath } from './pushed.ts'
import { quietRepository } from './quiet.ts'
import { report } from './report.ts'

const SECRET = 'shared-with-the-chat'
/** As hostile as a report can be: nothing of it may be in a call. */
const HOSTILE = 'SECRET-WORD <!channel> @everyone\r\nBcc: stranger@example.com\r\n\r\n{{key}} http://127.0.0.1/x'

describe('R4.1-1a R4.2-1 people are called in the way that wakes, by the server', () => {
  let office: Company
  let chat: Awaited<ReturnType<typeof webhookServer>>
  let mail: Awaited<ReturnType<typeof mailServer>>
  let grave: number
  const variables = () => ({
    ...{ HIKESHI_CALL_CHAT_URL: chat.url, HIKESHI_CALL_CHAT_SECRET: SECRET },
    ...{ HIKESHI_CALL_MAIL_SERVER: mail.url, HIKESHI_CALL_MAIL_FROM: 'hikeshi@example.jp' },
    HIKESHI_CALL_MAIL_TO: 'officer=officer@example.jp, deputy=deputy@example.jp, executive=executive@example.jp',
  })
  beforeAll(async () => {
    ;[chat, mail] = await Promise.all([webhookServer(), mailServer()])
    office = await company({
      loadApp: restedApp,
      policyText: withCalls(readyPolicy()),
      environment: variables(),
    })
  })
  afterEach(async () => {
    chat.answers(200)
    await office.control('POST', '/github', { rules: {} })
  })
  afterAll(async () => {
    await office.stop()
    await Promise.all([chat.stop(), mail.stop()])
  })
  const spreading = (description = HOSTILE, language: 'ja' | 'en' = 'ja') =>
    office
      .as('reporter')
      .report(report({ description, ongoing: 'spreading', kind: 'malware', systems: ['file-share'] }, language), {
        title: HOSTILE,
      })
  const callsOf = async (number: number) =>
    (await office.ledger(number)).filter(({ type }) => type === 'called').map(({ data }) => data)
  const posted = (number: number) =>
    chat.posted
      .map(({ body }) => JSON.parse(body) as Record<string, string>)
      .filter((body) => body.number === `#${number}`)
  const later = async (length: string) => {
    await office.control('POST', '/clock', { advance: length })
    await office.sweep()
  }

  it('allowed: a grave report calls by chat and by mail, and the record says so', async () => {
    grave = await spreading()
    const calls = posted(grave).filter(({ step }) => step === 'opened')
    expect(calls).toHaveLength(1)
    expect(calls[0]).toMatchObject({
      ...{
        number: `#${grave}`,
        kind: '侵害：ウイルス・マルウェア（ランサムウェアを含む）',
        severity: '高',
        phone: '03-5550-0100',
      },
      ...{
        link: `${office.sandbox.url}/${office.sandbox.repos.incidents}/issues/${grave}`,
        people: 'officer, responder',
      },
    })
    expect(calls[0]?.command).toMatch(/^\/contain /)
    expect(mail.mailed.map(({ to }) => to)).toEqual([['officer@example.jp']])
    const sent = (await callsOf(grave)).filter(({ call }) => call === 'grave')
    expect(sent.map(({ channel, outcome }) => `${channel} ${outcome}`).sort()).toEqual([
      'chat begun',
      'chat sent',
      'mail begun',
      'mail sent',
    ])
    const status = await office.status(grave)
    expect(status).toContain('`chat` で呼び出し')
    // A person without an address is not woken: that must be seen.
    expect(status).toMatch(/呼び出せていない方.*`responder`.*03-5550-0100/)
  })

  it('is signed with the shared secret', () => {
    const { headers, body } = chat.posted[0] ?? expect.fail('Nothing came')
    const signed = createHmac('sha256', SECRET).update(`${headers['x-hikeshi-timestamp']}.${body}`).digest('hex')
    expect(headers['x-hikeshi-signature']).toBe(`v1=${signed}`)
  })

  it('R8-2 refused: no word of a report is in a call, whatever it holds', () => {
    const all = [...chat.posted.map(({ body }) => body), ...mail.mailed.map(({ raw }) => raw)].join('\n')
    for (const word of ['SECRET-WORD', 'everyone', 'stranger@example.com', '!channel', '127.0.0.1/x'])
      expect(all).not.toContain(word)
    for (const { raw } of mail.mailed) expect(raw.match(/^Subject:/gm)).toHaveLength(1)
  })

  it('refused: the same call again, by a redelivery, another command or a sweep', async () => {
    const before = [chat.posted.length, mail.mailed.length]
    await office.control('POST', '/redeliver', { all: true })
    await office.sandbox.idle()
    await office.as('responder').says(grave, '/note 見ています')
    await office.control('POST', '/restart')
    await office.sweep()
    expect([chat.posted.length, mail.mailed.length]).toEqual(before)
  })

  it('R4.2-1 allowed: whom an escalation is taken to is called by mail', async () => {
    mail.mailed.length = 0
    await later('PT16M')
    expect(mail.mailed.map(({ to }) => to)).toEqual([['deputy@example.jp']])
    await office.sweep()
    expect(mail.mailed).toHaveLength(1)
  })

  it('a call in vain is tried again after a while, and the case says whom to phone', async () => {
    chat.answers(500)
    const number = await spreading('別の件')
    const opened = () => posted(number).filter(({ step }) => step === 'opened')
    expect(opened()).toHaveLength(1)
    expect(await office.status(number)).toMatch(
      /`chat` では\*\*誰も呼び出せていません\*\*.*受け付けません.*03-5550-0100/,
    )
    await later('PT2M')
    await later('PT1M')
    expect(opened()).toHaveLength(2)
    expect(new Set(opened().map(({ call }) => call)).size).toBe(1)
    expect((await office.verify()).findings).toEqual([])
  })

  it('allowed: a call that comes through at last is shown as made', async () => {
    chat.answers(500)
    const number = await spreading('三件目')
    chat.answers(200)
    await office.control('POST', '/clock', { advance: 'PT2M' })
    await office.as('responder').says(number, '/note 見ています')
    expect(posted(number).filter(({ step }) => step === 'opened')).toHaveLength(2)
    expect(await office.status(number)).not.toContain('誰も呼び出せていません')
  })

  it('R4.3-1 a service that hangs keeps neither the record nor any answer back', async () => {
    chat.answers('hang')
    const body = report({ description: '止まった', ongoing: 'spreading', kind: 'malware' })
    const { body: made } = await office.call('reporter', 'POST', `/repos/${office.sandbox.repos.incidents}/issues`, {
      ...{ title: 'Report', body, labels: ['hikeshi: incident'] },
    })
    const { number } = made as { number: number }
    const inTime = { timeout: 60_000, interval: 20 }
    await vi.waitFor(async () => expect(await office.answers(number)).not.toEqual([]), inTime)
    await office.as('responder').comments(number, '/contain 回線を抜いた')
    await vi.waitFor(async () => expect(await office.phase(number)).toBe('containment'), inTime)
    expect((await callsOf(number)).some(({ channel, outcome }) => channel === 'chat' && outcome !== 'begun')).toBe(
      false,
    )
    chat.release()
    await office.sandbox.idle()
    expect(await office.status(number)).toMatch(/`chat` では\*\*誰も呼び出せていません\*\*.*接続できません/)
  })

  it('life before paper: people are called, once, also where GitHub takes no record', async () => {
    await office.control('POST', '/github', { rules: { hikeshi: ['update'] } })
    const number = await spreading('記録できない')
    await office.sweep()
    expect(posted(number).filter(({ step }) => step === 'opened')).toHaveLength(1)
    expect(await office.ledger(number)).toEqual([])
  })

  it('R8-2 of a restricted case its number alone is said, to whom the policy names for it', async () => {
    const before = [chat.posted.length, mail.mailed.length]
    const quiet = quietRepository(office)
    const body = filled('restricted-incident', { pointer: '金庫', kind: 'insider-leak', systems: ['file-share'] })
    const { number } = await quiet.opens('officer', 'hikeshi: restricted-incident', body)
    const [call, ...more] = chat.posted.slice(before[0]).map(({ body: text }) => JSON.parse(text))
    expect(more).toEqual([])
    expect(call).toEqual({
      ...{ call: expect.stringContaining(`#${number}:`), step: 'opened', number: `#${number}`, people: '' },
      ...{
        kind: '',
        severity: '',
        phone: '',
        link: '',
        command: '',
        title: `案件 #${number}`,
        text: `案件 #${number}`,
      },
    })
    expect(mail.mailed).toHaveLength(before[1] ?? 0)
  })
  it('doctor --call tries each channel, and tells whom it does not reach', async () => {
    const before = chat.posted.length
    const environment = { ...process.env }
    Object.assign(process.env, variables(), {
      GITHUB_API_URL: office.sandbox.url,
      GITHUB_TOKEN: office.sandbox.tokens.admin,
    })
    process.env.HIKESHI_CALL_MAIL_SERVER = 'smtp://127.0.0.1:9'
    const given = [
      '--repo',
      office.sandbox.repos.incidents,
      '--app',
      office.sandbox.app.slug,
      '--call',
      '--locale',
      'en',
    ]
    const { out, err } = await runCommand(doctorCommand(), ...given)
    process.env = environment
    expect(err).toBe('')
    expect(out).toContain('call-made: A test call was sent by chat.')
    expect(out).toContain('call-failed: A test call by mail reached nobody: the service could not be reached.')
    expect(JSON.parse(chat.posted.at(-1)?.body ?? '{}')).toMatchObject({
      title: '呼び出しの試験です。何も起きていません',
      link: '',
    })
    expect(chat.posted).toHaveLength(before + 1)
  })

  it('R4.3-1 a record that somebody has tampered with keeps nobody from being called, once', async () => {
    const number = await spreading('記録を荒らされた件')
    const { push, textOf } = pushing(office)
    const path = recordPath(number)
    const whole = await textOf(path)
    await push({ [path]: `${whole.split('\n').slice(0, 2).join('\n')}\nspoilt\n` }, 'himself')
    await office.control('POST', '/restart')
    await office.as('officer').says(number, '/activate')
    const started = () => posted(number).filter(({ step }) => step === 'organisation-started')
    expect(started()).toHaveLength(1)
    await office.sweep()
    expect(started()).toHaveLength(1)
  })

  it('R4.3-1 so it is where nothing of the record counts any more: nothing is recorded, and people are called', async () => {
    const number = await spreading('記録を消された件')
    const { push } = pushing(office)
    await push({ [recordPath(number)]: 'spoilt\n' }, 'himself')
    await office.as('officer').says(number, '/activate')
    expect(posted(number).filter(({ step }) => step === 'organisation-started')).toHaveLength(1)
  })
})
