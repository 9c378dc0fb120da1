import { type FactValues, holds } from '../policy/condition.ts'
import type { Runbook } from './runbook.ts'
import type { StartTrigger } from './runbook-head.ts'

/** The start triggers of the response organisation that this case meets; any one is enough (R4.1-1a). */
export function triggersMet(runbook: Runbook, facts: FactValues): StartTrigger[] {
  return runbook.head.start.filter((trigger) => holds(trigger.when, facts))
}
