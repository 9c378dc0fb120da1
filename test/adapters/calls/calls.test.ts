import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { calls } from '../../../src/adapters/calls/calls.ts'
import { mailAddresses } from '../../../src/adapters/calls/mail-addresses.ts'
import type { OutgoingCall } from '../../../src/app/ports/calls.ts'
import type { CHANNEL_TEMPLATES, Channel } from '../../../src/domain/calls/call.schema.ts'
import { mailServer, webhookServer } from '../../support/call-servers.ts'

const NOW = new Date('2030-01-31T03:00:00Z')
const CALL: Omit<OutgoingCall, 'by'> = {
  id: 'acme/incidents#12:grave:2:chat',
  step: 'opened',
  to: [
    { id: 1, login: 'Officer' },
    { id: 2, login: 'responder' },
  ],
  words: {
    title: '至急対応：案件 #12（マルウェア、深刻度：重大）',
    text: '理由：報告がありました\n電話：03-5550-0100\n案件：https://github.com/acme/incidents/issues/12',
    ...{ number: '#12', kind: 'マルウェア', severity: '重大', phone: '03-5550-0100' },
    ...{ link: 'https://github.com/acme/incidents/issues/12', command: '/contain ‹行ったこと›' },
  },
}
const CHAT: Channel & { kind: 'webhook' } = {
  ...{ kind: 'webhook', template: 'generic', url: 'env:HIKESHI_CALL_URL', secret: 'env:HIKESHI_CALL_SECRET' },
}
const MAIL: Channel & { kind: 'smtp' } = {
  ...{ kind: 'smtp', server: 'env:HIKESHI_CALL_SERVER', from: 'env:HIKESHI_CALL_FROM', to: 'env:HIKESHI_CALL_TO' },
}

describe('a call by webhook', () => {
  let service: Awaited<ReturnType<typeof webhookServer>>
  beforeAll(async () => {
    service = await webhookServer()
  })
  afterAll(() => service.stop())
  const send = (by: Channel, environment: Record<string, string>, within = 20_000) =>
    calls({ environment, now: () => NOW, within }).send({ ...CALL, by })

  it('is signed with its time, so that who takes it knows whose it is', async () => {
    const environment = { HIKESHI_CALL_URL: service.url, HIKESHI_CALL_SECRET: 'shared' }
    expect(await send(CHAT, environment)).toEqual({ kind: 'sent', missed: [] })
    const { headers, body } = service.posted.at(-1) ?? expect.fail('Nothing came')
    const timestamp = String(headers['x-hikeshi-timestamp'])
    expect(timestamp).toBe(String(NOW.getTime() / 1000))
    expect(headers['x-hikeshi-signature']).toBe(
      `v1=${createHmac('sha256', 'shared').update(`${timestamp}.${body}`).digest('hex')}`,
    )
    expect(headers['x-hikeshi-call']).toBe(CALL.id)
    expect(JSON.parse(body)).toMatchObject({ call: CALL.id, number: '#12', people: 'Officer, responder' })
  })

  // Words of a policy that each service would take for something else, if they were not written as it asks for.
  const HOSTILE = '<!channel> <users/all> & [here](https://evil.example) {{key}} "x"'
  const LINES = ['電話：03-5550-0100', CALL.words.link]
  const sent = async (template: (typeof CHANNEL_TEMPLATES)[number], link: string): Promise<unknown> => {
    const by = { ...CHAT, template, secret: undefined, key: 'env:HIKESHI_CALL_KEY' }
    const words = { ...CALL.words, link, title: HOSTILE, text: [HOSTILE, ...LINES].join('\n') }
    const environment = { HIKESHI_CALL_URL: service.url, HIKESHI_CALL_KEY: 'routing-key' }
    expect(await calls({ environment, now: () => NOW }).send({ ...CALL, by, words })).toMatchObject({ kind: 'sent' })
    const { body, headers } = service.posted.at(-1) ?? expect.fail('Nothing came')
    expect(headers['x-hikeshi-signature']).toBeUndefined()
    expect(headers['content-type']).toBe('application/json')
    return JSON.parse(body)
  }
  const card = '‹!channel› ‹users/all› & ［here］(https://evil.example) {{key}} "x"'
  const entities = '&lt;!channel&gt; &lt;users/all&gt; &amp; [here](https://evil.example) {{key}} "x"'
  const block = { type: 'TextBlock', wrap: true }
  const teams = (actions: object[]) => ({
    type: 'message',
    attachments: [
      {
        ...{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null },
        content: {
          ...{ $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', type: 'AdaptiveCard', version: '1.4' },
          body: [
            { ...block, weight: 'Bolder', text: card },
            { ...block, text: [card, ...LINES].join('\n\n') },
          ],
          actions,
        },
      },
    ],
  })
  const pager = (links: object[]) => ({
    ...{ routing_key: 'routing-key', event_action: 'trigger', dedup_key: CALL.id, client: 'Hikeshi', links },
    payload: {
      ...{ summary: HOSTILE, source: 'Hikeshi', severity: 'critical' },
      custom_details: { text: [HOSTILE, ...LINES].join('\n') },
    },
  })

  it.each([
    ['slack', { text: [entities, entities, ...LINES].join('\n'), mrkdwn: false }],
    ['google-chat', { text: [card, card, ...LINES].join('\n') }],
    ['line-works', { title: HOSTILE, body: { text: [HOSTILE, ...LINES].join('\n') } }],
    ['teams', teams([{ type: 'Action.OpenUrl', title: '#12', url: CALL.words.link }])],
    ['pagerduty', pager([{ href: CALL.words.link, text: '#12' }])],
  ] as const)('%s gets what it documents, and takes nothing in a word for a mention or a link', async (name, body) => {
    expect(await sent(name, CALL.words.link)).toEqual(body)
  })

  it('LINE WORKS takes a title and a text, both of which say something, and a call for few as well', async () => {
    // As its Incoming Webhook is spoken to: an address of webhook.worksmobile.com, which refuses what lacks either.
    const taken = z.strictObject({
      title: z.string().check(z.minLength(1)),
      body: z.strictObject({ text: z.string().check(z.minLength(1)) }),
    })
    for (const link of [CALL.words.link, ''])
      expect(taken.safeParse(await sent('line-works', link)).error).toBeUndefined()
    expect(taken.safeParse({ title: 'x', body: { text: '' } }).success).toBe(false)
  })

  it('R8-2 a call for few has no link, and none that leads nowhere is sent', async () => {
    expect(await sent('teams', '')).toEqual(teams([]))
    expect(await sent('pagerduty', '')).toEqual(pager([]))
  })

  it.each([
    ['no variable', {}, 'not-configured'],
    ['an empty secret', { HIKESHI_CALL_URL: 'https://example.com', HIKESHI_CALL_SECRET: ' ' }, 'not-configured'],
    ['no address', { HIKESHI_CALL_URL: 'hooks', HIKESHI_CALL_SECRET: 's' }, 'address'],
    ['a file', { HIKESHI_CALL_URL: 'file:///etc/passwd', HIKESHI_CALL_SECRET: 's' }, 'address'],
    ['no TLS', { HIKESHI_CALL_URL: 'http://hooks.example.com/x', HIKESHI_CALL_SECRET: 's' }, 'insecure'],
    [
      'no TLS to a name like ours',
      { HIKESHI_CALL_URL: 'http://localhost.example/x', HIKESHI_CALL_SECRET: 's' },
      'insecure',
    ],
    ['nobody there', { HIKESHI_CALL_URL: 'http://127.0.0.1:9/x', HIKESHI_CALL_SECRET: 's' }, 'unreachable'],
  ])('refused: %s', async (_what, environment: Record<string, string>, why) => {
    expect(await send(CHAT, environment)).toEqual({ kind: 'failed', why })
  })

  it('refused: a variable that is no address of calls, whatever the policy names', async () => {
    const by = { ...CHAT, url: 'env:PRIVATE_KEY' }
    expect(await send(by, { PRIVATE_KEY: service.url, HIKESHI_CALL_SECRET: 's' })).toEqual({
      ...{ kind: 'failed', why: 'not-configured' },
    })
  })

  it('refused: an answer that sends it elsewhere is not followed', async () => {
    const environment = { HIKESHI_CALL_URL: service.url, HIKESHI_CALL_SECRET: 's' }
    service.answers(302)
    expect(await send(CHAT, environment)).toEqual({ kind: 'failed', why: 'refused' })
    expect(service.posted.some(({ path }) => path === '/elsewhere')).toBe(false)
  })

  it('a service that never answers is given up', async () => {
    service.answers('hang')
    const environment = { HIKESHI_CALL_URL: service.url, HIKESHI_CALL_SECRET: 's' }
    expect(await send(CHAT, environment, 50)).toEqual({ kind: 'failed', why: 'timeout' })
    service.answers(200)
  })
})

describe('a call by mail', () => {
  let service: Awaited<ReturnType<typeof mailServer>>
  beforeAll(async () => {
    service = await mailServer()
  })
  afterAll(() => service.stop())
  const environment = (more: Record<string, string> = {}) => ({
    ...{ HIKESHI_CALL_SERVER: service.url, HIKESHI_CALL_FROM: 'hikeshi@example.jp' },
    ...{ HIKESHI_CALL_TO: 'officer=officer@example.jp, responder=nobody@example.jp', ...more },
  })
  const send = (more = {}, call = {}, within = 20_000) =>
    calls({ environment: environment(more), now: () => NOW, within }).send({ ...CALL, by: MAIL, ...call })

  it('reaches those whose address is known, and tells whom it does not reach', async () => {
    expect(await send()).toEqual({ kind: 'sent', missed: [{ id: 2, login: 'responder' }] })
    const { from, to, raw } = service.mailed.at(-1) ?? expect.fail('Nothing came')
    expect({ from, to }).toEqual({ from: 'hikeshi@example.jp', to: ['officer@example.jp'] })
    expect(raw).toMatch(/^X-Hikeshi-Call: acme\/incidents#12:grave:2:chat\r$/m)
  })

  it('refused: a title of several lines begins no header', async () => {
    const words = { ...CALL.words, title: 'Case\r\nBcc: stranger@example.com\r\n\r\nbody' }
    expect(await send({}, { words })).toMatchObject({ kind: 'sent' })
    const { to, raw } = service.mailed.at(-1) ?? expect.fail('Nothing came')
    expect(to).toEqual(['officer@example.jp'])
    expect(raw).not.toMatch(/^Bcc:/im)
    expect(raw.match(/^Subject:/gm)).toHaveLength(1)
  })

  it.each([
    ['nobody has an address', { HIKESHI_CALL_TO: 'board=board@example.jp' }, 'nobody'],
    ['no mailbox', { HIKESHI_CALL_TO: 'officer=nobody@example.jp' }, 'refused'],
    ['two addresses from which it comes', { HIKESHI_CALL_FROM: 'a@example.jp\nBcc: b@example.jp' }, 'address'],
    ['a scheme of its own', { HIKESHI_CALL_SERVER: 'http://127.0.0.1' }, 'address'],
    ['no variable', { HIKESHI_CALL_SERVER: '' }, 'not-configured'],
    ['nobody there', { HIKESHI_CALL_SERVER: 'smtp://127.0.0.1:9' }, 'unreachable'],
  ])('refused: %s', async (_what, more, why) => {
    expect(await send(more)).toEqual({ kind: 'failed', why })
  })

  it('refused: no TLS outside this machine, whatever the server offers', async () => {
    const elsewhere = service.url.replace('127.0.0.1', '0.0.0.0')
    expect(await send({ HIKESHI_CALL_SERVER: elsewhere })).toEqual({ kind: 'failed', why: 'insecure' })
  })

  it('a server that never greets is given up', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as { port: number }
    expect(await send({ HIKESHI_CALL_SERVER: `smtp://127.0.0.1:${port}` }, {}, 50)).toEqual({
      ...{ kind: 'failed', why: 'timeout' },
    })
    silent.close()
  })

  it('refused: what is no address, or has a sign in it that ends a header', () => {
    const found = mailAddresses(
      'a=a@example.jp, b=b@example.jp>, c="x" <c@example.jp>,d=d e@example.jp,=f@example.jp, G=g@example.jp',
    )
    expect([...found]).toEqual([
      ['a', 'a@example.jp'],
      ['g', 'g@example.jp'],
    ])
  })
})
