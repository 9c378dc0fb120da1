import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packageBases } from '../../../src/adapters/policy/bases.ts'
import { reviewPolicyFiles } from '../../../src/adapters/policy/check-policy-files.ts'
import { ORDINARY_SLIPS } from '../../fixtures/policies/own-ordinary.ts'
import { resolvedOf } from '../../support/resolved-policy.ts'

const text = readFileSync(new URL('../../fixtures/policies/ordinary-company.yml', import.meta.url), 'utf8')
const bases = packageBases()
const reviewed = (own: string, resolved: string | undefined) =>
  reviewPolicyFiles({ file: 'hikeshi.yml', text: own, resolved }, { bases, now: '2030-01-01T00:00:00Z' })
const lineOf = (words: string, own: string): number => own.slice(0, own.indexOf(words)).split('\n').length

describe('the file of an ordinary company', () => {
  it('is sound as it stands', () => {
    expect(reviewed(text, resolvedOf(text))).toEqual([])
    expect(text.split('\n').length).toBeGreaterThan(80)
  })

  it.each(ORDINARY_SLIPS.map((one) => [one.code, one.mistake, one] as const))('%s: %s', (code, _, slip) => {
    const own = text.replace(slip.from, slip.to)
    expect(own).not.toBe(text)
    const line = slip.at === undefined ? lineOf(slip.from, text) : lineOf(slip.at, own)
    const found = reviewed(own, undefined).map((problem) => `${problem.line} ${problem.code}`)
    expect(found).toContain(`${line} ${code}`)
  })
})
