import { LEDGER_BRANCH, ledgerPath, POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import type { Evidence } from '../../domain/findings/evidence.schema.ts'

export interface EvidencePlaces {
  /** GitHub's web address; without it nothing is linked. */
  web?: string
  /** `owner/name/blob/HEAD/…` of the policy's file and of the folder of runbooks. */
  policyFile?: string
  runbookFolder?: string
}

/** Where evidence is read: the line of the ledger, the pull request, the document; undefined where GitHub is not known. */
export function evidenceUrl(one: Evidence, { web, policyFile, runbookFolder }: EvidencePlaces): string | undefined {
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
