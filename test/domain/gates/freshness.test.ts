import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/commands/command.ts'
import {
  type Act,
  acknowledge,
  approve,
  as,
  choose,
  contain,
  EVERY_GROUP,
  move,
  record,
  sent,
} from '../../support/acts.ts'
import { eradicated, incidentIn, learnt, recovered, reported, without } from '../../support/incident.ts'
import { accepted, given, movedTo, reasonsOf, refused } from '../../support/story.ts'

const close = as('officer', move('closed'))
const learn = as('executive', move('learning'))
const dismiss = as('officer', { kind: 'named', name: 'dismiss', reason: 'A false alarm' })
const reopen: Act = as('officer', { kind: 'reopen' }, 'issue')
const lift = as('responder', record({ 'measures-lifted': 'Plugged in again' }))
const again = (system: string): Act => as('sysadmin', { kind: 'recovered', system })
const TOLD = [
  ...['customers', 'persons-covered'].map((notice) => as('officer', approve(notice))),
  as('officer', sent('customers')),
  as('officer', sent('persons-covered', EVERY_GROUP)),
]
const consent: Command = { kind: 'consent', what: 'harm' }

describe('a claim of completion counts until the case goes back', () => {
  const BACK = [
    ...incidentIn('learning'),
    as('responder', contain('It is back: cut again')),
    as('sysadmin', move('eradication')),
  ]

  it('R4.3-1 what removed the cause the first time does not open recovery the second time', () => {
    given(BACK)
      .when(as('sysadmin', move('recovery')))
      .then(refused('R4.3-1 fact-stale eradication-measures'))
    given(BACK, eradicated)
      .when(as('sysadmin', move('recovery')))
      .then(movedTo('recovery'))
  })
  it('R4.3-2b a system that was infected again is not recovered, nor has the business resumed', () => {
    const story = [...BACK, ...eradicated, as('sysadmin', move('recovery'))]
    given(story)
      .when(learn)
      .then(refused('R4.3-2b system-not-recovered email containment', 'R4.3-2b fact-stale business-resumption'))
    given(story, recovered).when(learn).then(movedTo('learning'))
  })
  it('R4.3-2b a system that recovers early, on a straight course, is not asked for twice', () => {
    const early = [...incidentIn('eradication'), again('email'), ...eradicated, as('sysadmin', move('recovery'))]
    given(early, without(recovered, 'recovered')).when(learn).then(movedTo('learning'))
  })
  it('R4.3-2b going back further makes recovery void, going on does not make it valid again', () => {
    const story = [...incidentIn('learning'), as('officer', move('recovery', 'Not yet'))]
    given(story)
      .when(learn)
      .then(refused('R4.3-2b system-not-recovered email recovery', 'R4.3-2b fact-stale business-resumption recovery'))
  })

  it('R4.4-2 R4.4-3 a case that was taken up again tells board, customers and persons covered anew', () => {
    const story = [...incidentIn('closed'), reopen]
    given(story)
      .when(close)
      .then(
        refused(
          'R4.4-2 board-report-unacknowledged learning',
          'R4.4-3 notice-unsent customers learning',
          'R4.4-3 notice-unapproved customers',
          'R4.4-3 notice-unsent persons-covered learning',
          'R4.4-3 notice-unapproved persons-covered',
        ),
      )
    given(story, as('board', acknowledge('board-report')), ...TOLD)
      .when(close)
      .then(movedTo('closed'))
  })
  it('R4.4-2 the consent to no harm does not outlive the closing', () => {
    const story = [
      ...incidentIn('learning'),
      ...without(without(learnt, 'harm'), 'acknowledge'),
      as('officer', choose('harm', 'none', 'Nobody was touched')),
      as('executive', consent),
      close,
      reopen,
      ...TOLD,
    ]
    given(story).when(close).then(refused('R4.4-2 consent-missing harm executive learning'))
    given(story, as('executive', consent)).when(close).then(movedTo('closed'))
  })

  it('R4.3-1 measures that were lifted once are not lifted after containing again', () => {
    const lifted = [reported(), as('responder', contain('Unplugged')), lift]
    given(lifted).when(dismiss).then(movedTo('dismissed'))
    given(lifted, as('responder', contain('Unplugged again')))
      .when(dismiss)
      .then(refused('R4.3-1 fact-stale measures-lifted containment-measures'))
    given(lifted, as('responder', contain('Unplugged again')), lift)
      .when(dismiss)
      .then(movedTo('dismissed'))
  })
  it('R4.3-1 measures that were lifted are asked for again once the dismissed case is taken up', () => {
    const story = [
      reported(),
      as('responder', contain('Unplugged')),
      lift,
      dismiss,
      as('officer', move('reported', 'It was none')),
    ]
    given(story).when(dismiss).then(refused('R4.3-1 fact-stale measures-lifted reported'))
    given(story, lift).when(dismiss).then(movedTo('dismissed'))
  })
  it('R4.3-1 measures and that they are lifted may be said in one breath, in whatever order', () => {
    const both = as('responder', record({ 'measures-lifted': 'And in again', 'containment-measures': 'Unplugged' }))
    given(reported(), both).when(dismiss).then(movedTo('dismissed'))
  })
})

describe('what goes with the plan counts from learning on', () => {
  const EARLY = [...incidentIn('recovery'), ...recovered, as('responder', record({ 'went-wrong': 'Slow' }))] as const

  it.each([
    ['R4.4-2 an acknowledgement', as('board', acknowledge('board-report')), 'acknowledged', 'R4.4-2'],
    ['R4.4-3 a notice', as('officer', sent('customers')), 'notice-sent', 'R4.4-3'],
  ] as const)('%s that comes before it is kept, and its author told from when it counts', (_, act, type, clause) => {
    const outcome = given(EARLY).when(act)
    expect(outcome.events.map((event) => event.type)).toContain(type)
    expect(reasonsOf(outcome)).toMatchObject([{ code: 'too-early', clause, params: { phase: 'learning' } }])
  })
  it('R4.4-2 R4.4-3 told too early is not told: closing is refused', () => {
    given(
      EARLY,
      as('board', acknowledge('board-report')),
      as('officer', sent('customers')),
      learn,
      without(without(learnt, 'customers'), 'acknowledge'),
    )
      .when(close)
      .then(refused('R4.4-2 board-report-unacknowledged learning', 'R4.4-3 notice-unsent customers learning'))
  })
  it('R4.4-2 R4.4-3 in learning they are taken without a remark', () => {
    const story = given(incidentIn('learning'))
    story.when(as('board', acknowledge('board-report'))).then(accepted('acknowledged'))
    given(incidentIn('learning'), learnt)
      .when(as('officer', sent('customers')))
      .then(accepted('notice-sent'))
  })
})
