import type { Policy } from '../../policy/policy.schema.ts'
import type { PreparationFinding } from './preparation-finding.ts'

/** Customers with whom the handling of incidents was not arranged (R4-1). No case ever waits for it. */
export function customerFindings({ customers }: Pick<Policy, 'customers'>): PreparationFinding[] {
  const all = Object.entries(customers)
  if (all.length === 0) return [{ clause: 'R4-1', code: 'no-customers' }]
  return all.flatMap(([subject, { 'agreed-on': agreed, agreement }]) =>
    agreed === null ? [{ clause: 'R4-1', code: 'consent-missing', subject, what: agreement }] : [],
  )
}
