import { ledgerPath, POLICY_LEDGER } from '../../../domain/case/ledger-path.ts'
import type { Evidence } from '../../../domain/findings/evidence.schema.ts'

/** Where an audit pack keeps a piece of evidence, and the line in that file, counted from 1. */
export interface EvidencePlace {
  file: string
  line?: number
}

export function evidencePlace(one: Evidence, home: string): EvidencePlace {
  switch (one.kind) {
    case 'line':
      return { file: recordPath(one.repository, ledgerPath(one.year, one.issue)), line: one.seq + 1 }
    case 'pull-request':
      return { file: `pull-requests/${plainName(one.repository)}-${one.number}.json` }
    case 'adoption':
      return { file: recordPath(home, POLICY_LEDGER), line: one.seq + 1 }
    case 'runbook':
      return { file: `runbooks/${plainName(one.runbook)}.md` }
    case 'readers':
      return { file: 'operation-check.json' }
  }
}

export const recordPath = (repository: string, path: string): string => `records/${plainName(repository)}/${path}`

/** Names of repositories come from a policy that somebody wrote: none of them leads out of the folder. */
const plainName = (name: string): string =>
  (name.split('/').at(-1) ?? '').replace(/[^\w.-]/g, '_').replace(/^\.+$/, '_')
