import type { Language } from '../../../../src/domain/policy/basics.ts'
import { CLAUSES } from '../../../../src/domain/policy-proof/clauses.ts'
import { auditTexts } from '../../../support/audit-texts.ts'
import { defaultPolicy } from './default-policy.ts'
import { placesInPolicy, testsNaming } from './requirement-places.ts'
import { code, table } from './table.ts'

const SHOWN = 2

/** Each obligation of the regulation: where the default policy has it, and which tests are named after it. */
export function requirements(language: Language): string {
  const places = placesInPolicy(defaultPolicy())
  const tests = testsNaming()
  const words = auditTexts(language)
  const head = { ja: ['要求', '内容', '方針', 'テスト'], en: ['requirement', 'about', 'in the policy', 'tests'] }[
    language
  ]
  const rows = [...CLAUSES].map((clause) => {
    const named = tests(clause)
    const more = named.length - SHOWN
    return [
      clause,
      words[`clause.${clause}`] ?? '',
      (places.get(clause) ?? []).map(code).join(', ') || '—',
      [...named.slice(0, SHOWN).map(code), ...(more > 0 ? ['…'] : [])].join(', ') || '—',
    ]
  })
  return table(head, rows)
}
