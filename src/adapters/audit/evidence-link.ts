import { LEDGER_BRANCH, ledgerPath, POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import type { Evidence } from '../../domain/findings/evidence.schema.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { type FindingWords, filled } from './finding-words.ts'

/** Where evidence is read: the line of the ledger, the pull request, the document; undefined where GitHub is not known. */
export function evidenceUrl(one: Evidence, { web, policyFile, runbookFolder }: FindingWords): string | undefined {
  if (web === undefined || policyFile === undefined) return undefined
  const [owner = '', home = ''] = policyFile.split('/')
  const line = (repository: string, path: string, seq: number): string =>
    `${web}/${owner}/${encodeURIComponent(repository)}/blob/refs/heads/${LEDGER_BRANCH}/${path}#L${seq + 1}`
  switch (one.kind) {
    case 'line':
      return line(one.repository, ledgerPath(one.year, one.issue), one.seq)
    case 'pull-request': {
      const repository = one.repository.includes('/') ? one.repository : `${owner}/${one.repository}`
      return `${web}/${repository.split('/').map(encodeURIComponent).join('/')}/pull/${one.number}`
    }
    case 'adoption':
      return line(home, POLICY_LEDGER, one.seq)
    case 'runbook':
      return runbookFolder === undefined ? undefined : `${web}/${runbookFolder}/${encodeURIComponent(one.runbook)}.md`
    case 'readers':
      return `${web}/${owner}/${encodeURIComponent(one.of)}/settings/access`
  }
}

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
