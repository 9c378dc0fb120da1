import type { Holding } from '../../domain/edition/who-has.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { wordsIn } from '../../domain/policy/basics.ts'
import type { FindingWords } from './finding-words.ts'

/**
 * The holders of each version of what is given to customers and persons covered (R8-1), those alike together; the
 * references stand in the report.
 */
export function editionsSection(holdings: readonly Holding[], { texts, language }: FindingWords): string {
  if (holdings.length === 0) return ''
  const alike = new Map<string, string[]>()
  for (const { label, state, policy, since, case: place } of holdings) {
    const version = policy === undefined ? [] : [`\`${policy.slice(0, 7)}\``]
    const day = since === undefined ? [] : [since.slice(0, 10)]
    const at = place === undefined ? [] : [`\`${place.repository}#${place.issue}\``]
    const key = [texts(`editions.${state}`), ...version, ...day, ...at].join(' ')
    alike.set(key, [...(alike.get(key) ?? []), asInlineText(wordsIn(language, label))])
  }
  const lines = [...alike].map(([key, who]) => `- ${key}: ${who.join(texts('doc.comma'))}`)
  return [`### ${texts('editions.title')}`, '', ...lines].join('\n')
}
