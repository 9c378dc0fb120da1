import { isMeasured } from '../audit/operation-check/measured.ts'
import type { Policy } from '../policy/policy.schema.ts'
import type { WaiverRule } from '../policy/waiver.schema.ts'
import { ownProperty } from '../values/own-property.ts'
import { isProtected } from './waived.ts'
import { mayBeWaived } from './waiver-of.ts'

/** The reach of an approved exception from a requirement (R6-1). */
export interface Reach {
  /** Gates that ask for it, and how many of them stand whatever is approved. */
  gates: number
  standing: number
  /** Its deadlines say nothing meanwhile, or the operation check finds nothing against it. */
  besides: boolean
}

export function reachOf(policy: Policy, rule: WaiverRule, clause: string): Reach {
  const asked = rule.of.flatMap((process) => gatesOf(policy, process)).filter(({ gate }) => gate.clause === clause)
  const may = mayBeWaived(rule, clause)
  return {
    gates: asked.length,
    standing: may ? asked.filter(({ stands }) => stands).length : asked.length,
    besides: may && (isMeasured(clause) || hasDeadline(policy, rule, clause)),
  }
}

/** Nothing would be otherwise, were it approved. */
export const isOutOfReach = ({ gates, standing, besides }: Reach): boolean => gates === standing && !besides

const hasDeadline = ({ clocks }: Policy, { of }: WaiverRule, clause: string): boolean =>
  Object.values(clocks).some((clock) => clock.clause === clause && clock.in.some((process) => of.includes(process)))

const gatesOf = (policy: Policy, process: string) =>
  (ownProperty(policy.processes, process)?.transitions ?? []).flatMap((transition) =>
    transition.from.flatMap((phase) =>
      transition.gates.map((gate) => ({ gate, stands: isProtected(policy, { process, phase }, transition, gate) })),
    ),
  )
