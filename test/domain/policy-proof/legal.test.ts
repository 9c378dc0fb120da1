import { describe, expect, it } from 'vitest'
import { checkPolicyText } from '../../../src/adapters/policy/check-policy-text.ts'
import { LEGAL, legalText } from './policies.ts'

describe('quite different legal policies', () => {
  it.each(LEGAL)('%s: nothing is found', (name) => {
    expect(checkPolicyText(legalText(name), `${name}.yml`)).toEqual([])
  })
})
