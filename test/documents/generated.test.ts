import { describe, expect, it } from 'vitest'
import { CLAUSE_WORDS } from '../../src/adapters/audit/clause-words.ts'
import { CLAUSES } from '../../src/domain/check/clauses.ts'
import { GENERATED, textOf } from './files.ts'
import { partsIn, withParts } from './marked.ts'
import { PARTS, partIn } from './parts/parts.ts'

describe('generated parts of the documents', () => {
  it.each(GENERATED)('$path is as the code has it (else: npm run docs)', ({ path, language }) => {
    const text = textOf(path)
    expect(withParts(text, partIn(language))).toBe(text)
  })

  it('are all shown somewhere', () => {
    const shown = GENERATED.flatMap(({ path }) => partsIn(textOf(path)))
    expect(Object.keys(PARTS).filter((name) => !shown.includes(name))).toEqual([])
  })

  it('are made anew: what is wrong does not stay', () => {
    const wrong = 'a\n<!-- generated: x -->\n\nold\n\n<!-- end: x -->\nb'
    expect(withParts(wrong, (name) => `new ${name}`)).toBe('a\n<!-- generated: x -->\n\nnew x\n\n<!-- end: x -->\nb')
  })

  it('have words for every requirement, and for no other', () => {
    expect(Object.keys(CLAUSE_WORDS).sort()).toEqual([...CLAUSES].sort())
  })

  it.each(['en', 'ja'] as const)('name nothing by its id alone where the policy has words (%s)', (language) => {
    // A role, field or phase that the policy does not know is shown as code.
    expect(partIn(language)('gates').replaceAll(/\*\*.*\*\* \(`[a-z-]+`\)|`\/contain`/g, '')).not.toContain('`')
  })
})
