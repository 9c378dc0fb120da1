import { describe, expect, it } from 'vitest'
import { checkOperation } from '../../../src/domain/audit/operation-check/check-operation.ts'
import type { OperationFinding } from '../../../src/domain/audit/operation-check/operation.ts'
import { FOLLOW_UP, project } from '../../../src/domain/screen/projection.ts'
import { action, as, move } from '../../support/acts.ts'
import { checkedCase } from '../../support/checked-case.ts'
import { incidentIn } from '../../support/incident.ts'
import { NOBODY_ASKED } from '../../support/nobody-asked.ts'
import { accepted, caseOf, given, ignored, movedTo, refused, type Told } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'
import { clock, having, saidIn, sweeps } from './sweeping.ts'

const DUE = '2030-03-01'
const others = as('officer', { kind: 'done', action: 'a1' })
const closed = () => given(incidentIn('closed'), others, as('officer', action('responder', DUE)))
const a2 = { kind: 'done', action: 'a2' } as const
const effect = (worked: boolean, id = 'a2') => ({ kind: 'effect' as const, action: id, worked, text: '再発なし' })
const about = (told: Told, id: string): string[] => saidIn(told).filter((said) => said.startsWith(id))
const found = (told: Told, now: string): string[] =>
  checkOperation({
    ...NOBODY_ASKED,
    ...{
      policy: defaultPolicy,
      runbooks: [],
      brokenRecords: [],
      unread: [],
      sweep: 'not-checked',
      unheard: 'not-checked',
      leftOut: [],
      now,
    },
    cases: [checkedCase(told)],
  })
    .filter(({ clause }) => clause === 'R4.4-3')
    .flatMap(({ findings }) => findings)
    .map(({ code, subject }: OperationFinding) => `${code} ${subject}`)
    .filter((one) => one.endsWith('a2'))

describe('an action item that is not done by its date', () => {
  it('R4.4-3 its owner is reminded once, then officer and representative are called, however often it is swept', () => {
    const { told } = closed()
    const days = ['2030-02-20', '2030-03-01', '2030-03-02', '2030-03-02', '2030-03-05', '2030-03-16', '2030-04-01']
    const after = sweeps(told, ...days.map((day) => `${day}T03:00:00Z`))
    expect(about(after, 'action-item a2')).toEqual([
      'action-item a2 at-80',
      'action-item a2 due',
      'action-item a2 to-officer',
      'action-item a2 to-representative',
    ])
    const due = after.placed.find(({ event }) => event.type === 'reminder-sent' && event.data.step === 'due')
    expect(due?.event.data).toMatchObject({ roles: ['action-owner'], until: '2030-03-01T14:59:59.000Z' })
  })

  it('R4.4-3 the case is closed, and still looked at and marked until somebody else has confirmed', () => {
    const { told } = closed()
    const labels = (one: Told) => project(defaultWorld, caseOf(one)).labels
    expect(labels(told)).toContain(FOLLOW_UP)
    const late = sweeps(told, '2030-03-02T03:00:00Z')
    expect(labels(late)).toContain('overdue')
    expect(found(late, '2030-03-02T03:00:00Z')).toEqual(['action-overdue a2'])
    const done = having(late, as('responder', a2))
    expect(labels(done)).toContain('overdue')
    const confirmed = having(done, as('officer', a2))
    expect(labels(confirmed)).not.toContain('overdue')
    expect(about(sweeps(confirmed, '2030-04-01T03:00:00Z'), 'action-item a2')).toEqual(['action-item a2 due'])
  })

  it('R4.4-3 nobody calls by a comment, and nothing is said before its time', () => {
    const story = closed()
    const command = { kind: 'reminder', clock: 'action-item', subject: 'a2', step: 'due' } as const
    story.when({ by: 'responder', door: 'comment', at: '2030-03-02T03:00:00Z', command }).then(ignored)
    story.when({ by: 'app', door: 'sweep', at: '2030-02-20T03:00:00Z', command }).then(ignored)
    story.when({ by: 'app', door: 'sweep', at: '2030-03-02T03:00:00Z', command }).then(accepted('reminder-sent'))
  })
})

describe('whether a measure has worked', () => {
  const confirmed = () =>
    given(incidentIn('closed'), others, as('officer', action('responder', DUE)), as('officer', a2))

  it('R5-2 is asked three months after closing, has to be answered in the fourth, and is found until it is', () => {
    const { told } = confirmed()
    const early = sweeps(told, '2030-03-20T00:00:00Z')
    expect(about(early, 'effect-check a2')).toEqual([])
    expect(found(early, '2030-03-20T00:00:00Z')).toEqual([])
    const later = sweeps(early, '2030-04-03T00:00:00Z', '2030-05-02T00:00:00Z', '2030-05-20T00:00:00Z')
    expect(about(later, 'effect-check a2')).toEqual([
      'effect-check a2 at-75',
      'effect-check a2 due',
      'effect-check a2 to-representative',
    ])
    expect(found(early, '2030-04-03T00:00:00Z')).toEqual(['effect-unanswered a2'])
    const answered = having(later, as('officer', effect(true)))
    expect(clock({ case: answered.case }, 'effect-check', 'a2')?.stopped).toBeDefined()
    expect(found(answered, '2030-06-01T00:00:00Z')).toEqual([])
  })

  it('R5-2 one that has not worked is found until another is put in its place, or the case is taken up again', () => {
    const failed = having(confirmed().told, as('officer', effect(false)))
    expect(caseOf(failed).actions[1]?.judged).toMatchObject({ worked: false, by: { login: 'officer' } })
    expect(found(failed, '2030-02-01T00:00:00Z')).toEqual(['measure-failed a2'])
    expect(found(having(failed, as('officer', action('sysadmin', '2030-09-01'))), '2030-02-01T00:00:00Z')).toEqual([])
    expect(found(having(failed, as('officer', move('learning'))), '2030-02-01T00:00:00Z')).toEqual([])
  })

  it('R5-2 its owner does not judge it, nor whoever may not respond, nor a measure that is not there', () => {
    const story = confirmed()
    story.when(as('responder', effect(true))).then(refused('R5-2 own-measure a2'))
    story.when(as('reporter', effect(true))).then(refused('R5-2 not-for-you'))
    story.when(as('officer', effect(true, 'a9'))).then(refused('R5-2 unknown-action a9'))
    story.when(as('officer', effect(true))).then(accepted('action-judged'))
    story.when(as('officer', move('learning'))).then(movedTo('learning'))
  })
})
