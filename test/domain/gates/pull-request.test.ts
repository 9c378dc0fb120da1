import { describe, expect, it } from 'vitest'
import type { Case } from '../../../src/domain/case/case.ts'
import { othersOwed } from '../../../src/domain/gates/pull-request.ts'
import { approve, as, choose, EVERY_GROUP, move, pullRequest } from '../../support/acts.ts'
import { incidentIn, learnt, without } from '../../support/incident.ts'
import { PEOPLE } from '../../support/people.ts'
import { accepted, given, ignored, movedTo, refused } from '../../support/story.ts'

const close = as('officer', move('closed'))
// Nobody was wronged, so no report to the board is waited for.
// Of a plan that is not there nobody is told.
const UNPLANNED = ['pull-request', 'acknowledge', 'harm', 'notice', 'approve', 'sent'].reduce(without, learnt)
const untold = [
  as('officer', { kind: 'exempt', what: 'customers', whom: 'customers nobody is concerned' }),
  ...EVERY_GROUP.split(', ').map((group) =>
    as('officer', { kind: 'exempt', what: 'persons-covered', whom: `${group} told by word` }),
  ),
]
const harmless = [as('officer', choose('harm', 'none', 'why')), as('executive', { kind: 'consent', what: 'harm' })]
const LEARNT = [...incidentIn('learning'), ...UNPLANNED, ...untold, ...harmless]
const unapproved = pullRequest({ approvedBy: [] })
const { officer, sysadmin, responder, deputy } = PEOPLE

describe('pull-request: merged, whole, and each role author or approver of the merged head', () => {
  it('R4.4-1 closing is refused while there is no prevention pull request', () => {
    given(LEARNT).when(close).then(refused('R4.4-1 pull-request-missing prevention'))
  })
  it('R4.4-1 closing is refused while it is open', () => {
    given(LEARNT, pullRequest({ state: 'open' }))
      .when(close)
      .then(refused('R4.4-1 pull-request-unmerged'))
  })
  it('R4.4-1 closing is refused where it was closed unmerged', () => {
    given(LEARNT, pullRequest({ state: 'closed' }))
      .when(close)
      .then(refused('R4.4-1 pull-request-closed'))
  })
  it.each([['technical'], ['organisational']])('R4.4-1 closing is refused while its %s side is empty', (section) => {
    given(LEARNT, pullRequest({ empty: [section] }))
      .when(close)
      .then(refused(`R4.4-1 pull-request-incomplete ${section}`))
  })
  it('R4.4-1 everything that it lacks is told at once', () => {
    given(LEARNT, pullRequest({ state: 'open', empty: ['technical', 'organisational'], approvedBy: [] }))
      .when(close)
      .then(
        refused(
          'pull-request-unmerged',
          'pull-request-incomplete technical',
          'pull-request-incomplete organisational',
          'pull-request-unapproved officer',
          'pull-request-unapproved sysadmin',
        ),
      )
  })
  it.each([
    ['neither', [], ['officer', 'sysadmin']],
    ['the officer alone', [officer], ['sysadmin']],
    ['the sysadmin alone', [sysadmin], ['officer']],
    ['others', [responder, deputy], ['officer', 'sysadmin']],
  ])('R4.4-1 closing is refused where %s approved it', (_, approvedBy, missing) => {
    given(LEARNT, pullRequest({ approvedBy }))
      .when(close)
      .then(refused(...missing.map((role) => `R4.4-1 pull-request-unapproved ${role}`)))
  })
  it.each([
    ['both approved', { approvedBy: [officer, sysadmin] }],
    ['one is its author', { author: officer, approvedBy: [sysadmin] }],
    ['one wrote in it', { approvedBy: [officer], writtenBy: [sysadmin] }],
    ['both wrote it', { approvedBy: [], writtenBy: [officer, sysadmin] }],
  ])('R4.4-1 closing is open where %s', (_, seen) => {
    given(LEARNT, pullRequest(seen)).when(close).then(movedTo('closed'))
  })

  it('R4.4-1 merged without approvals: both approve that very commit by command', () => {
    given(LEARNT, unapproved, as('officer', approve()))
      .when(close)
      .then(refused('R4.4-1 pull-request-unapproved sysadmin'))
    given(LEARNT, unapproved, as('officer', approve()), as('sysadmin', approve('prevention')))
      .when(close)
      .then(movedTo('closed'))
  })
  it('R4.4-1 an approval by command is of that commit alone', () => {
    const next = pullRequest({ approvedBy: [], head: 'b'.repeat(40), number: 8 })
    given(LEARNT, unapproved, as('officer', approve()), as('sysadmin', approve()), next)
      .when(close)
      .then(refused('R4.4-1 pull-request-unapproved officer', 'R4.4-1 pull-request-unapproved sysadmin'))
  })
  it('R4.4-1 nothing is approved by command before it is merged', () => {
    given(LEARNT, pullRequest({ state: 'open' }))
      .when(as('officer', approve()))
      .then(refused('R4.4-1 nothing-to-approve'))
    given(LEARNT)
      .when(as('officer', approve('constructor')))
      .then(refused('R4.4-1 nothing-to-approve'))
  })
  it.each(['reporter', 'deputy', 'executive', 'responder', 'board', 'outsider'] as const)(
    'R4.4-1 the %s approves no plan',
    (person) => {
      given(LEARNT, unapproved).when(as(person, approve())).then(refused('R4.4-1 not-for-you officer sysadmin'))
    },
  )
  it('R4.4-1 what the app sees of it is recorded once', () => {
    given(LEARNT, pullRequest())
      .when(pullRequest({ approvedBy: [sysadmin, officer] }))
      .then(ignored)
    given(LEARNT, pullRequest())
      .when(pullRequest({ empty: ['technical'] }))
      .then(accepted('pull-request-seen'))
  })
  it.each(['comment', 'label', 'board', 'issue', 'form', 'review', 'command-line'] as const)(
    'R4.4-1 nobody tells of a merge by way of a %s',
    (door) => {
      given(LEARNT)
        .when({ ...pullRequest(), by: 'officer', door })
        .then(ignored)
    },
  )
})

describe('pull-request: two roles in one hand', () => {
  const gate = { 'pull-request': 'prevention', 'approved-by': ['officer', 'sysadmin'] }
  const owed = (roles: Readonly<Record<number, readonly string[]>>, approvedBy: readonly (typeof officer)['id'][]) => {
    const people = Object.keys(roles).map((id) => ({ id: Number(id), login: `p${id}` }))
    const pull = { author: PEOPLE.app, writtenBy: [], approvedBy: approvedBy.map((id) => ({ id, login: `p${id}` })) }
    const state = { pulls: { prevention: { ...pull, head: 'h' } }, approvals: [] } as unknown as Case
    const others = othersOwed(gate, {
      case: state,
      everybody: () => people,
      rolesOf: ({ id }) => roles[id] ?? [],
    })
    return others.map(({ login }) => login)
  }
  const TWO = { 12: ['officer', 'sysadmin'], 13: ['deputy'] }

  it('R4.4-1 refused: one person for both, while somebody else has a role', () => {
    expect(owed(TWO, [12])).toEqual(['p13'])
  })
  it.each([
    ['the other one has approved it, too', TWO, [12, 13]],
    ['nobody else has a role at all', { 12: ['officer', 'sysadmin'] }, [12]],
    ['they are two', { 12: ['officer'], 13: ['sysadmin'] }, [12, 13]],
    ['nobody has approved it: each role is asked for', TWO, []],
  ] as const)('R4.4-1 allowed: nobody else is asked where %s', (_, roles, approvedBy) => {
    expect(owed(roles as never, approvedBy as never)).toEqual([])
  })
  it('R4.4-1 refused: a reporter without any role is nobody else', () => {
    expect(owed({ ...TWO, 11: ['reporter'] }, [12, 11] as never)).toContain('p13')
  })
})
