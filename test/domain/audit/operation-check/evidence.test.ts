import { describe, expect, it } from 'vitest'
import { checkOperation } from '../../../../src/domain/audit/operation-check/check-operation.ts'
import type { CheckedCase, Operation } from '../../../../src/domain/audit/operation-check/operation.ts'
import type { Account } from '../../../../src/domain/case/case.ts'
import { acknowledge, as, move, open, record } from '../../../support/acts.ts'
import { checkedCase } from '../../../support/checked-case.ts'
import { incidentIn } from '../../../support/incident.ts'
import { NOBODY_ASKED } from '../../../support/nobody-asked.ts'
import { PEOPLE } from '../../../support/people.ts'
import { type Story, storyIn } from '../../../support/story.ts'
import { defaultPolicy, defaultWorld, runbookOf } from '../../../support/worlds.ts'

const lived = (...acts: Story): CheckedCase => checkedCase(storyIn(defaultWorld)(...acts).told)
const CLOSED = lived(...incidentIn('closed'))
const REPORTED = lived(...incidentIn('reported'))

function judged(clause: string, changes: Partial<Operation> = {}) {
  const operation: Operation = {
    ...NOBODY_ASKED,
    ...{ policy: defaultPolicy, runbooks: [runbookOf('all', ['malware'], { reviewed: '2029-12-01' })], cases: [] },
    ...{
      brokenRecords: [],
      unread: [],
      sweep: 'not-checked',
      unheard: 'not-checked',
      leftOut: [],
      now: '2030-01-01T02:00:00Z',
      directory: defaultWorld.directory,
    },
    ...changes,
  }
  const one = checkOperation(operation).find((each) => each.clause === clause)
  if (one === undefined) throw new Error(`${clause} was not judged`)
  return one
}
const state = (clause: string, changes: Partial<Operation> = {}) => judged(clause, changes).state

describe('evidence of the operation check', () => {
  it('R4.4-5 R5-1 refused: what nobody vouches for shows no requirement, and fails one all the same', () => {
    const CLAUSES = [
      'R1-1',
      'R4.2-1',
      'R4.3-1',
      'R4.3-2a',
      'R4.4-1',
      'R4.4-4',
      'R4.4-5',
      'R7-1',
      'R8-1',
      'R9-2',
      'R9-5',
    ]
    for (const clause of CLAUSES) {
      const { state: found, evidence } = judged(clause, { cases: [CLOSED], records: 'not-checked' })
      expect([clause, found, evidence.map(({ kind }) => kind)]).not.toEqual([clause, 'shown', expect.anything()])
      expect(evidence.filter(({ kind }) => ['line', 'adoption', 'pull-request'].includes(kind))).toEqual([])
    }
    expect(state('R4.4-5', { records: 'not-checked', brokenRecords: ['ledger/2030/000002.jsonl'] })).toBe('fails')
  })

  it.each([
    ...['R1-1', 'R1-3', 'R4.2-1', 'R4.2-2', 'R4.2-4', 'R4.3-1', 'R4.3-2a', 'R4.3-2b', 'R4.3-2c', 'R4.4-1', 'R4.4-4'],
    ...['R6-1', 'R7-1', 'R7-2', 'R7-4', 'R7-5', 'R8-3', 'R9-1', 'R9-2', 'R9-4'],
  ])('%s what only the policy says is set up and not shown', (clause) => {
    expect(judged(clause)).toMatchObject({ state: 'set-up', evidence: [], findings: [] })
  })

  it.each([
    ...['R1-1', 'R1-3', 'R1-4', 'R3-1', 'R4-2', 'R4.2-1', 'R4.2-2', 'R4.2-4', 'R4.3-1'],
    ...['R4.3-2a', 'R4.3-2b', 'R4.3-2c', 'R4.4-1', 'R4.4-3', 'R4.4-4'],
  ])('%s an incident that came to its end shows it, by lines and pull requests that can be opened', (clause) => {
    const { state: shown, evidence } = judged(clause, { cases: [CLOSED] })
    expect(shown).not.toBe('set-up')
    expect(evidence.length).toBeGreaterThan(0)
    for (const one of evidence) {
      if (one.kind === 'line') expect(one.seq).toBeLessThan(CLOSED.case.lines)
      else expect(one).toMatchObject({ kind: 'pull-request' })
    }
  })

  it('R1-1 a report that nobody in charge has acted on shows nothing', () => {
    expect(state('R1-1', { cases: [REPORTED] })).toBe('set-up')
    const { evidence } = judged('R1-1', { cases: [REPORTED, CLOSED] })
    expect(evidence).toEqual([expect.objectContaining({ kind: 'line', seq: CLOSED.lastLines['case-answered'] })])
  })

  it('R1-4 R1-5 R1-6 each kind is shown by a report of that kind alone', () => {
    expect(['R1-4', 'R1-5', 'R1-6'].map((clause) => state(clause, { cases: [CLOSED] }))).toEqual([
      ...['shown', 'set-up', 'set-up'],
    ])
  })

  it('R4.1-1 a skeleton that nobody has reviewed shows nothing of what it holds', () => {
    expect(state('R4.1-1a', { runbooks: [runbookOf('all', ['malware'], { reviewed: null })] })).toBe('set-up')
    const one = ['reviewed', 'not'].map((id, at) => runbookOf(id, [], { reviewed: at === 0 ? '2029-12-01' : null }))
    expect(state('R4.1-1c', { runbooks: one })).toBe('set-up')
    expect(judged('R4.1-1a').evidence).toEqual([{ kind: 'runbook', runbook: 'all' }])
  })

  it('R4.1-1e each kind of preparation is made known: one that never was is found, by its name', () => {
    const groups = Object.keys(defaultPolicy.groups ?? {})
    const told = (kinds: string[]) =>
      lived(
        as('officer', open({}, 'preparation')),
        as(
          'officer',
          record({ prepared: kinds, 'prepared-where': 'runbooks', 'priorities-decision': 'Mail before the archive' }),
        ),
        as('officer', move('told')),
        (['deputy', 'executive', 'sysadmin', 'responder'] as const).map((by) => as(by, acknowledge('preparation'))),
        groups.map((group) =>
          as('officer', { kind: 'acknowledge', what: 'preparation', reference: '', whom: `${group} Minutes 3` }),
        ),
        as('officer', move('acknowledged')),
      )
    const most = ['runbooks', 'organisation', 'contacts', 'priorities', 'detection']
    expect(judged('R4.1-1e', { cases: [told(most)] })).toMatchObject({
      state: 'fails',
      findings: [{ code: 'preparation-kind-untold', subject: 'drills' }],
    })
    const later = told(['drills'])
    const cases = [told(most), { ...later, case: { ...later.case, issue: 2 } }]
    const both = judged('R4.1-1e', { cases })
    expect(both.state).toBe('shown')
    expect(both.evidence).toHaveLength(2 * (4 + groups.length))
    // The groups were reached, each by a line of its own.
    expect(judged('R2-1', { cases: [told(most)] }).evidence).toHaveLength(groups.length)
    const policy = { ...defaultPolicy, groups: { ...defaultPolicy.groups, volunteers: 'Volunteers' } }
    expect(state('R2-1', { policy, cases: [told(most)] })).toBe('set-up')
    expect(judged('R4.1-1e', { policy, cases }).findings).toMatchObject([
      { code: 'person-untold', subject: 'volunteers' },
    ])
  })

  it('R4.1-4 priorities are decided on by the officer: his decision is a record of its own, and the last one counts', () => {
    const deciding = (text = 'Mail before the archive') =>
      lived(as('officer', open({}, 'preparation')), as('officer', record({ 'priorities-decision': text })))
    expect(state('R4.1-4')).toBe('set-up')
    expect(state('R4.1-4', { cases: [deciding('unknown: still to be looked at')] })).toBe('set-up')
    const first = deciding()
    const later = deciding()
    const cases = [first, { ...later, case: { ...later.case, issue: 2 } }]
    expect(judged('R4.1-4', { cases })).toMatchObject({ state: 'shown', evidence: [{ kind: 'line', issue: 2 }] })
  })

  it('R4.1-4 a decision on what has changed since shows nothing, and is found; one that came after it does', () => {
    const decided = lived(
      as('officer', open({}, 'preparation')),
      as('officer', record({ 'priorities-decision': 'Mail first' })),
    )
    const adopted = (at: string, priorities: 'as-before' | 'changed') => ({
      ...{ seq: 1, at, by: PEOPLE.officer, how: 'officer' as const, priorities },
    })
    const codes = (adoptions: Operation['adoptions']) => {
      const { state: now, findings } = judged('R4.1-4', { cases: [decided], adoptions })
      return [now, ...findings.map(({ code }) => code)]
    }
    expect(codes([adopted('2020-01-01T00:00:00Z', 'changed')])).toEqual(['shown'])
    expect(codes([adopted('2999-01-01T00:00:00Z', 'as-before')])).toEqual(['shown'])
    expect(codes([adopted('2999-01-01T00:00:00Z', 'changed')])).toEqual(['fails', 'priorities-changed'])
  })

  it('R4.1-4 where a policy asks for no decision, it is his by his adoption, and not by that of an administrator', () => {
    const { 'priorities-decision': _, ...fields } = defaultPolicy.fields
    const policy = { ...defaultPolicy, fields }
    const adopted = (how: 'administrator' | 'officer' | 'pull-request', by: Account = PEOPLE.outsider) =>
      state('R4.1-4', { policy, adoptions: [{ seq: 1, at: '2030-01-01T00:00:00Z', by, how, priorities: 'changed' }] })
    expect(adopted('administrator')).toBe('set-up')
    expect(adopted('administrator', PEOPLE.officer)).toBe('shown')
    expect(adopted('pull-request')).toBe('shown')
    expect(state('R4.1-4')).toBe('set-up')
  })

  it('R4.2-3 only an incident without a runbook shows what is done without one', () => {
    expect(state('R4.2-3', { cases: [CLOSED] })).toBe('set-up')
  })

  it('R4.4-2 a board report shows it once the board took note; a case without one does not', () => {
    const [reported, not] = [true, false].map((noted) => ({
      ...CLOSED,
      case: {
        ...CLOSED.case,
        acknowledged: noted
          ? { 'board-report': { by: PEOPLE.board, at: '2030-01-01T00:00:00Z', seq: 9, open: [], known: [] } }
          : {},
      },
    }))
    expect(judged('R4.4-2', { cases: reported ? [reported] : [] }).evidence).toMatchObject([{ kind: 'line', seq: 9 }])
    expect(judged('R4.4-2', { cases: not ? [not] : [] }).evidence).toEqual([])
  })

  it('R4.4-5 ledgers show it where the app vouches for them, and nothing where nobody looked for its word', () => {
    expect(state('R4.4-5', { cases: [CLOSED], records: 'not-checked' })).toBe('set-up')
    const { evidence } = judged('R4.4-5', { cases: [CLOSED], records: 'vouched-for' })
    expect(evidence).toMatchObject([{ kind: 'line', issue: 1, seq: 0 }])
    const broken = { cases: [CLOSED], records: 'vouched-for' as const, brokenRecords: ['ledger/2030/000002.jsonl'] }
    expect(state('R4.4-5', broken)).toBe('fails')
  })

  it('R7-3 R6-1 a gate that asked for nothing in this case, or kept out nothing, shows nothing', () => {
    expect(judged('R7-3', { cases: [CLOSED] }).evidence).toEqual([])
    expect(state('R6-1', { cases: [CLOSED] })).toBe('set-up')
  })

  it('R8-2 who can read what is for few was looked at', () => {
    const seen = (strangers: number) => ({
      readers: [
        { repository: 'restricted', restricted: true, seen: { kind: 'counted' as const, readers: 3, strangers } },
      ],
    })
    expect(judged('R8-2', seen(0)).evidence).toEqual([{ kind: 'readers', of: 'restricted' }])
    expect(state('R8-2', seen(1))).toBe('set-up')
    expect(state('R8-2')).toBe('set-up')
  })

  it('R9-5 the record of adoptions shows the history', () => {
    expect(state('R9-5')).toBe('set-up')
    expect(
      judged('R9-5', {
        adoptions: [{ seq: 1, at: '2030-01-01T00:00:00Z', by: PEOPLE.officer, how: 'officer', priorities: 'changed' }],
      }),
    ).toMatchObject({
      ...{ state: 'shown', evidence: [{ kind: 'adoption', seq: 1 }] },
    })
  })
})
