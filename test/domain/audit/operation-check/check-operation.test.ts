import { describe, expect, it } from 'vitest'
import { checkOperation } from '../../../../src/domain/audit/operation-check/check-operation.ts'
import {
  type CheckedCase,
  type Judgement,
  notChecked,
  type Operation,
} from '../../../../src/domain/audit/operation-check/operation.ts'
import type { Policy } from '../../../../src/domain/policy/policy.schema.ts'
import { acknowledge, action, as, move, open, record } from '../../../support/acts.ts'
import { checkedCase } from '../../../support/checked-case.ts'
import { incidentIn } from '../../../support/incident.ts'
import { PEOPLE } from '../../../support/people.ts'
import { type Story, storyIn } from '../../../support/story.ts'
import { defaultPolicy, defaultWorld, runbookOf } from '../../../support/worlds.ts'

const KINDS = defaultPolicy.fields.kind?.kind === 'choice' ? defaultPolicy.fields.kind.options.map(({ id }) => id) : []
const KINDS_OF_PREPARATION =
  defaultPolicy.fields.prepared?.kind === 'choices' ? defaultPolicy.fields.prepared.options.map(({ id }) => id) : []
const WHOLE = [runbookOf('all', KINDS, { reviewed: '2029-12-01' })]

function operation(changes: Partial<Operation> = {}): Operation {
  const { directory } = defaultWorld
  return {
    ...{ policy: defaultPolicy, runbooks: WHOLE, cases: [], directory, publicRepositories: [], brokenRecords: [] },
    ...{
      unread: [],
      sweep: 'not-checked',
      unheard: 'not-checked',
      leftOut: [],
      readers: [],
      editions: [],
      holdings: [],
    },
    ...{ drawnUpFor: 'no-case', records: 'vouched-for', adoptions: [] },
    now: '2030-01-01T01:00:00Z',
    ...changes,
  }
}

const lived = (...acts: Story): CheckedCase => checkedCase(storyIn(defaultWorld)(...acts).told)
const at = (judged: readonly Judgement[], clause: string): Judgement => {
  const found = judged.find((one) => one.clause === clause)
  if (found === undefined) throw new Error(`${clause} was not judged`)
  return found
}
const found = (changes: Partial<Operation>, clause: string) => {
  const { state, findings } = at(checkOperation(operation(changes)), clause)
  return [
    state,
    ...findings.map(({ code, subject, runbook, detail }) =>
      [code, subject ?? runbook, detail].filter(Boolean).join(' '),
    ),
  ]
}
const incident = (...cases: CheckedCase[]) => ({ cases })

describe('checkOperation', () => {
  it('R5-1 judges each of the 48 requirements', () => {
    const judged = checkOperation(operation())
    expect(judged).toHaveLength(48)
    expect(new Set(judged.map(({ clause }) => clause)).size).toBe(48)
  })

  it('R1-1 an issue that nobody heard is found with its place; where nobody looked, none is', () => {
    const unheard = [{ repository: 'incidents', issue: 7, since: '2029-12-31T23:00:00Z' }]
    const one = at(checkOperation(operation({ unheard })), 'R1-1')
    expect(one).toMatchObject({
      state: 'fails',
      findings: [{ code: 'report-unheard', case: { repository: 'incidents', issue: 7 } }],
    })
    expect(found({ unheard: [] }, 'R1-1')).toEqual(found({}, 'R1-1'))
    expect(found({}, 'R1-1').join()).not.toContain('report-unheard')
    expect(notChecked(operation())).toContain('issues')
    expect(notChecked(operation({ unheard: [] }))).not.toContain('issues')
  })

  it('R4.1-1 a kind without a runbook, and one whose review is overdue, are found', () => {
    expect(found({}, 'R4.1-1')).toEqual(['shown'])
    expect(found({ runbooks: [runbookOf('power', ['power'], { reviewed: '2028-01-01' })] }, 'R4.1-1')).toEqual([
      'fails',
      ...KINDS.filter((id) => !/^power$|unknown|other/.test(id)).map((id) => `kind-without-runbook ${id}`),
      'review-overdue power 2029-01-01',
    ])
    expect(found({ runbooks: [] }, 'R5-1')).toEqual(['fails', 'check-never-signed operation-check'])
  })

  it('R4.1-1b R4.1-1d nobody to decide, no number to call', () => {
    expect(found({ runbooks: [runbookOf('all', KINDS, { executive: 'deputy' })] }, 'R4.1-1b')).toEqual(['set-up'])
    expect(found({ directory: { roles: new Map(), unseen: new Set(), accounts: new Map() } }, 'R4.1-1b')).toEqual([
      'fails',
      'role-of-nobody representative',
    ])
    const contacts = [{ id: 'police', who: 'Police', for: 'help', phone: ' ' }]
    expect(found({ runbooks: [runbookOf('all', KINDS, { contacts })] }, 'R4.1-1d')).toEqual([
      'fails',
      'phone-unfilled all Police',
    ])
  })

  it('R4.1-1e preparation that was never made known, to some, or before it changed, is found', () => {
    const groups = Object.keys(defaultPolicy.groups ?? {})
    const told = lived(
      as('officer', open({}, 'preparation')),
      as(
        'officer',
        record({ prepared: KINDS_OF_PREPARATION, 'prepared-where': 'runbooks', 'priorities-decision': 'As computed' }),
      ),
      as('officer', move('told')),
      (['deputy', 'executive', 'sysadmin', 'responder'] as const).map((by) => as(by, acknowledge('preparation'))),
      groups.map((group) =>
        as('officer', { kind: 'acknowledge', what: 'preparation', reference: '', whom: `${group} Minutes 3` }),
      ),
      as('officer', move('acknowledged')),
    )
    expect(found({}, 'R4.1-1e')).toEqual(['fails', 'preparation-untold preparation'])
    expect(found(incident(told), 'R4.1-1e')).toEqual(['shown'])
    const { roles, accounts } = defaultWorld.directory
    const joined = {
      roles: new Map([...roles, ['responder', [PEOPLE.responder, PEOPLE.outsider]]]),
      unseen: new Set<string>(),
      accounts,
    }
    expect(found({ ...incident(told), directory: joined }, 'R4.1-1e')).toEqual(['fails', 'person-untold @outsider'])
    const runbooks = [runbookOf('all', KINDS, { reviewed: '2030-02-01' })]
    expect(found({ ...incident(told), runbooks }, 'R4.1-1e')).toEqual(['fails', 'preparation-outdated all 2030-01-01'])
  })

  it('R4.1-2 a runbook that was never drilled, or too long ago, is found; a drill counts once it has ended', () => {
    const malware = [runbookOf('malware', ['malware'], { reviewed: '2029-12-01' })]
    const begun = [as('officer', open({ kind: ['malware'] }, 'drill'))]
    const held = [
      ...begun,
      as('officer', move('learning', 'Played as far as the calls')),
      as(
        'officer',
        record({
          'drill-outcome': ['no-problem'],
          'drill-findings': 'Every number answers',
          'drill-participants': '@responder',
        }),
      ),
      as('officer', move('closed')),
    ]
    expect(found({ runbooks: malware }, 'R4.1-2')).toEqual(['fails', 'drill-overdue malware'])
    expect(found({ ...incident(lived(...begun)), runbooks: malware }, 'R4.1-2')[0]).toBe('fails')
    const after = { ...incident(lived(...held)), runbooks: malware }
    expect(found(after, 'R4.1-2')).toEqual(['shown'])
    expect(found({ ...after, now: '2031-02-01T00:00:00Z' }, 'R4.1-2')).toEqual([
      'fails',
      'drill-overdue malware 2030-01-01',
    ])
  })

  it('R4.2-1 R4.4-1 a deadline that ran out is found with its case', () => {
    const state = lived(...incidentIn('learning'))
    const changes = { ...incident(state), now: '2031-01-01T00:00:00Z' }
    const { findings } = at(checkOperation(operation(changes)), 'R4.4-1')
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'clock-overdue',
        subject: 'lessons-meeting',
        case: { repository: 'incidents', issue: 1 },
      }),
      expect.objectContaining({ code: 'clock-overdue', subject: 'prevention-plan' }),
    ])
  })

  it('R4.4-3 R5-2 a measure that nobody confirmed by its date is found', () => {
    const state = lived(...incidentIn('learning'), as('officer', action('sysadmin', '2030-02-01')))
    expect(found({ ...incident(state), now: '2030-01-31T00:00:00Z' }, 'R4.4-3')).toEqual(['set-up'])
    expect(found({ ...incident(state), now: '2030-02-02T00:00:00Z' }, 'R4.4-3')).toEqual([
      'fails',
      'action-overdue a1 @sysadmin, 2030-02-01',
    ])
    expect(found({ ...incident(state), now: '2030-02-02T00:00:00Z' }, 'R5-2')).toEqual(['fails'])
  })

  it('R4.3-2a a fact that a passed gate asked for and that is gone is found, unless an exception waived it', () => {
    const state = lived(...incidentIn('closed'))
    const { 'response-record': _, ...facts } = state.case.facts
    const without = (more: object): CheckedCase => ({ ...state, case: { ...state.case, facts, ...more } })
    expect(found(incident(without({})), 'R4.3-2a')).toEqual(['fails', 'gate-unmet response-record'])
    const waived = [{ to: 'learning', clause: 'R4.3-2a', exception: 9, ahead: false }]
    expect(found(incident(without({ waived })), 'R4.3-2a')).toEqual(['set-up'])
  })

  it('R4.4-5 R8-1 a ledger that does not verify, and a repository that everybody reads', () => {
    expect(found({ brokenRecords: ['ledger/2030/000001.jsonl'] }, 'R4.4-5')[0]).toBe('fails')
    expect(found({ publicRepositories: ['incidents'] }, 'R8-1')).toContain('repository-public incidents')
  })

  it('R3-1 R4.1-4 systems that nobody answers for, or of which nobody said what runs on them', () => {
    const policy = { ...defaultPolicy, systems: { lonely: { label: 'Lonely', kind: 'other' as const, works: [] } } }
    expect(found({ policy }, 'R3-1')).toEqual(['fails', 'system-without-owner lonely'])
    expect(found({ policy }, 'R4.1-4')).toEqual(['fails', 'system-without-work lonely'])
  })

  it('R2-1 persons covered who are kept in no groups, so that nothing waits until all were told, are found', () => {
    expect(found({}, 'R2-1')).toEqual(['set-up'])
    expect(found({ policy: { ...defaultPolicy, groups: {} } }, 'R2-1')).toEqual(['fails', 'policy-silent'])
  })

  it('a requirement of which the policy knows nothing fails', () => {
    const policy: Policy = JSON.parse(
      JSON.stringify(defaultPolicy, (key, value) => (key === 'clause' && value === 'R4.3-2c' ? 'R4.3-2b' : value)),
    )
    expect(found({ policy }, 'R4.3-2c')).toContain('policy-silent')
  })
})

describe('R5-1 rounds are what watches deadlines', () => {
  const sweep = { at: '2030-01-01T00:00Z', everyHours: 3 }
  const codes = (changes: Partial<Operation>) => found({ sweep, ...changes }, 'R5-1').join()

  it('refused: they have stopped for twice their interval', () => {
    expect(codes({ now: '2030-01-01T06:00:01Z' })).toContain('sweep-late')
  })

  it('allowed: one took place lately; and a check that a round draws up shows that there is one', () => {
    expect(codes({ now: '2030-01-01T06:00:00Z' })).not.toContain('sweep-late')
    expect(codes({ now: '2030-01-02T06:00:00Z', drawnUpFor: { process: 'review' } })).not.toContain('sweep-late')
    expect(codes({ now: '2030-01-02T06:00:00Z', sweep: 'never' })).not.toContain('sweep-late')
  })
})
