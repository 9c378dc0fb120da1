import { describe, expect, it } from 'vitest'
import { describeFinding } from '../../../src/adapters/policy/finding-words.ts'
import { FINDING_CODES, finding } from '../../../src/domain/policy-proof/finding.ts'

const NAMES = [
  'allowed',
  'before',
  'by',
  'clock',
  'command',
  'day',
  'duty',
  'field',
  'from',
  'gate',
  'id',
  'kind',
  'label',
  'language',
  'mark',
  'most',
]
const MORE = [
  'name',
  'old',
  'opens',
  'other',
  'phase',
  'priority',
  'process',
  'pull',
  'repository',
  'role',
  'start',
  'text',
]
const LAST = ['through', 'to', 'user', 'wanted', 'way', 'what', 'why', 'words', 'clause']
const params = Object.fromEntries([...NAMES, ...MORE, ...LAST].map((name) => [name, `<${name}>`]))
const namedIn = (text: string): string[] => [...new Set(text.match(/<[a-z]+>/g))].sort()

describe('the words of findings', () => {
  it.each(FINDING_CODES)('%s: say the same things in both languages', (code) => {
    const [ja, en] = (['ja', 'en'] as const).map((language) => describeFinding(finding(code, [], params), language))
    expect(namedIn(ja ?? '')).toEqual(namedIn(en ?? ''))
    expect(ja).toMatch(/[ぁ-ん]/)
  })

  it('keep a value that looks like a place for another', () => {
    expect(
      describeFinding(finding('unknown-role', [], { name: '{suggestion}' }, { suggestion: 'officer' }), 'en'),
    ).toBe('"{suggestion}" is not a role. Did you mean "officer"?')
  })
})
