import { describe, expect, it } from 'vitest'
import { clocksOf } from '../../../src/domain/clock/clocks-of.ts'
import type { Policy } from '../../../src/domain/policy/policy.schema.ts'
import { OVERDUE, project } from '../../../src/domain/screen/projection.ts'
import { type Act, acknowledge, as, choose, move, open, record, sent } from '../../support/acts.ts'
import { incidentIn, reported, without } from '../../support/incident.ts'
import { accepted, given, minute, type Story, type Told } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'
import { clock, dueIn, having, saidIn, stated, sweeps } from './sweeping.ts'

const quiet = reported('power')

describe('recovery', () => {
  const known = [reported('malware'), as('responder', record({ systems: ['email', 'identity-provider', 'unknown'] }))]

  it('R4.3-2b each system has its time by its priority, and `/recovered` stops that one alone', () => {
    const story = given(known, as('sysadmin', { kind: 'recovered', system: 'email' }))
    expect(clock(story, 'recovery', 'email')).toMatchObject({ until: '2030-01-02T00:00:00.000Z', stopped: minute(2) })
    expect(clock(story, 'recovery', 'identity-provider')).toMatchObject({ until: minute(240), stopped: undefined })
    expect(clock(story, 'recovery', 'unknown')).toBeUndefined()
  })

  it('R4.3-2b hours run from the stop of the work where that is a fact', () => {
    const story = given(known, stated('occurred-at', '2029-12-31T20:00:00Z'))
    expect(clock(story, 'recovery', 'email')?.since).toBe('2029-12-31T20:00:00Z')
    const precise = given(
      known,
      stated('occurred-at', '2029-12-31T20:00:00Z'),
      stated('stopped-at', '2029-12-31T21:00:00Z'),
    )
    expect(clock(precise, 'recovery', 'email')).toMatchObject({
      since: '2029-12-31T21:00:00Z',
      why: { fact: 'stopped-at' },
    })
  })

  it('R4.3-2b no stoppage, no clock', () => {
    expect(clock(given(known, as('responder', record({ stoppage: ['none'] }))), 'recovery', 'email')).toBeUndefined()
    expect(clock(given(reported('lost-or-stolen'), known[1] ?? []), 'recovery', 'email')).toBeUndefined()
  })

  it('R4.3-2b is reminded at one half and at three quarters, and passes over what nobody could hear any more', () => {
    const { told } = given(known)
    const said = (...times: string[]) =>
      saidIn(sweeps(told, ...times)).filter((one) => one.startsWith('recovery email'))
    const hours = (n: number) => minute(n * 60)
    expect(said(hours(12), hours(18), hours(24))).toEqual([
      'recovery email at-50',
      'recovery email at-75',
      'recovery email due',
    ])
    expect(said(hours(19))).toEqual(['recovery email at-75'])
    expect(said(hours(26), hours(27))).toEqual(['recovery email due'])
    // Four hours later the representative member hears of it.
    expect(said(hours(30), hours(31))).toEqual(['recovery email due', 'recovery email to-representative'])
  })
})

describe('the representative member is told', () => {
  const told = (...acts: Story) => clock(given(...acts), 'representative-told')
  const late = minute(25 * 60)
  const reminded = (...acts: Story) =>
    saidIn(sweeps(given(...acts).told, late)).filter((one) => one.startsWith('representative-told'))

  it('R4-2 his own act shows that he knows, whatever it is, and so does his report', () => {
    expect(told(quiet, as('executive', { kind: 'note', text: 'I am on it' }))?.stopped).toBe(minute(1))
    expect(told(as('executive', open({ kind: ['power'] }), 'form'))?.stopped).toBe(minute(0))
    expect(reminded(reported(), as('executive', move('analysis')))).toEqual([])
    expect(reminded(quiet, stated('representative-told-at', minute(1)))).toEqual([])
  })

  it('R4-2 what others do, or he asks in vain, does not: he is still to be told', () => {
    const others = [quiet, as('officer', move('analysis')), as('sysadmin', { kind: 'note', text: 'Here' })]
    expect(told(...others)?.stopped).toBeUndefined()
    // And is, by the app: whom officer and deputy did not tell hears it an hour after they should have.
    expect(reminded(...others)).toEqual(['representative-told due', 'representative-told to-representative'])
    const { after } = given(quiet).when(as('executive', move('closed')))
    expect(clock(after, 'representative-told')?.stopped).toBeUndefined()
  })

  it('R4-2 the record says once that he acted', () => {
    const note = as('executive', { kind: 'note', text: 'I am on it' })
    const acted = given(quiet, note, note).told.placed.filter(({ event }) => event.type === 'role-acted')
    expect(acted.map(({ event }) => event.data)).toEqual([{ role: 'representative' }])
  })
})

describe('learning', () => {
  const learning = incidentIn('learning')

  it('R4.4-1 R4.4-2 R4.4-3 the plan has ten business days, report and notices five more after it', () => {
    expect(clock(given(learning), 'prevention-plan')?.until).toBe('2030-01-18T14:59:59.000Z')
    expect(clock(given(learning), 'notice-customers')).toBeUndefined()
    const closed = incidentIn('closed')
    expect(clock(given(closed), 'prevention-plan')).toMatchObject({ late: false })
    const planned = given(without(closed, 'customers').slice(0, -1))
    expect(clock(planned, 'notice-customers')).toMatchObject({ stopped: undefined })
    expect(clock(planned, 'board-report')?.stopped).toBeDefined()
    expect(clock(given(closed), 'notice-customers')?.stopped).toBeDefined()
  })

  it('R4.4-2 R4.4-3 a case that comes back to learning needs report and notices anew: old ones stop no clock', () => {
    const back = given(incidentIn('closed'), {
      ...as('officer', move('learning', 'Again')),
      at: '2031-01-06T01:00:00Z',
    })
    for (const id of ['board-report', 'notice-customers', 'notice-persons-covered'])
      expect(clock(back, id)).toMatchObject({ since: '2031-01-06T01:00:00Z', stopped: undefined, late: false })
    const again = having(back.told, { ...as('board', acknowledge('board-report')), at: '2031-01-07T01:00:00Z' })
    expect(clock(again, 'board-report')).toMatchObject({ stopped: '2031-01-07T01:00:00Z', late: false })
    expect(clock(again, 'notice-customers')?.stopped).toBeUndefined()
  })

  it('R4.4-2 what was open in the report and is known since has a time of its own, until the board has taken note anew', () => {
    const at = (day: number) => `2030-02-0${day}T01:00:00Z`
    const open = as('responder', record({ damage: 'unknown: logs are missing' }))
    const told = given(
      without(incidentIn('closed'), 'acknowledge').slice(0, -1),
      open,
      as('board', acknowledge('board-report')),
    )
    const first = clock(told, 'board-report')
    expect(first).toMatchObject({ late: false, why: { merged: 'prevention' } })
    expect(first?.stopped).toBeDefined()
    const found = having(told.told, { ...as('responder', record({ damage: 'Four devices' })), at: at(4) })
    const second = { since: at(4), until: '2030-02-12T14:59:59.000Z', why: { edition: 'board-report' }, late: false }
    expect(clock(found, 'board-report')).toMatchObject({ ...second, stopped: undefined })
    const again = having(found, { ...as('board', acknowledge('board-report')), at: at(6) })
    expect(clock(again, 'board-report')).toMatchObject({ ...second, stopped: at(6) })
  })

  it('R4.4-2 what the report does not tell starts no second clock', () => {
    const told = given(
      without(incidentIn('closed'), 'acknowledge').slice(0, -1),
      as('responder', record({ evidence: 'unknown: asked for' })),
      as('board', acknowledge('board-report')),
      as('responder', record({ evidence: 'In the safe' })),
    )
    expect(clock(told, 'board-report')).toMatchObject({ why: { merged: 'prevention' }, late: false })
    expect(clock(told, 'board-report')?.stopped).toBeDefined()
  })

  it('R4.4-2 no report, no clock for it', () => {
    const none = given(
      without(without(incidentIn('closed'), 'harm'), 'acknowledge').slice(0, -1),
      as('officer', choose('harm', 'none', 'why')),
    )
    expect(clock(none, 'board-report')).toBeUndefined()
    none.when(as('officer', sent('customers'))).then(accepted())
  })

  it('R4.4-5 the record is kept for five years from closing, and the clock is off while the case is open', () => {
    expect(clock(given(incidentIn('closed')), 'retention')?.until.slice(0, 4)).toBe('2035')
    const reopened = given(incidentIn('closed'), as('officer', move('learning', 'Again')))
    expect(clock(reopened, 'retention')).toBeUndefined()
  })

  it('R1-3 whoever takes a case up again is not late for the time while it was closed', () => {
    // The representative has taken no part.
    const closed = incidentIn('closed').map((act) =>
      act.by === 'executive' ? { ...act, by: 'officer' as const } : act,
    )
    const reopened = given(closed, {
      ...as('officer', move('learning', 'Again')),
      at: '2031-01-06T01:00:00Z',
    })
    expect(clock(reopened, 'lessons-meeting')?.since).toBe('2031-01-06T01:00:00Z')
    expect(clock(reopened, 'representative-told')?.since).toBe('2031-01-06T01:00:00Z')
    expect(clock(reopened, 'officer-first-act')?.since).toBe(minute(0))
  })
})

describe('what GitHub shows', () => {
  const labels = (told: Told) => (told.case === undefined ? [] : project(defaultWorld, told.case).labels)

  it('R4.2-1 the label `overdue` stands from the reminder until the clock stops', () => {
    const { told } = given(quiet)
    const late = sweeps(told, minute(24 * 60 + 1))
    expect(labels(told)).not.toContain(OVERDUE)
    expect(labels(late)).toContain(OVERDUE)
    const answered = having(
      having(late, as('officer', { kind: 'note', text: 'Here' })),
      stated('representative-told-at', minute(30)),
    )
    expect(labels(answered)).not.toContain(OVERDUE)
  })

  it('a deadline that is put off is not overdue, and runs out again once', () => {
    const known = [reported('malware'), as('responder', record({ systems: ['email'] }))]
    const late = sweeps(given(known).told, minute(24 * 60))
    const later = having(late, stated('stopped-at', minute(60)))
    const about = (told: Told) => saidIn(told).filter((said) => said === 'recovery email due')
    expect(clock(later, 'recovery', 'email')?.overdue).toBe(false)
    expect(about(sweeps(later, minute(24 * 60 + 30)))).toHaveLength(1)
    expect(about(sweeps(later, minute(25 * 60), minute(25 * 60 + 1)))).toHaveLength(2)
  })

  it('R1-3 a case that has ended is left in peace', () => {
    const dismissed = given(quiet, as('officer', { kind: 'named', name: 'dismiss', reason: 'A test' }))
    const corrected = having(dismissed.told, stated('detected-at', '2029-12-01T00:00:00Z'))
    for (const { case: state } of [dismissed.told, corrected])
      expect(state === undefined ? [] : dueIn(defaultPolicy, state, '2031-01-01T00:00:00Z')).toEqual([])
    expect(labels(sweeps(given(quiet).told, minute(900)))).toContain(OVERDUE)
  })
})

describe('the pack for personal data', () => {
  const leak = reported('misdirected', { information: ['personal'] })
  const off: Policy = {
    ...defaultPolicy,
    packs: Object.fromEntries(Object.entries(defaultPolicy.packs).map(([id, pack]) => [id, { ...pack, on: false }])),
  }
  const inPack = (policy: Policy, told: Told) =>
    told.case === undefined ? [] : clocksOf(policy, told.case).filter(({ id }) => policy.clocks[id]?.pack !== undefined)
  const find = (told: Told, id: string) => inPack(defaultPolicy, told).find((one) => one.id === id)
  const four = (value: 'no' | 'yes' | 'unknown', wrongful: 'unlikely' | 'likely' | 'unknown'): Act =>
    as(
      'officer',
      record({
        'appi-sensitive': ['no'],
        'appi-property': [value],
        'appi-many': ['no'],
        'wrongful-purpose': [wrongful],
      }),
    )
  const notOwed = as('officer', record({ 'appi-not-owed': 'Nobody could read it' }))

  it('R4.3-2c is on, can be turned off, and says that it is no legal advice', () => {
    expect(inPack(defaultPolicy, given(leak).told)).not.toEqual([])
    expect(inPack(off, given(leak).told)).toEqual([])
    for (const { on: isOn, note } of Object.values(defaultPolicy.packs)) {
      expect(isOn).toBe(true)
      expect(note).toMatchObject({
        ja: expect.stringContaining('法的助言ではありません'),
        en: expect.stringContaining('not legal advice'),
      })
    }
  })

  it('runs from knowing, in days of which the first counts: day 3, day 5, day 30, or 60 where a purpose was wrongful', () => {
    const known = stated('personal-data-known-at', '2030-01-04T10:00:00+09:00')
    const { told } = given(leak, known)
    expect(find(told, 'personal-data-preliminary')).toMatchObject({
      until: '2030-01-08T14:59:59.000Z',
      steps: [{ id: 'at-60', at: '2030-01-06T00:00:00.000Z' }, { id: 'due' }, { id: 'to-board' }],
    })
    expect(find(told, 'personal-data-final')?.until).toBe('2030-02-02T14:59:59.000Z')
    const wrongful = given(leak, known, as('officer', record({ 'wrongful-purpose': ['likely'] })))
    expect(find(wrongful.told, 'personal-data-final')?.until).toBe('2030-03-04T14:59:59.000Z')
  })

  it('R4.3-2c ends where each of the four is answered no and the officer says why nothing is owed', () => {
    expect(inPack(defaultPolicy, given(leak, four('no', 'unlikely'), notOwed).told)).toEqual([])
    expect(inPack(defaultPolicy, given(leak, notOwed, four('no', 'unlikely')).told)).toEqual([])
  })
  it.each([
    ['one is yes', [four('yes', 'unlikely'), notOwed]],
    ['one is not yet known', [four('no', 'unknown'), notOwed]],
    ['one is not answered', [notOwed]],
    ['the officer has not said so', [four('no', 'unlikely')]],
  ] as const)('R4.3-2c refused to end where %s', (_, acts) => {
    expect(inPack(defaultPolicy, given(leak, ...acts).told)).toHaveLength(3)
  })

  it('leaves cases without personal data alone', () => {
    expect(inPack(defaultPolicy, given(reported('misdirected')).told)).toEqual([])
  })
})

describe('the default clocks', () => {
  it('each says in both languages where its number comes from', () => {
    for (const { label, source } of Object.values(defaultPolicy.clocks)) {
      for (const words of [label, source])
        expect(words).toMatchObject({ ja: expect.any(String), en: expect.any(String) })
    }
  })
})
