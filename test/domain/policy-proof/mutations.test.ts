import { describe, expect, it } from 'vitest'
import { checkPolicyText } from '../../../src/adapters/policy/check-policy-text.ts'
import { FINDING_CODES } from '../../../src/domain/policy-proof/finding.ts'
import { MUTATIONS } from '../../fixtures/policies/mutations.ts'
import { OWN_BEGINNERS } from '../../fixtures/policies/own-beginners.ts'
import { OWN_LEFTOVERS } from '../../fixtures/policies/own-leftovers.ts'
import { OWN_MISTAKES } from '../../fixtures/policies/own-mistakes.ts'
import { OWN_SLIPS } from '../../fixtures/policies/own-slips.ts'
import { OWN_UNTOLD } from '../../fixtures/policies/own-untold.ts'
import { foundWhereTheyAre, original } from './seeded.ts'

describe('seeded mistakes in the default policy', () => {
  it('are none in the policy as it is', () => {
    expect(checkPolicyText(original, 'hikeshi.yml')).toEqual([])
  })

  it('are at least a hundred and twenty, of every code that a small edit can bring about', () => {
    expect(MUTATIONS.length).toBeGreaterThanOrEqual(120)
    const seeded = new Set(
      [...MUTATIONS, ...OWN_MISTAKES, ...OWN_SLIPS, ...OWN_LEFTOVERS, ...OWN_BEGINNERS, ...OWN_UNTOLD].map(
        ({ code }) => code,
      ),
    )
    // A choice without options takes an empty catalogue of systems.
    expect(FINDING_CODES.filter((code) => !seeded.has(code))).toEqual([
      // A warning, which keeps no policy from counting: calls/policy.test.ts shows it.
      'channel-unused',
      // Held against a time: check-policy-files.test.ts shows it.
      'date-ahead',
      'form-no-options',
      // Mistakes that are held against a base are shown in safeguards.test.ts.
      'safeguard-clause',
      'safeguard-kept',
    ])
  })

  foundWhereTheyAre(MUTATIONS.slice(0, MUTATIONS.length / 2))
})
