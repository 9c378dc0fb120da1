import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { packageBases } from '../../../src/adapters/policy/bases.ts'
import { companyPolicy } from '../../../src/adapters/policy/company-policy.ts'
import { ownText } from '../../../src/adapters/policy/own-text.ts'
import { defaultText } from '../../domain/policy-proof/policies.ts'
import { changedPart } from '../../support/changed-part.ts'

const bases = packageBases()
const whole = defaultText().replace('name: Example', 'name: Acme').replace('length: P5Y', 'length: P7Y')
const made = (text: string) => {
  const found = ownText(text, 'default@1', bases)
  if (found.kind !== 'made') throw new Error(found.kind)
  return found
}
const policyOf = (text: string) => {
  const read = companyPolicy(text, { file: 'x', bases })
  return 'problems' in read ? undefined : read.policy
}

describe("a whole policy as a company's own", () => {
  it('R9-2 has what was changed alone, and the same in force', () => {
    const { text, unexplained } = made(whole)
    expect(parse(text)).toEqual({
      extends: 'default@1',
      company: { name: 'Acme' },
      clocks: { retention: { length: 'P7Y' } },
    })
    expect(unexplained).toEqual([])
    expect(policyOf(text)).toEqual({ ...policyOf(whole), base: 'default@1' })
  })

  it('R9-2 names the safeguards that it had no more, whose reason is still to be written', () => {
    const { text, unexplained } = made(whole.replace('          - { kind: settled, clause: R4.2-2 }\n', ''))
    expect(unexplained).toContain('incident-closed-gate-settled')
    expect(policyOf(text)?.without.map(({ safeguard }) => safeguard)).toEqual(unexplained)
  })

  it('R9-2 whatever was changed: the whole that comes of it is the whole that was', () => {
    const value: unknown = parse(whole)
    fc.assert(
      fc.property(changedPart(value), (change) => {
        const text = stringify(change(value), { aliasDuplicateObjects: false })
        const before = policyOf(text)
        if (before === undefined) return
        const after = policyOf(made(text).text)
        const sorted = (policy = after) => policy?.invariants.map((one) => JSON.stringify(one)).sort()
        expect(sorted()).toEqual(sorted(before))
        expect({ ...after, base: undefined, without: [], invariants: [] }).toEqual({
          ...before,
          base: undefined,
          without: [],
          invariants: [],
        })
      }),
      { numRuns: 8 },
    )
  })
})
