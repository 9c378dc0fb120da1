import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyPolicy } from '../support/ready-policy.ts'
import { type Company, company, type Person } from './company.ts'
import { columnOf, ownReport, report, STOLEN } from './report.ts'
import { at } from './walk.ts'

const UNKNOWN = 'pocket-client'
const TRUSTED = 'our-chat'

interface Door {
  /** A case that this door could move. */
  from(office: Company): Promise<number>
  moves(person: Person, office: Company, number: number): Promise<unknown>
  /** Where the case is, once it was moved. */
  phase: string
}

const reported = (office: Company) => office.as('reporter').report(ownReport())
const DOORS: Record<string, Door> = {
  'a comment': {
    from: reported,
    moves: (person, _, number) => person.says(number, '/phase analysis'),
    phase: 'analysis',
  },
  'a label': {
    from: reported,
    moves: (person, _, number) => person.labels(number, 'phase: analysis'),
    phase: 'analysis',
  },
  'a card': {
    from: reported,
    moves: (person, _, number) => person.moves(number, columnOf('analysis')),
    phase: 'analysis',
  },
  closing: {
    async from(office) {
      const number = await reported(office)
      await office.as('officer').says(number, '/set dismissal-reason 訓練用の端末だった')
      return number
    },
    moves: (person, _, number) => person.closes(number, 'not_planned'),
    phase: 'dismissed',
  },
}

describe('R4.4-5 an act by way of another app moves nothing, by whatever door, and is told once', () => {
  let office: Company
  beforeAll(async () => {
    office = await company({ policyText: `${readyPolicy()}\ntrusted-apps: [${TRUSTED}]\n` })
  })
  afterAll(() => office.stop())

  /** Cases that were tried by delivery. */
  const tried: number[] = []
  const shown = async (number: number) => {
    const { labels, state } = await office.issue(number)
    return { labels: labels.filter((one) => one.startsWith('phase: ')), state, column: await office.column(number) }
  }
  const unheard = async (act: () => Promise<unknown>) => {
    await office.control('POST', '/faults', { drop: 1 })
    await act()
    await office.control('POST', '/faults', {})
    await office.sweep()
  }
  const told = async (number: number) =>
    (await office.answers(number)).filter(({ body }) => body.includes(UNKNOWN)).length

  it('refused: every door, told by its delivery', async () => {
    for (const [name, door] of Object.entries(DOORS)) {
      const number = await door.from(office)
      const before = await shown(number)
      await door.moves(office.byWayOf(UNKNOWN, 'officer'), office, number)
      expect([name, ...(await office.refusal(number))]).toEqual([name, 'via-other-app'])
      expect(await shown(number)).toEqual(before)
      tried.push(number)
    }
  })

  it('refused: every door, found by the sweep; another sweep says nothing more', async () => {
    const doors = Object.values(DOORS)
    const numbers: number[] = []
    for (const door of doors) numbers.push(await door.from(office))
    const before = await Promise.all(numbers.map(shown))
    await unheard(async () => {
      for (const [index, door] of doors.entries())
        await door.moves(office.byWayOf(UNKNOWN, 'officer'), office, numbers[index] ?? 0)
    })
    for (const number of numbers) expect(await office.refusal(number)).toEqual(['via-other-app'])
    expect(await Promise.all(numbers.map(shown))).toEqual(before)
    await office.sweep()
    for (const number of [...tried, ...numbers]) expect(await told(number)).toBe(1)
  })

  it.each(Object.entries(DOORS))(
    'allowed: %s by way of an app that the policy names, and by nothing but the account',
    async (_, door) => {
      const number = await door.from(office)
      await door.moves(office.byWayOf(TRUSTED, 'officer'), office, number)
      expect(await office.phase(number)).toBe(door.phase)
      const other = await door.from(office)
      // Refused once, and asked again by the officer himself.
      await door.moves(office.byWayOf(UNKNOWN, 'officer'), office, other)
      await office.control('POST', '/clock', { advance: 'PT5S' })
      await door.moves(office.as('officer'), office, other)
      expect(await office.phase(other)).toBe(door.phase)
    },
  )

  it('refused: reopening', async () => {
    const number = await at(office, 'closed')
    expect(await office.phase(number)).toBe('closed')
    await office.byWayOf(UNKNOWN, 'officer').reopens(number)
    expect(await office.refusal(number)).toEqual(['via-other-app'])
    expect(await shown(number)).toMatchObject({ labels: ['phase: closed'], state: 'closed' })
    await office.control('POST', '/clock', { advance: 'PT5S' })
    await unheard(() => office.byWayOf(UNKNOWN, 'officer').reopens(number))
    expect(await shown(number)).toMatchObject({ labels: ['phase: closed'], state: 'closed' })
    expect((await office.ledger(number)).filter(({ type }) => type === 'request-refused')).toHaveLength(2)
  })

  it('refused: closing an action item, by delivery and by sweep', async () => {
    const number = await reported(office)
    await office.as('officer').says(number, '/action @sysadmin 2031-03-31 施錠を配る')
    const all = (await office.call('admin', 'GET', `/repos/${office.sandbox.repos.incidents}/issues?per_page=100`)).body
    const item = (all as { number: number; body: string | null }[]).find(({ body }) =>
      body?.startsWith(`<!-- hikeshi:action=${number}-`),
    )?.number
    expect(item).toBeDefined()
    const done = async () => (await office.ledger(number)).some(({ type }) => type === 'action-done')
    await office.byWayOf(UNKNOWN, 'sysadmin').closes(item ?? 0)
    expect([await done(), await office.refusal(number), (await office.issue(item ?? 0)).state]).toEqual([
      false,
      ['via-other-app'],
      'open',
    ])
    await office.control('POST', '/clock', { advance: 'PT5S' })
    await unheard(() => office.byWayOf(UNKNOWN, 'sysadmin').closes(item ?? 0))
    expect([await done(), (await office.issue(item ?? 0)).state]).toEqual([false, 'open'])
    await office.control('POST', '/clock', { advance: 'PT5S' })
    await office.as('sysadmin').closes(item ?? 0)
    expect(await done()).toBe(true)
  })

  it('R1-1 a report counts by whatever way it comes; what its words command or an edit of them does not', async () => {
    const words = '端末が盗まれた\n\n/set severity low'
    const number = await office.byWayOf(UNKNOWN, 'officer').report(words, { labels: [] })
    const lost = async () => {
      await office.control('POST', '/faults', { drop: 1 })
      const made = await office.byWayOf(UNKNOWN, 'officer').report(`${words} `, { labels: [] })
      await office.control('POST', '/faults', {})
      await office.sweep()
      return made
    }
    for (const one of [number, await lost()]) {
      expect(await office.phase(one)).toBe('reported')
      expect(await office.refusal(one)).toEqual(['via-other-app'])
    }
    const formed = await office.byWayOf(UNKNOWN, 'reporter').report(report(STOLEN))
    const facts = async () =>
      (await office.ledger(formed)).filter(({ type, data }) => type === 'fact-recorded' && data.field === 'kind').length
    const before = await facts()
    await office.byWayOf(UNKNOWN, 'reporter').editsReport(formed, report({ ...STOLEN, kind: 'malware' }))
    await office.control('POST', '/clock', { advance: 'PT15S' })
    await unheard(() => office.byWayOf(UNKNOWN, 'reporter').editsReport(formed, report({ ...STOLEN, kind: 'denial' })))
    expect(await facts()).toBe(before)
    expect(await office.refusal(formed)).toEqual(['via-other-app'])
  })

  it('refused: an edit of a comment that came by way of the app', async () => {
    const number = await reported(office)
    const comment = await office.byWayOf(UNKNOWN, 'responder').comments(number, '/set damage 端末一台')
    await office.sandbox.idle()
    await office.byWayOf(UNKNOWN, 'responder').edits(number, comment, '/set damage 端末二台')
    await office.control('POST', '/clock', { advance: 'PT15S' })
    await unheard(() => office.byWayOf(UNKNOWN, 'responder').edits(number, comment, '/set damage 端末三台'))
    const facts = (await office.ledger(number)).filter(({ data }) => data.field === 'damage')
    expect(facts).toEqual([])
    expect(await office.refusal(number)).toEqual(['via-other-app'])
  })
})
