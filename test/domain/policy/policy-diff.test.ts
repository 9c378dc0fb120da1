import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { inherit } from '../../../src/domain/policy/inherit.ts'
import { policySchema } from '../../../src/domain/policy/policy.schema.ts'
import { policyDiff } from '../../../src/domain/policy/policy-diff.ts'
import { changedPart } from '../../support/changed-part.ts'
import { changed, defaultText, policyOf } from '../policy-proof/policies.ts'

const text = defaultText()
const written: unknown = parse(text)
const base = policyOf(text)

describe('the difference of two policies', () => {
  it('R9-4 is nothing where nothing differs', () => {
    expect(policyDiff(base, policyOf(text))).toEqual([])
  })

  it.each([
    [
      'a length',
      'length: P5D',
      'length: P6D',
      { part: 'clock', kind: 'changed', within: ['length'], before: 'P5D', after: 'P6D' },
    ],
    [
      'a holiday',
      'holidays: japan',
      'holidays: none',
      { name: 'calendars › business › holidays', before: 'japan', after: 'none' },
    ],
    ['an emergency', 'for: P3D', 'for: P300D', { part: 'process', within: ['waiver', 'ahead', 'for'], after: 'P300D' }],
    ['a rule of severity', 'is: [spreading] }', 'is: [stopped] }', { name: 'severity › rules' }],
    [
      'who is told',
      'tell: [officer, deputy]',
      'tell: [officer]',
      { part: 'clock', within: ['tell'], before: '["officer","deputy"]' },
    ],
    [
      'a gate',
      '          - { kind: settled, clause: R4.2-2 }\n          - { kind: ratified, clause: R4.2-1 }\n          - { kind: exceptions',
      '          - { kind: ratified, clause: R4.2-1 }\n          - { kind: exceptions',
      { part: 'gate', kind: 'removed', clause: 'R4.2-2' },
    ],
    ['words', 'en: Eradication }', 'en: Cleaning }', { part: 'phase', kind: 'changed', within: ['label'] }],
  ])('R9-4 names one thing alone: %s', (_what, from, to, wanted) => {
    const found = policyDiff(base, changed(text, [from, to]))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject(wanted)
  })

  it('R9-4 is never empty where anything differs, and names nothing that does not', () => {
    fc.assert(
      fc.property(changedPart(written), (change) => {
        const read = policySchema.safeParse(inherit(change(written)).value)
        if (!read.success) return
        const found = policyDiff(base, read.data)
        expect(found.length > 0).toBe(JSON.stringify(read.data) !== JSON.stringify(base))
        for (const { before, after } of found) expect(before).not.toEqual(after)
        // The named part lies where something was changed, or in a process that is like the one that was.
        const [section] = change.path
        const sections = new Set(found.map(({ path }) => path[0]))
        expect([...sections].filter((one) => one !== section)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('R9-4 is told back to front as well', () => {
    const other = changed(text, ['length: P5D', 'length: P6D'])
    expect(policyDiff(other, base).map(({ before, after }) => [before, after])).toEqual([['P6D', 'P5D']])
  })
})
