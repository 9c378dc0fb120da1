import { describe, expect, it } from 'vitest'
import { detectionFindings } from '../../../../src/domain/audit/preparation/detection-findings.ts'
import { type Detection, detectionSchema } from '../../../../src/domain/policy/detection.ts'
import { defaultPolicy } from '../../../support/worlds.ts'

const TODAY = '2030-01-31'
const { email } = defaultPolicy.systems
if (email === undefined) throw new Error('the default policy has no mail')
const found = (detection: unknown) =>
  detectionFindings({ systems: { email }, detection: { email: detectionSchema.parse(detection) } }, TODAY).map(
    ({ code, due }) => (due === undefined ? code : `${code} ${due}`),
  )
const measure = (reviewed: string | null) => ({
  ...{ measure: 'Logs are read', owner: 'sysadmin', reviewed, 'review-every': 'P12M' },
})
const gap = (due: string): Detection => ({ gap: { action: 'Buy one', owner: 'sysadmin', due } })

describe('the register of detection measures', () => {
  it('R4.1-3 a system that is not in it is found', () => {
    expect(detectionFindings({ systems: { email }, detection: {} }, TODAY)).toEqual([
      { clause: 'R4.1-3', code: 'no-detection', subject: 'email' },
    ])
  })
  it.each([
    ['a measure reviewed in time', [measure('2029-06-01')], []],
    ['a measure reviewed today', [measure(TODAY)], []],
    ['a review that is due today', [measure('2029-01-31')], []],
    ['a review that was due yesterday', [measure('2029-01-30')], ['review-overdue 2030-01-30']],
    ['a measure that nobody has reviewed', [measure(null)], ['never-reviewed']],
    ['a review in the future', [measure('2300-01-01')], ['review-in-future 2300-01-01']],
    [
      'each of several measures',
      [measure(null), measure('2029-06-01'), measure(null)],
      ['never-reviewed', 'never-reviewed'],
    ],
    ['a gap whose action is not due yet', gap(TODAY), []],
    ['a gap whose action is overdue', gap('2030-01-30'), ['gap-overdue 2030-01-30']],
    ['an accepted reason', { accepted: 'It is switched off' }, []],
  ])('R4.1-3 %s', (_title, detection, expected) => {
    expect(found(detection)).toEqual(expected)
  })
  it.each([
    ['no measure at all', []],
    ['a measure without an owner', [{ measure: 'Logs are read', reviewed: null, 'review-every': 'P12M' }]],
    ['a measure that is never reviewed again', [{ measure: 'Logs are read', owner: 'sysadmin', reviewed: null }]],
    ['a gap without a date', { gap: { action: 'Buy one', owner: 'sysadmin' } }],
    ['a gap without an owner', { gap: { action: 'Buy one', due: TODAY } }],
    ['accepted without a reason', { accepted: '' }],
  ])('R4.1-3 refuses %s', (_title, detection) => {
    expect(detectionSchema.safeParse(detection).success).toBe(false)
  })
  it('R4.1-3 the default policy has measures for every system, which each company has yet to review', () => {
    const findings = detectionFindings(defaultPolicy, TODAY)
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['never-reviewed']))
    expect(findings.map(({ subject }) => subject)).toEqual(Object.keys(defaultPolicy.systems))
  })
})
