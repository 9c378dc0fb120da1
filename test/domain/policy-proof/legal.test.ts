import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packageBases } from '../../../src/adapters/policy/bases.ts'
import { reviewPolicyFiles } from '../../../src/adapters/policy/check-policy-files.ts'
import { checkPolicyText } from '../../../src/adapters/policy/check-policy-text.ts'
import { resolvedOf } from '../../support/resolved-policy.ts'
import { LEGAL, legalText } from './policies.ts'

const NOW = '2030-01-01T00:00:00Z'

describe('quite different legal policies', () => {
  it.each(LEGAL)('%s: nothing is found', (name) => {
    expect(checkPolicyText(legalText(name), `${name}.yml`)).toEqual([])
  })
})

describe("legal and unusual files of companies' own", () => {
  const folder = new URL('../../fixtures/policies/own/', import.meta.url)
  const names = readdirSync(folder)
  const bases = packageBases()

  it('are as many as people need, with the whole policies', () => {
    expect(names.length + LEGAL.length).toBeGreaterThanOrEqual(15)
  })

  it.each(names)('%s is proved without a finding', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    expect(reviewPolicyFiles({ file: name, text, resolved: resolvedOf(text, name) }, { bases, now: NOW })).toEqual([])
  })
})
