import { describe, expect, it } from 'vitest'
import { packageBases } from '../../../src/adapters/policy/bases.ts'
import { reviewPolicyFiles } from '../../../src/adapters/policy/check-policy-files.ts'
import { OWN_BEGINNERS } from '../../fixtures/policies/own-beginners.ts'
import { OWN_LEFTOVERS } from '../../fixtures/policies/own-leftovers.ts'
import { OWN_HEAD, OWN_MISTAKES } from '../../fixtures/policies/own-mistakes.ts'
import { OWN_SLIPS } from '../../fixtures/policies/own-slips.ts'
import { OWN_UNTOLD } from '../../fixtures/policies/own-untold.ts'
import { resolvedOf } from '../../support/resolved-policy.ts'

const bases = packageBases()
const reviewed = (text: string, resolved: string | undefined) =>
  reviewPolicyFiles({ file: 'hikeshi.yml', text, resolved }, { bases, now: '2030-01-01T00:00:00Z' })

describe("seeded mistakes in a company's own file", () => {
  it.each(
    [...OWN_MISTAKES, ...OWN_SLIPS, ...OWN_LEFTOVERS, ...OWN_BEGINNERS, ...OWN_UNTOLD].map(
      (one) => [one.code, one.mistake, one] as const,
    ),
  )('%s: %s', (code, _title, one) => {
    const text = `${one.head ?? OWN_HEAD}${one.own}`
    const lines = text.trimEnd().split('\n')
    const line = one.at === undefined ? lines.length : lines.findIndex((each) => each.includes(one.at ?? '')) + 1
    // The whole that would lie beside it takes longer to make and to read than what is shown here.
    const found = reviewed(text, undefined)
    expect(found.map((problem) => `${problem.line} ${problem.code}`)).toContain(`${line} ${code}`)
    for (const { message } of found) expect(message).not.toMatch(/[{}]|""|\(\)|undefined| $/)
  })

  it('R7-4 more time to answer than the base gives weakens nothing', () => {
    const way = '    transitions:\n      explained -> heard:\n'
    const gates = '        gates: { time-to-answer: { least: P14D } }\n'
    const text = `${OWN_HEAD}processes:\n  violation:\n${way}${gates}`
    expect(reviewed(text, resolvedOf(text))).toEqual([])
  })
})
