import { describe, expect, it } from 'vitest'
import { type Act, as, contain, record } from '../../support/acts.ts'
import { reported } from '../../support/incident.ts'
import { accepted, given, ignored, minute, type Told } from '../../support/story.ts'
import { defaultPolicy } from '../../support/worlds.ts'
import { clock, dueIn, having, saidIn, stated, sweeps } from './sweeping.ts'

const quiet = reported('power')
const grave = reported('power', { ongoing: ['spreading'] })

describe('a report that came late', () => {
  const at = (when: string): Act => ({ ...reportWith(when), at: '2030-01-01T05:00:00.000Z' })
  const reportWith = (detected: string): Act => ({
    by: 'reporter',
    door: 'form',
    command: {
      kind: 'open',
      process: 'incident',
      form: 'incident',
      language: 'ja',
      extra: '',
      answers: [{ field: 'detected-at', value: { kind: 'time', at: detected, text: detected } }],
    },
  })

  it('R4.2-1 is asked its reason, and opens its case like any other', () => {
    const late = given(at('2030-01-01T03:59:59Z'))
    expect(saidIn(late.told)).toEqual(['detection-to-report late'])
    expect(clock(late, 'detection-to-report')).toMatchObject({ late: true, stopped: '2030-01-01T05:00:00.000Z' })
  })

  it('R4.2-1 is asked nothing within the hour, nor where nobody knows when it was noticed', () => {
    expect(saidIn(given(at('2030-01-01T04:00:00Z')).told)).toEqual([])
    expect(saidIn(given(reported()).told)).toEqual([])
  })

  it('R4.2-1 tells its reason by whoever reported it, and is not asked twice', () => {
    const late = given(at('2030-01-01T01:00:00Z'), as('reporter', record({ 'late-reason': 'I was asleep' })))
    expect(saidIn(late.told)).toHaveLength(1)
    late.when(stated('detected-at', '2030-01-01T00:30:00Z')).then(accepted('fact-recorded'))
  })

  it('R1-1 R4.2-1 is asked nothing where it was phoned in time, and the form came later', () => {
    const late = given(at('2030-01-01T01:00:00Z'))
    const phoned = given(at('2030-01-01T01:00:00Z'), {
      ...stated('reported-at', '2030-01-01T01:20:00Z'),
      by: 'reporter',
    })
    expect(clock(late, 'detection-to-report')?.late).toBe(true)
    expect(clock(phoned, 'detection-to-report')?.late).toBe(false)
  })

  it('R4.2-1 is asked when only a correction shows that it was late', () => {
    const corrected = given(at('2030-01-01T04:59:00Z'), stated('detected-at', '2030-01-01T01:00:00Z'))
    expect(saidIn(corrected.told)).toEqual(['detection-to-report late'])
  })
})

describe('nobody in charge answers', () => {
  it('R4.2-1 deputy, executive and responders are called in turn, and each has then been waited for', () => {
    let told = given(grave).told
    const silent: (readonly string[])[] = []
    for (const after of [14, 15, 29, 30, 45, 46]) {
      told = sweeps(told, minute(after))
      silent.push(told.case?.unanswered ?? [])
    }
    expect(silent).toEqual([
      [],
      ['officer'],
      ['officer'],
      ['officer', 'deputy'],
      ['officer', 'deputy', 'executive'],
      ['officer', 'deputy', 'executive'],
    ])
    expect(saidIn(told).filter((said) => said.startsWith('officer'))).toEqual([
      'officer-first-act due',
      'officer-first-act to-deputy',
      'officer-first-act to-executive',
      'officer-first-act to-responder',
    ])
  })

  it('R4.2-1 one sweep after a long time tells everything in its order', () => {
    expect(sweeps(given(grave).told, minute(300)).case?.unanswered).toEqual(['officer', 'deputy', 'executive'])
  })

  it('R4.2-1 waits longer where less is at stake', () => {
    const { told } = given(quiet)
    expect(sweeps(told, minute(239)).case?.unanswered).toEqual([])
    expect(sweeps(told, minute(240)).case?.unanswered).toEqual(['officer'])
  })

  it('R4.2-1 after that a responder acts for the officer, and not before', () => {
    const acting = (told: Told) => having(told, as('responder', contain('Unplugged'))).case?.unratified
    expect(acting(given(grave).told)).toEqual([])
    expect(acting(sweeps(given(grave).told, minute(45)))).toMatchObject([{ role: 'responder', for: 'officer' }])
  })

  it('R4.2-1 nobody is called once somebody in charge has acted, and a stale call is ignored', () => {
    const answered = given(grave, as('deputy', { kind: 'note', text: 'On it' }))
    expect(dueIn(defaultPolicy, answered.case, minute(600)).filter((said) => said.startsWith('officer'))).toEqual([])
    const command = { kind: 'reminder', clock: 'officer-first-act', subject: undefined, step: 'to-deputy' } as const
    answered.when({ by: 'app', door: 'sweep', at: minute(600), command }).then(ignored)
  })

  it('R4.2-1 nobody can ask for a call by a comment', () => {
    const command = { kind: 'reminder', clock: 'officer-first-act', subject: undefined, step: 'to-deputy' } as const
    given(grave)
      .when({ by: 'responder', door: 'comment', at: minute(600), command })
      .then(ignored)
  })
})
