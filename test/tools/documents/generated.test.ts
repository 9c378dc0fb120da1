import { describe, expect, it } from 'vitest'
import { FINDING_CODES } from '../../../src/domain/audit/operation-check/operation.ts'
import { CLAUSES } from '../../../src/domain/policy-proof/clauses.ts'
import { auditTexts } from '../../support/audit-texts.ts'
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

  it.each(['en', 'ja'] as const)('have words for every requirement and finding, and for no other (%s)', (language) => {
    const wanted = [
      ...[...CLAUSES].map((clause) => `clause.${clause}`),
      ...FINDING_CODES.flatMap((code) => [`what.${code}`, `remedy.${code}`]),
    ]
    const texts = auditTexts(language)
    // Those of the document itself, and of what was looked at, are no finding's and no requirement's.
    const about = Object.keys(texts).filter((key) => !/^(?:doc|source|gone|evidence|editions|pack)\./.test(key))
    expect(about.sort()).toEqual(wanted.sort())
    expect(Object.keys(texts)).toEqual(Object.keys(auditTexts('en')))
    const places = (text = ''): string[] => text.match(/\{[a-z]+\}/g)?.sort() ?? []
    for (const [key, text] of Object.entries(auditTexts('en'))) expect(places(texts[key]), key).toEqual(places(text))
  })

  it.each(['en', 'ja'] as const)('name nothing by its id alone where the policy has words (%s)', (language) => {
    // A role, field or phase that the policy does not know is shown as code.
    expect(partIn(language)('gates').replaceAll(/\*\*.*\*\* \(`[a-z-]+`\)|`\/contain`/g, '')).not.toContain('`')
  })
})
