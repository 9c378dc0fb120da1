import type { Evidence } from '../../domain/findings/evidence.schema.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { evidenceUrl } from './evidence-url.ts'
import { type FindingWords, filled } from './finding-words.ts'

/** Evidence as a link with a few words of what it is. */
export function evidenceLink(one: Evidence, words: FindingWords): string {
  const text = asInlineText(labelOf(one, words))
  const url = evidenceUrl(one, words)
  return url === undefined ? text : `[${text}](${url})`
}

function labelOf(one: Evidence, { texts }: FindingWords): string {
  const label = texts(`evidence.${one.kind}`)
  switch (one.kind) {
    case 'line':
      return filled(label, { issue: String(one.issue), line: String(one.seq + 1) })
    case 'pull-request':
      return filled(label, { number: String(one.number) })
    case 'adoption':
      return filled(label, { line: String(one.seq + 1) })
    case 'runbook':
      return filled(label, { runbook: one.runbook })
    case 'readers':
      return filled(label, { repository: one.of })
  }
}
