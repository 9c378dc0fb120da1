import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Company, company } from './company.ts'
import { columnOf, report } from './report.ts'
import { BEFORE, type Phase } from './walk.ts'

/** Each way as `interface.md` has it, written down once more by hand: nothing here is read from the policy. */
const WAYS: readonly {
  from: Phase
  to: Exclude<Phase, 'reported'>
  may: readonly string[]
  lacks: readonly string[]
}[] = [
  {
    from: 'reported',
    to: 'analysis',
    may: ['officer', 'deputy', 'executive'],
    lacks: ['fact-missing R1-4', 'procedure-missing R4.2-3', 'organisation-not-started R4.2-3'],
  },
  {
    from: 'analysis',
    to: 'containment',
    may: ['responder', 'sysadmin', 'deputy', 'executive', 'officer'],
    lacks: ['fact-missing R4.3-1'],
  },
  {
    from: 'containment',
    to: 'eradication',
    may: ['responder', 'sysadmin', 'executive', 'officer'],
    lacks: [
      'fact-missing R4.2-2',
      'fact-missing R4.2-2',
      'fact-missing R4.2-2',
      'fact-missing R4.2-2',
      'evidence-missing R4.2-4',
    ],
  },
  {
    from: 'eradication',
    to: 'recovery',
    may: ['responder', 'sysadmin', 'executive', 'officer'],
    lacks: ['fact-missing R4.3-1'],
  },
  {
    from: 'recovery',
    to: 'learning',
    may: ['executive', 'officer'],
    lacks: [
      'fact-missing R4.3-2a',
      'fact-missing R4.3-2b',
      'fact-missing R4.3-2c',
      'system-not-recovered R4.3-2b',
      'organisation-not-stood-down R4.1-1a',
    ],
  },
  {
    from: 'learning',
    to: 'closed',
    may: ['officer'],
    lacks: [
      'pull-request-unmerged R4.4-1',
      'pull-request-incomplete R4.4-1',
      'pull-request-incomplete R4.4-1',
      'pull-request-unapproved R4.4-1',
      'pull-request-unapproved R4.4-1',
      'fact-missing R4.4-4',
      'fact-missing R4.4-4',
      'runbook-missing R4.2-3',
      'fact-missing R4.4-2',
      'board-report-unacknowledged R4.4-2',
      'fact-missing R4.4-3',
      'fact-missing R4.4-3',
      'notice-unsent R4.4-3',
      'notice-unsent R4.4-3',
    ],
  },
]

const INSIDE = ['reporter', 'officer', 'deputy', 'executive', 'sysadmin', 'responder', 'board', 'admin']

describe('every gate, too early and by whoever may not, by every door', () => {
  let office: Company
  let number: number
  beforeAll(async () => {
    office = await company()
    // Nothing is known of it: no kind, no system, no runbook.
    number = await office.as('reporter').report(report({ description: '様子がおかしい' }))
  })
  afterAll(() => office.stop())

  const doors = (login: string, to: Phase): Record<string, () => Promise<string>> => ({
    comment: () => office.as(login).says(number, `/phase ${to}`),
    label: () => office.as(login).labels(number, `phase: ${to}`),
    board: () => office.as(login).moves(number, columnOf(to)),
    ...(to === 'closed' ? { issue: () => office.as(login).closes(number) } : {}),
  })

  const standsIn = async (phase: Phase) => {
    const { labels, state } = await office.issue(number)
    expect(labels.filter((label) => label.startsWith('phase: '))).toEqual([`phase: ${phase}`])
    expect(state).toBe(phase === 'closed' ? 'closed' : 'open')
    expect(await office.column(number)).toBe(columnOf(phase))
  }

  const isOneRefusal = (answer: string, login: string) => {
    expect(answer.match(/<!-- hikeshi:line=/g)).toHaveLength(1)
    expect(answer).toContain(`@${login}`)
  }

  for (const { from, to, may, lacks } of WAYS) {
    const clauses = [...new Set(lacks.map((lack) => lack.split(' ')[1] ?? ''))]

    it(`${clauses.join(' ')} ${from} → ${to} too early is refused alike by each door, with all that is missing, and put back`, {
      timeout: 240_000,
    }, async () => {
      // Refusals beyond somebody's share are told later, together; a while after the last ones he has it whole.
      await office.control('POST', '/clock', { advance: 'PT11M' })
      for (const [door, ask] of Object.entries(doors('officer', to))) {
        const answer = await ask()
        isOneRefusal(answer, 'officer')
        expect(await office.refusal(number), door).toEqual(lacks)
        for (const clause of clauses) expect(answer, door).toContain(`(${clause})`)
        expect(answer.match(/<br>→ /g), `${door}: a remedy for each`).toHaveLength(lacks.length)
        await standsIn(from)
      }
    })

    it(`${clauses[0]} ${from} → ${to} is for ${may.join(', ')} alone`, { timeout: 240_000 }, async () => {
      if (to === 'analysis') {
        await office.as('officer').says(number, '/set category breach')
        await office.as('officer').says(number, '/appoint @executive\n/activate')
      }
      await BEFORE[to](office, number, {})
      if (to === 'closed') await office.as('officer').says(number, '/set no-runbook-reason 一度きりの事象')
      if (to === 'learning') await office.as('executive').says(number, '/stand-down all-recovered')
      const others = INSIDE.filter((login) => !may.includes(login))
      for (const [which, login] of others.entries()) {
        const ways = Object.values(doors(login, to))
        const answer = await ways[which % ways.length]?.()
        isOneRefusal(answer ?? '', login)
        expect((await office.refusal(number)).map((reason) => reason.split(' ')[0])).toEqual(['not-for-you'])
        await standsIn(from)
      }
      const [first = ''] = may
      const ways = Object.values(doors(first, to))
      const answer = await ways[WAYS.findIndex((way) => way.to === to) % ways.length]?.()
      expect(answer).toContain(`**${columnOf(from)} → ${columnOf(to)}**`)
      await standsIn(to)
    })
  }

  it('R1-3 dismissing asks for a reason, is for officer and executive, and tells the reporter', async () => {
    const other = await office.as('reporter').report(report({ kind: 'malware', description: '変なメール' }))
    const early = await office.as('officer').closes(other, 'not_planned')
    expect(early).toContain('(R1-3)')
    expect(await office.refusal(other)).toEqual(['fact-missing R1-3'])
    expect((await office.issue(other)).state).toBe('open')
    await office.as('responder').says(other, '/dismiss 訓練メールだった')
    expect((await office.refusal(other))[0]).toBe('not-for-you R1-3')
    const done = await office.as('officer').says(other, '/dismiss 訓練メールだった')
    expect(done).toContain('@reporter')
    expect(done).toContain('訓練メールだった')
    expect(await office.issue(other)).toMatchObject({ state: 'closed', stateReason: 'not_planned' })
    expect(await office.phase(other)).toBe('dismissed')
  })

  it('R1-3 R4.3-1 what was contained must be lifted, or kept with a reason, before a case is dismissed', async () => {
    const other = await office.as('reporter').report(report({ kind: 'malware' }))
    await office.as('responder').says(other, '/contain 端末を外した')
    await office.as('officer').says(other, '/dismiss 誤検知')
    expect(await office.refusal(other)).toEqual(['fact-missing R4.3-1'])
    await office.as('responder').says(other, '/record\n### measures-lifted\n戻した')
    await office.as('officer').says(other, '/dismiss 誤検知')
    expect(await office.phase(other)).toBe('dismissed')
  })

  it('R1-3 no way leads past the phases between, by any door', { timeout: 240_000 }, async () => {
    const other = await office.as('reporter').report(report({ kind: 'malware' }))
    for (const ask of [
      () => office.as('officer').says(other, '/phase closed'),
      () => office.as('officer').labels(other, 'phase: closed'),
      () => office.as('officer').moves(other, columnOf('closed')),
      () => office.as('officer').closes(other),
    ]) {
      const answer = await ask()
      expect(answer).toContain('R1-3')
      expect(await office.refusal(other)).toEqual(['no-way R1-3'])
      expect(await office.phase(other)).toBe('reported')
      expect((await office.issue(other)).state).toBe('open')
      expect(await office.column(other)).toBe(columnOf('reported'))
    }
  })

  it('R4.3-1 back to any earlier phase with a reason alone', { timeout: 240_000 }, async () => {
    const other = await office.as('reporter').report(report({ kind: 'malware' }))
    await office.as('responder').says(other, '/contain 端末を外した')
    await office.as('officer').moves(other, columnOf('analysis'))
    expect(await office.refusal(other)).toEqual(['reason-missing R4.3-1'])
    expect(await office.column(other)).toBe(columnOf('containment'))
    expect(await office.as('officer').says(other, '/phase analysis 別の端末でも見つかった')).toContain(
      '別の端末でも見つかった',
    )
    expect(await office.phase(other)).toBe('analysis')
  })

  it('refused, put back, written and asked again within one second: a second request, by label and card alike', {
    timeout: 240_000,
  }, async () => {
    for (const door of ['labels', 'moves'] as const) {
      const other = await office.as('reporter').report(report({ kind: 'malware' }))
      const ask = () =>
        office.as('responder')[door](other, door === 'labels' ? 'phase: containment' : columnOf('containment'))
      for (const _ of [1, 2, 3]) expect(await ask()).toContain('(R4.3-1)')
      await office.as('responder').says(other, '/set containment-measures 回線を切った')
      expect(await ask()).toContain('**報告受付 → 封じ込め**')
    }
  })

  it('somebody without access can do nothing at all', async () => {
    const path = `/repos/${office.sandbox.repos.incidents}/issues/${number}/comments`
    expect((await office.call('outsider', 'POST', path, { body: '/phase analysis' })).status).toBe(404)
  })

  it('every line of the record holds', async () => {
    expect((await office.verify()).findings).toEqual([])
  })
})
