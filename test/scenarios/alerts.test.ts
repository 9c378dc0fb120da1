import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asObject, asText } from '../../src/sandbox/json.ts'
import { rendered } from '../adapters/messages/rendered.ts'
import { readyPolicy } from '../support/ready-policy.ts'
import { type Company, company } from './company.ts'

const hearing = (kinds: string): string =>
  readyPolicy().replace('customers: {}', `customers: {}\nalerts: { of: [${kinds}], in: [runbooks] }`)
const GIVEN = { secret_scanning_alerts: 'read', security_events: 'read', vulnerability_alerts: 'read' }

/** The cases opened under such titles, the first first. */
async function titles(office: Company, of = / alert /): Promise<{ number: number; title: string | undefined }[]> {
  const path = `/repos/${office.sandbox.repos.incidents}/issues?state=all&per_page=100`
  const { body } = await office.call('admin', 'GET', path)
  return (body as unknown[])
    .map(asObject)
    .map(({ number, title }) => ({ number: Number(number), title: asText(title) }))
    .filter(({ title }) => of.test(title ?? ''))
    .sort((a, b) => a.number - b.number)
}

describe("R4.1-3 GitHub's own alerts of which no delivery told are found by the sweep", () => {
  let office: Company
  // The app was given the permissions, and subscribes to none of the events: every delivery is missed.
  beforeAll(async () => {
    office = await company({ policyText: hearing('secret-scanning, code-scanning, dependabot'), permissions: GIVEN })
  })
  afterAll(() => office.stop())
  const raise = async (kind: string): Promise<void> => {
    await office.control('POST', '/alerts', { repository: 'runbooks', kind })
  }
  const opened = () => titles(office)
  const counted = async (number: number): Promise<string> =>
    (await office.comments(number))
      .map(({ body }) => body)
      .filter((body) => body.includes('hikeshi:again='))
      .join()

  it('allowed: each opens one case, by number and link, whatever of its kind; and no second one', async () => {
    for (const kind of ['dependabot', 'code-scanning', 'secret-scanning']) await raise(kind)
    expect(await opened()).toEqual([])
    await office.sweep()
    const cases = await opened()
    expect(cases.map(({ title }) => title).sort()).toEqual([
      'code-scanning alert 1: runbooks',
      'dependabot alert 1: runbooks',
      'secret-scanning alert 1: runbooks',
    ])
    for (const { number } of cases) {
      expect(await office.phase(number)).toBe('reported')
      expect((await office.issue(number)).body).not.toContain('What was found')
    }
    await office.sweep()
    expect(await opened()).toEqual(cases)
    expect(await counted(cases[0]?.number ?? 0)).toBe('')
  })

  it('allowed: a storm of them is counted on the one case of its kind, once each, also after that case has ended', async () => {
    for (let at = 0; at < 5; at += 1) await raise('dependabot')
    await office.sweep()
    const lead = (await opened()).find(({ title }) => title?.startsWith('dependabot'))
    expect(await opened()).toHaveLength(3)
    expect(await counted(lead?.number ?? 0)).toContain('**5** 件')
    await office.as('officer').says(lead?.number ?? 0, '/dismiss 誤検知。依存関係は使っていない')
    expect((await office.issue(lead?.number ?? 0)).state).toBe('closed')
    await office.sweep()
    expect(await opened()).toHaveLength(3)
  })

  it('allowed: one that was opened again after its case had ended is a report once more, and once', async () => {
    await office.control('POST', '/clock', { advance: 'P40D' })
    const again = async (state: 'open' | 'closed') => {
      await office.control('POST', '/clock', { advance: 'PT3H' })
      for (const kind of ['dependabot', 'code-scanning', 'secret-scanning'])
        await office.control('POST', '/alerts', { repository: 'runbooks', kind, number: 1, state })
    }
    const before = await opened()
    // Those of which cases are still open belong to them: the first of each kind, of which one was dismissed.
    await again('closed')
    await again('open')
    await office.sweep()
    const [reopened, ...others] = (await opened()).slice(before.length)
    expect(others).toEqual([])
    const ended = before.find(({ title }) => title === reopened?.title)
    expect((await office.issue(ended?.number ?? 0)).state).toBe('closed')
    expect(await office.phase(reopened?.number ?? 0)).toBe('reported')
    await office.sweep()
    expect(await opened()).toHaveLength(before.length + 1)
    await office.as('officer').says(reopened?.number ?? 0, '/dismiss 誤検知。依存関係は使っていない')
    await again('closed')
    await office.sweep()
    expect(await opened()).toHaveLength(before.length + 1)
    await again('open')
    await office.sweep()
    expect(await opened()).toHaveLength(before.length + 2)
  })

  it('refused: an alert from before anybody looked is no report because it has changed', async () => {
    const before = await opened()
    await raise('code-scanning')
    await office.control('POST', '/clock', { advance: 'P8D' })
    const change = (state: string) =>
      office.control('POST', '/alerts', { repository: 'runbooks', kind: 'code-scanning', number: 2, state })
    await change('closed')
    await change('open')
    await office.sweep()
    expect(await opened()).toHaveLength(before.length)
  })

  it('a dispatch is heard as on GitHub', async () => {
    const { status } = await office.call('admin', 'POST', `/repos/${office.sandbox.repos.incidents}/dispatches`, {
      event_type: 'hikeshi-report',
      client_payload: { title: 'Disk of web-1 is full', text: '98 %' },
    })
    expect(status).toBe(204)
    await office.control('POST', '/idle')
    expect((await titles(office, /^Disk of/)).map(({ title }) => title)).toEqual(['Disk of web-1 is full'])
    expect(await office.unlikeGitHub()).toEqual([])
  })

  it('refused: a dispatch that is delivered once more, in whatever order and after its case has ended, opens and counts nothing', async () => {
    const dispatched = async (title: string): Promise<string> => {
      await office.call('admin', 'POST', `/repos/${office.sandbox.repos.incidents}/dispatches`, {
        event_type: 'hikeshi-report',
        client_payload: { title, text: '/contain x' },
      })
      await office.control('POST', '/idle')
      return String((await office.deliveries()).findLast(({ event }) => event === 'repository_dispatch')?.id)
    }
    const again = async (...ids: readonly string[]) => {
      for (const id of ids) await office.control('POST', '/redeliver', { id })
      await office.control('POST', '/idle')
    }
    const cases = () => titles(office, /^Backup of db/)
    await office.control('POST', '/clock', { advance: 'PT3H' })
    const [first, second] = [await dispatched('Backup of db-1 failed'), await dispatched('Backup of db-1 failed')]
    const [{ number = 0 } = {}, ...more] = await cases()
    expect(more).toEqual([])
    expect(await counted(number)).toContain('**1** 件')
    await again(second, first, second)
    expect(await cases()).toHaveLength(1)
    expect(await counted(number)).toContain('**1** 件')
    expect(await office.phase(number)).toBe('reported')
    await office.as('officer').says(number, '/dismiss 手動の試験だった')
    await office.control('POST', '/clock', { advance: 'PT2H' })
    await again(first, second)
    expect(await cases()).toHaveLength(1)
    // The same words of another delivery are news.
    await dispatched('Backup of db-1 failed')
    expect(await cases()).toHaveLength(2)
  })

  it('refused: what it says calls nobody, refers to nothing, closes no issue and hides no mark', async () => {
    const hostile =
      'Fixes #1, GH-2, example-corp/incidents#3, @officer @example-corp/all [a](https://evil.example) <!-- x -->'
    await office.control('POST', '/clock', { advance: 'PT3H' })
    const { status } = await office.call('admin', 'POST', `/repos/${office.sandbox.repos.incidents}/dispatches`, {
      event_type: 'hikeshi-report',
      client_payload: { title: hostile, text: `${hostile}\n# h\n\n/contain x\n\n\u202e<b>www.evil.example` },
    })
    expect(status).toBe(204)
    await office.control('POST', '/idle')
    const [{ number = 0, title = '' } = {}] = await titles(office, /^Fixes/)
    const { body } = await office.issue(number)
    for (const text of [title, body, ...(await office.comments(number)).map((one) => one.body)]) {
      const shown = rendered(text)
      expect(shown.mentions.filter((login) => /^example-corp/.test(login))).toEqual([])
      expect([shown.references, shown.links.filter((link) => link.includes('evil'))]).toEqual([[], []])
      expect(shown.html.filter((html) => /<b>|-- x --/.test(html))).toEqual([])
    }
    expect(rendered(title).mentions).toEqual([])
    expect(rendered(body)).toMatchObject({ mentions: [], headings: [], links: [] })
    expect(await office.phase(number)).toBe('reported')
  })
})

describe("R4.1-3 GitHub's own alerts of which deliveries tell", () => {
  it('allowed: once, however often it comes, and once more when somebody opens it again', async () => {
    const events = ['issues', 'issue_comment', 'secret_scanning_alert', 'code_scanning_alert', 'dependabot_alert']
    const office = await company({
      policyText: hearing('secret-scanning, code-scanning, dependabot'),
      ...{ permissions: GIVEN, events },
    })
    const tell = async (kind: string, more: object) => {
      await office.control('POST', '/alerts', { repository: 'runbooks', kind, ...more })
      await office.control('POST', '/idle')
    }
    for (const [at, kind] of ['dependabot', 'code-scanning', 'secret-scanning'].entries()) {
      await office.control('POST', '/clock', { advance: 'PT3H' })
      await tell(kind, {})
      const first = (await titles(office))[at * 2]?.number ?? 0
      expect(await office.phase(first)).toBe('reported')
      await office.as('officer').says(first, '/dismiss 誤検知。依存関係は使っていない')
      await office.control('POST', '/redeliver', { all: true })
      await office.control('POST', '/idle')
      expect(await titles(office)).toHaveLength(at * 2 + 1)
      await office.control('POST', '/clock', { advance: 'PT1H' })
      await tell(kind, { number: 1, state: 'closed' })
      expect(await titles(office)).toHaveLength(at * 2 + 1)
      await tell(kind, { number: 1, state: 'open' })
      const [, second] = (await titles(office)).slice(at * 2)
      expect(await office.phase(second?.number ?? 0)).toBe('reported')
      await office.sweep()
      expect(await titles(office)).toHaveLength(at * 2 + 2)
    }
    // Told first of what came last: the same alert is one case, and what is told late counts nothing.
    await office.control('POST', '/clock', { advance: 'PT3H' })
    const before = (await titles(office)).length
    await office.control('POST', '/faults', { drop: 1 })
    await tell('dependabot', {})
    await office.control('POST', '/clock', { advance: 'PT1H' })
    await tell('dependabot', { number: 2, state: 'closed' })
    await office.control('POST', '/faults', {})
    await tell('dependabot', { number: 2, state: 'open' })
    expect(await titles(office)).toHaveLength(before + 1)
    await office.control('POST', '/redeliver', { all: true })
    await office.control('POST', '/idle')
    const all = await titles(office)
    expect(all).toHaveLength(before + 1)
    const said = (await office.comments(all.at(-1)?.number ?? 0)).map(({ body }) => body)
    expect(said.filter((body) => body.includes('hikeshi:again='))).toEqual([])
    expect(await office.unlikeGitHub()).toEqual([])
    await office.stop()
  })
})

describe('R4.1-3 refused: a hundred newer alerts push no older one out of sight', () => {
  it.each(['dependabot', 'code-scanning', 'secret-scanning'])('%s', async (kind) => {
    const office = await company({ policyText: hearing(kind), permissions: GIVEN })
    const raise = () => office.control('POST', '/alerts', { repository: 'runbooks', kind })
    await raise()
    await office.control('POST', '/clock', { advance: 'PT1H' })
    await Promise.all(Array.from({ length: 204 }, raise))
    await office.sweep()
    const [first, ...others] = await titles(office)
    expect(first?.title).toBe(`${kind} alert 1: runbooks`)
    const said = (await office.comments(first?.number ?? 0)).map(({ body }) => body).join()
    expect(said).toContain(`**${204 - others.length}** 件`)
    await office.sweep()
    expect(await titles(office)).toHaveLength(1 + others.length)
    await office.stop()
  })
})

describe('R4.1-3 refused', () => {
  it('where GitHub does not show them no case is opened, and the sweep goes on', async () => {
    const blind = await company({ policyText: hearing('dependabot') })
    await blind.control('POST', '/alerts', { repository: 'runbooks', kind: 'dependabot' })
    await blind.sweep()
    expect(
      (await blind.exchanges()).filter(({ path }) => path.includes('/alerts')).map(({ status }) => status),
    ).toEqual([403])
    expect(await titles(blind)).toEqual([])
    await blind.stop()
  })
})
