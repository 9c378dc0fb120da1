import { describe, expect, it } from 'vitest'
import { checkPolicyText } from '../../../src/adapters/policy/check-policy-text.ts'
import { FINDING_CODES } from '../../../src/domain/policy-proof/finding.ts'
import { MUTATIONS } from '../../fixtures/policies/mutations.ts'
import { foundWhereTheyAre, original } from './seeded.ts'

describe('seeded mistakes in the default policy', () => {
  it('are none in the policy as it is', () => {
    expect(checkPolicyText(original, 'hikeshi.yml')).toEqual([])
  })

  it('are at least a hundred and twenty, of every code that a small edit can bring about', () => {
    expect(MUTATIONS.length).toBeGreaterThanOrEqual(120)
    const seeded = new Set(MUTATIONS.map(({ code }) => code))
    // A choice without options takes an empty catalogue of systems; placeholders are what the template has itself.
    expect(FINDING_CODES.filter((code) => !seeded.has(code))).toEqual([
      // A warning, which keeps no policy from counting: calls/policy.test.ts shows it.
      'channel-unused',
      // Takes a role outside: own-slips.ts has it.
      'clock-to-nobody',
      // As name and phone: check-policy-files.test.ts shows it.
      'customer-placeholder',
      // Held against a time: check-policy-files.test.ts shows it.
      'date-ahead',
      'date-of-another-calendar',
      'form-no-options',
      'login-placeholder',
      'name-placeholder',
      'phone-placeholder',
      // Mistakes that are held against a base are shown in safeguards.test.ts.
      'reason-placeholder',
      'safeguard-clause',
      'safeguard-dropped',
      'safeguard-kept',
      'safeguard-weakened',
      // As name and phone.
      'text-placeholder',
    ])
  })

  foundWhereTheyAre(MUTATIONS.slice(0, MUTATIONS.length / 2))
})
