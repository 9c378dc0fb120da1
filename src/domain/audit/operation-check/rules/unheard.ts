import type { Operation, OperationFinding } from '../operation.ts'

/** A report reaches those who answer for it (R1-1): one that is no case and was not answered reached nobody. */
export const unheard = ({ unheard: issues }: Operation): OperationFinding[] =>
  (issues === 'not-checked' ? [] : issues).map(({ repository, issue, since }) => ({
    code: 'report-unheard',
    detail: since,
    case: { repository, issue },
  }))
