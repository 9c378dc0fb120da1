import { describe, expect, it } from 'vitest'
import { checkOperation } from '../../../../src/domain/audit/operation-check/check-operation.ts'
import type { Policy } from '../../../../src/domain/policy/policy.schema.ts'
import { customerOf } from '../../../support/customers.ts'
import { NOBODY_ASKED } from '../../../support/nobody-asked.ts'
import { PEOPLE } from '../../../support/people.ts'
import { defaultPolicy } from '../../../support/worlds.ts'

const judged = (policy: Policy, clause: string) => {
  const operation = {
    policy,
    runbooks: [],
    cases: [],
    brokenRecords: [],
    unread: [],
    sweep: 'not-checked' as const,
    unheard: 'not-checked' as const,
    leftOut: [],
    ...NOBODY_ASKED,
    adoptions: [
      {
        seq: 1,
        at: '2030-01-01T00:00:00Z',
        by: PEOPLE.officer,
        how: 'officer' as const,
        priorities: 'changed' as const,
      },
    ],
    now: '2030-01-31T00:00:00Z',
  }
  const one = checkOperation(operation).find((judgement) => judgement.clause === clause)
  return [one?.state, ...(one?.findings ?? []).map(({ code, subject = '' }) => `${code} ${subject}`.trim())]
}

describe('the operation check of the registers', () => {
  it('R4-1 is shown where every customer has consented, and finds who has not', () => {
    const agreed = { first: customerOf('First') }
    expect(judged({ ...defaultPolicy, customers: agreed }, 'R4-1')).toEqual(['shown'])
    const one = { ...agreed, second: customerOf('Second', { 'agreed-on': null }) }
    expect(judged({ ...defaultPolicy, customers: one }, 'R4-1')).toEqual(['fails', 'consent-missing second'])
    expect(judged(defaultPolicy, 'R4-1')).toEqual(['fails', 'no-customers'])
  })
  it('R4.1-3 is shown where every system has measures that were reviewed, and finds which has none', () => {
    const measures = [{ measure: 'Logs', owner: 'sysadmin', reviewed: '2029-12-01', 'review-every': 'P12M' }]
    const all = Object.fromEntries(Object.keys(defaultPolicy.systems).map((id) => [id, measures]))
    expect(judged({ ...defaultPolicy, detection: all }, 'R4.1-3')).toEqual(['shown'])
    const { email: _, ...most } = all
    expect(judged({ ...defaultPolicy, detection: most }, 'R4.1-3')).toEqual(['fails', 'no-detection email'])
    expect(judged(defaultPolicy, 'R4.1-3')).toContain('detection-never-reviewed email')
  })
})
