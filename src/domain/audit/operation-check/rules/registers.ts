import { customerFindings } from '../../preparation/customer-findings.ts'
import { detectionFindings } from '../../preparation/detection-findings.ts'
import type { PreparationFinding } from '../../preparation/preparation-finding.ts'
import type { FindingCode, Operation, OperationFinding } from '../operation.ts'

/** Reviews of runbooks have codes of their own. */
const CODES: Readonly<Record<PreparationFinding['code'], FindingCode>> = {
  'no-customers': 'no-customers',
  'consent-missing': 'consent-missing',
  'no-detection': 'no-detection',
  'never-reviewed': 'detection-never-reviewed',
  'review-overdue': 'detection-review-overdue',
  'review-in-future': 'detection-review-in-future',
  'gap-overdue': 'gap-overdue',
}

/** Handling is arranged with each customer (R4-1). */
export const customers = ({ policy }: Operation): OperationFinding[] => found(customerFindings(policy))

/** Incidents of each system would be noticed (R4.1-3). */
export const detection = ({ policy, now }: Operation): OperationFinding[] =>
  found(detectionFindings(policy, now.slice(0, 10)))

const found = (findings: readonly PreparationFinding[]): OperationFinding[] =>
  findings.map(({ code, subject, due }) => ({
    code: CODES[code],
    ...(subject === undefined ? {} : { subject }),
    ...(due === undefined ? {} : { detail: due }),
  }))
