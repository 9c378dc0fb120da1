import { describe, expect, it } from 'vitest'
import { type Act, as, choose, contain, move, record } from '../support/acts.ts'
import { eradicated, found, incidentIn, learnt, recovered, reported } from '../support/incident.ts'
import { EVERYBODY, type Person } from '../support/people.ts'
import { accepted, given, ignored, movedTo, refused } from '../support/story.ts'

/** Every transition with all its gates open, and who may pass it, as the interface has it. */
const TRANSITIONS: readonly (readonly [string, string, readonly Act[], readonly Person[]])[] = [
  ['R4.2-2', 'analysis', [reported()], ['officer', 'deputy', 'executive']],
  [
    'R4.3-1',
    'containment',
    [reported(), as('responder', record({ 'containment-measures': 'Unplugged' }))],
    ['responder', 'sysadmin', 'deputy', 'executive', 'officer'],
  ],
  [
    'R4.3-1',
    'eradication',
    [...incidentIn('containment'), ...found],
    ['responder', 'sysadmin', 'executive', 'officer'],
  ],
  [
    'R4.3-1',
    'recovery',
    [...incidentIn('eradication'), ...eradicated],
    ['responder', 'sysadmin', 'executive', 'officer'],
  ],
  ['R4.3-1', 'learning', [...incidentIn('recovery'), ...recovered], ['executive', 'officer']],
  ['R1-3', 'closed', [...incidentIn('learning'), ...learnt], ['officer']],
  [
    'R1-3',
    'dismissed',
    [reported(), as('officer', record({ 'dismissal-reason': 'A test' }))],
    ['officer', 'executive'],
  ],
]

describe('who may pass each transition', () => {
  for (const [clause, phase, before, allowed] of TRANSITIONS) {
    for (const person of EVERYBODY) {
      const may = allowed.includes(person)
      it(`${clause} the ${person} ${may ? 'moves' : 'does not move'} a case to ${phase}`, () => {
        given(before)
          .when(as(person, move(phase)))
          .then(may ? movedTo(phase) : refused(`${clause} not-for-you ${phase} ${allowed.join(' ')}`))
      })
    }
  }
  it('R4.2-2 whoever may not, is told what is missing as well', () => {
    given(reported('unknown'))
      .when(as('responder', move('analysis')))
      .then(
        refused('not-for-you officer', 'R1-4 fact-missing category', 'procedure-missing', 'organisation-not-started'),
      )
  })
  it('R4.1-1b the executive of a procedure is whom it names, and passes its gates', () => {
    given(reported('power'), as('sysadmin', move('analysis')))
      .when(as('executive', move('containment', 'x')))
      .then(refused('not-for-you', 'fact-missing containment-measures'))
  })
})

describe('every door asks the same', () => {
  it.each(['comment', 'label', 'board'] as const)('R4.2-3 a %s is refused for the same reasons', (door) => {
    given(reported('intrusion'))
      .when(as('officer', move('analysis'), door))
      .then(refused('R4.2-3 procedure-missing', 'R4.2-3 organisation-not-started'))
  })
  it.each(['label', 'board'] as const)('a %s that agrees already asks for nothing', (door) => {
    given(incidentIn('analysis'))
      .when(as('officer', move('analysis'), door))
      .then(ignored)
  })
  it('a command for the phase where the case stands is answered', () => {
    given(incidentIn('analysis'))
      .when(as('officer', move('analysis')))
      .then(refused('already-there analysis'))
  })
  it('/advance goes to the next phase on the way', () => {
    given(incidentIn('containment'), found)
      .when(as('sysadmin', { kind: 'advance', reason: '' }))
      .then(movedTo('eradication'))
    given(incidentIn('closed'))
      .when(as('officer', { kind: 'advance', reason: '' }))
      .then(refused('no-way learning'))
  })
  it('R1-3 closing the issue by hand asks for the end', () => {
    given(incidentIn('learning'), learnt)
      .when(as('officer', { kind: 'close', as: 'completed' }, 'issue'))
      .then(movedTo('closed'))
    given(incidentIn('analysis'))
      .when(as('officer', { kind: 'close', as: 'completed' }, 'issue'))
      .then(refused('R1-3 no-way closed'))
    given(incidentIn('closed'))
      .when(as('officer', { kind: 'close', as: 'completed' }, 'issue'))
      .then(ignored)
  })
  it('R1-3 closing the issue as not planned asks for dismissal', () => {
    const close = as('officer', { kind: 'close', as: 'not-planned' }, 'issue')
    given(reported()).when(close).then(refused('R1-3 fact-missing dismissal-reason'))
    given(reported(), as('officer', record({ 'dismissal-reason': 'A drill' })))
      .when(close)
      .then(movedTo('dismissed'))
  })
  it('R4.2-4 closing the issue as a duplicate asks of which case', () => {
    const close = as('officer', { kind: 'close', as: 'duplicate' }, 'issue')
    given(reported()).when(close).then(refused('R4.2-4 lead-missing'))
    given(reported(), as('officer', { kind: 'duplicate', issue: 5 }))
      .when(close)
      .then(ignored)
  })
  it.each(['nowhere', 'constructor', '__proto__', 'toString'])(
    'there is no phase %s, with or without a reason',
    (phase) => {
      given(incidentIn('learning'))
        .when(as('officer', move(phase, 'because')))
        .then(refused('unknown-phase analysis containment'))
    },
  )
})

describe('ways back', () => {
  const order = ['reported', 'analysis', 'containment', 'eradication', 'recovery', 'learning'] as const
  const ways = order.flatMap((from, at) => order.slice(0, at).map((to) => [from, to] as const))
  it.each(ways)('R4.3-1 from %s back to %s with a reason', (from, to) => {
    const story = given(incidentIn(from))
    story.when(as('responder', move(to, 'It came back'))).then(movedTo(to))
    story.when(as('responder', move(to, ' '))).then(refused(`R4.3-1 reason-missing ${to}`))
  })
  it.each(['reporter', 'board', 'outsider'] as const)('R4.3-1 the %s does not move a case back', (person) => {
    given(incidentIn('recovery'))
      .when(as(person, move('analysis', 'I want it')))
      .then(refused('R4.3-1 not-for-you analysis'))
  })
  it('R1-3 nothing leads to the end but learning', () => {
    for (const phase of order.filter((one) => one !== 'learning')) {
      given(incidentIn(phase))
        .when(as('officer', move('closed', 'Enough')))
        .then(refused('R1-3 no-way closed'))
    }
  })
})

describe('reopening', () => {
  it.each(['officer', 'executive', 'sysadmin', 'responder'] as const)('R1-3 the %s reopens a closed case', (person) => {
    given(incidentIn('closed'))
      .when(as(person, { kind: 'reopen' }, 'issue'))
      .then(movedTo('learning'))
    given(incidentIn('closed'))
      .when(as(person, move('learning')))
      .then(movedTo('learning'))
  })
  it.each(['reporter', 'deputy', 'board', 'outsider'] as const)('R1-3 the %s does not reopen it', (person) => {
    given(incidentIn('closed'))
      .when(as(person, { kind: 'reopen' }, 'issue'))
      .then(refused('R1-3 not-for-you learning'))
  })
  it('R1-3 a dismissed case comes back with a reason, by its reporter too', () => {
    const story = given(reported(), as('officer', { kind: 'named', name: 'dismiss', reason: 'A test' }))
    story.when(as('reporter', move('reported', 'It goes on'))).then(movedTo('reported'))
    story.when(as('reporter', { kind: 'reopen' }, 'issue')).then(refused('R1-3 reason-missing'))
    story.when(as('board', move('reported', 'It goes on'))).then(refused('R1-3 not-for-you'))
  })
  it('reopening an open case asks for nothing', () => {
    given(reported())
      .when(as('officer', { kind: 'reopen' }, 'issue'))
      .then(ignored)
  })
})

describe('dismissal', () => {
  const dismiss = (reason: string) => as('officer', { kind: 'named', name: 'dismiss', reason })
  it('R1-3 a case is dismissed with a reason, which is recorded', () => {
    const { after } = given(reported()).when(dismiss('It was a planned test'))
    expect(after.case).toMatchObject({
      phase: 'dismissed',
      facts: { 'dismissal-reason': { text: 'It was a planned test', provisional: false } },
    })
  })
  it.each(['', '  '])('R1-3 dismissal is refused without a reason (%j)', (reason) => {
    given(reported()).when(dismiss(reason)).then(refused('R1-3 fact-missing dismissal-reason'))
  })
  it('R1-3 "unknown" is no reason to dismiss', () => {
    given(reported()).when(dismiss('不明')).then(refused('R1-3 unknown-not-taken dismissal-reason'))
  })
  it('R1-3 a second dismissal needs a reason of its own', () => {
    const again = [reported(), dismiss('A test'), as('reporter', move('reported', 'It goes on'))]
    given(again).when(dismiss('')).then(refused('R1-3 fact-missing dismissal-reason'))
    given(again).when(dismiss('Looked at again')).then(movedTo('dismissed'))
  })
  it.each(['Unplugged', ''])('R4.3-1 measures are lifted, or kept with a reason, before dismissal (%j)', (done) => {
    const contained = [reported(), as('responder', contain(done))]
    given(contained).when(dismiss('A test')).then(refused('R4.3-1 fact-missing measures-lifted'))
    given(contained, as('responder', record({ 'measures-lifted': 'Kept: it is old anyway' })))
      .when(dismiss('A test'))
      .then(movedTo('dismissed'))
  })
  it.each(['eradication', 'recovery', 'learning'])('R1-3 nothing is dismissed from %s', (phase) => {
    given(incidentIn(phase)).when(dismiss('Enough')).then(refused('no-way'))
  })
  it('R1-3 /dismiss by who may not is refused, with what is missing', () => {
    given(reported(), as('responder', contain('Unplugged')))
      .when(as('responder', { kind: 'named', name: 'dismiss', reason: 'A test' }))
      .then(refused('R1-3 not-for-you officer executive', 'R4.3-1 fact-missing measures-lifted'))
  })
  it('a command that the policy does not name is no way', () => {
    given(reported())
      .when(as('officer', { kind: 'named', name: 'explode', reason: '' }))
      .then(refused('no-way'))
  })
})

describe('closed cases', () => {
  it('R1-3 what is learnt afterwards is recorded', () => {
    given(incidentIn('closed'))
      .when(as('responder', record({ 'went-wrong': 'One thing more' })))
      .then(accepted('fact-recorded'))
  })
  it('R4.1-1a nothing follows by itself any more', () => {
    const { after } = given(incidentIn('closed')).when(as('officer', choose('severity', 'critical')))
    expect(after.case?.organisation).toBeUndefined()
  })
})
