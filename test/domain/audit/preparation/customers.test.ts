import { describe, expect, it } from 'vitest'
import { customerFindings } from '../../../../src/domain/audit/preparation/customer-findings.ts'
import { customersOf } from '../../../../src/domain/audit/preparation/customers-of.ts'
import { optionsOf } from '../../../../src/domain/policy/field-options.ts'
import { type Act, as, choose, move, record, sent } from '../../../support/acts.ts'
import { worldWithCustomers } from '../../../support/customers.ts'
import { found, incidentIn, learnt, reported } from '../../../support/incident.ts'
import { accepted, movedTo, reasonsOf, refused, type Story, storyIn } from '../../../support/story.ts'

const given = storyIn(worldWithCustomers)
const { policy } = worldWithCustomers
const concerned = (...acts: Story) => customersOf(policy, given(...acts).case).map(({ id, by }) => `${id} ${by}`)

describe('the customers whom a case concerns', () => {
  it('R4-1 are those who were named', () => {
    expect(concerned(reported(), as('responder', record({ 'customers-concerned': ['second'] })))).toEqual([
      'second named',
    ])
  })
  it('R4-1 are perhaps those of its systems, until somebody says whom it concerns', () => {
    const affected = [reported(), as('responder', record({ systems: ['order-system'] }))]
    expect(concerned(affected)).toEqual(['first system'])
    expect(concerned(affected, as('responder', choose('customers-concerned', 'unknown')))).toEqual(['first system'])
    expect(concerned(affected, as('responder', choose('customers-concerned', 'none')))).toEqual([])
  })
  it('R4-1 are none where nothing speaks for any', () => {
    expect(concerned(reported())).toEqual([])
  })
  it('R4-1 are recorded by who responds, and nobody can name one that is not in the register', () => {
    const name = (customer: string) => choose('customers-concerned', customer)
    given(reported())
      .when(as('responder', name('first')))
      .then(accepted('fact-recorded'))
    given(reported())
      .when(as('reporter', name('first')))
      .then(refused('R4-1 not-for-you customers-concerned'))
    given(reported())
      .when(as('responder', name('third')))
      .then(refused('R4-1 not-allowed-value customers-concerned'))
  })
  it('R4-1 are asked of the register, and their names never leave the repository of the case', () => {
    const field = policy.fields['customers-concerned']
    if (field === undefined) throw new Error('the default policy asks for no customers')
    expect(field).toMatchObject({ kind: 'customers', confidential: true })
    expect(optionsOf(policy, field).map(({ id }) => id)).toEqual(['unknown', 'not-listed', 'none', 'first', 'second'])
  })
})

describe('a missing consent', () => {
  it('R4-1 is a finding of the operation check', () => {
    expect(customerFindings(policy)).toEqual([
      { clause: 'R4-1', code: 'consent-missing', subject: 'second', what: 'Annex of Second' },
    ])
  })
  it('R4-1 so is an empty register', () => {
    expect(customerFindings({ customers: {} })).toEqual([{ clause: 'R4-1', code: 'no-customers' }])
  })
  it('R4-1 is never a gate: the case goes its whole way', () => {
    const named = as('responder', choose('customers-concerned', 'second'))
    given(reported(), as('officer', move('analysis')), named, found)
      .when(as('sysadmin', move('eradication')))
      .then(movedTo('eradication'))
    given(incidentIn('learning'), named, learnt, as('officer', sent('customers', 'second')))
      .when(as('officer', move('closed')))
      .then(movedTo('closed'))
  })
  it('R4.4-3 each customer concerned is told, or it is said why not; one sending to somebody is none to all', () => {
    const named = as('responder', record({ 'customers-concerned': ['first', 'second'] }))
    const close = as('officer', move('closed'))
    const story = [...incidentIn('learning'), named, ...learnt]
    const unsent = (outcome: Parameters<typeof reasonsOf>[0]) =>
      reasonsOf(outcome).map(({ code, params }) => [code, params?.customers])
    expect(unsent(given(...story).when(close))).toEqual([['notice-unsent', ['first', 'second']]])
    const first = as('officer', sent('customers', 'First'))
    expect(unsent(given(...story, first).when(close))).toEqual([['notice-unsent', ['second']]])
    const exempt = as('officer', { kind: 'exempt', what: 'customers', whom: 'Second: told before by word' })
    given(...story, first, exempt)
      .when(close)
      .then(movedTo('closed'))
    given(...story, as('officer', sent('customers', 'Second and First')))
      .when(close)
      .then(movedTo('closed'))
  })
  it('R4.4-3 refused where nobody said which customers it concerns, though there are some', () => {
    const told = (...more: Act[]) =>
      reasonsOf(given(...incidentIn('learning'), ...more, ...learnt).when(as('officer', move('closed'))))
    expect(told()).toMatchObject([{ code: 'fact-missing', params: { field: 'customers-concerned' } }])
    const unknown = as('responder', record({ 'customers-concerned': ['unknown'] }))
    expect(told(unknown).map(({ code }) => code)).toContain('unknown-not-taken')
  })
})
