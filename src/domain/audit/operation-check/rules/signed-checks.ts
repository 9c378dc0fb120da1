import type { Case } from '../../../case/case.ts'
import { isLate } from '../../../clock/last-sweep.ts'
import { later } from '../../../clock/timed-transitions.ts'
import type { LookedAtCase, LookedAtOperation, Operation, OperationFinding } from '../operation.ts'

/**
 * The operation check itself is drawn up and signed as often as the policy says (R5-1). The one that is being drawn up
 * says nothing of its own process: it is what would put that right.
 */
export function signedChecks({ policy, cases, drawnUpFor, now }: LookedAtOperation): OperationFinding[] {
  const processes = Object.entries(policy.processes).filter(([, { findings }]) => findings !== undefined)
  if (processes.length === 0) return [{ code: 'policy-silent' }]
  const signed = endedChecks({ policy, cases })
  return processes.flatMap(([id, { schedule }]): OperationFinding[] => {
    if (drawnUpFor !== 'no-case' && drawnUpFor.process === id) return []
    const last = signed
      .flatMap(({ case: state }) => (state.process === id ? [endOf(state)] : []))
      .sort()
      .at(-1)
    if (last === undefined) return [{ code: 'check-never-signed', subject: id }]
    const every = schedule !== undefined && 'every' in schedule ? schedule.every : undefined
    const late = every !== undefined && Date.parse(later(policy, last, every)) < Date.parse(now)
    return late ? [{ code: 'check-overdue', subject: id, detail: last.slice(0, 10) }] : []
  })
}

/** Those that somebody answerable has signed. */
export const endedChecks = ({ policy, cases }: Pick<LookedAtOperation, 'policy' | 'cases'>): LookedAtCase[] =>
  cases.filter(({ case: { process, phase } }) => {
    const rule = policy.processes[process]
    return rule?.findings !== undefined && rule.phases[phase]?.end === 'completed'
  })

const endOf = ({ path }: Case): string => path.at(-1)?.at ?? ''

/** The sources that could not be looked at are named, and judged by nobody. */
export const sources = ({ unread }: Operation): OperationFinding[] =>
  unread.map((subject) => ({ code: 'source-unreadable', subject }))

/** Rounds watch deadlines and find what nobody heard of. What a round draws up shows itself that there is one. */
export const heartbeat = ({ sweep, drawnUpFor, now }: Operation): OperationFinding[] =>
  typeof sweep === 'string' || drawnUpFor !== 'no-case' || !isLate(sweep, now)
    ? []
    : [{ code: 'sweep-late', detail: sweep.at.slice(0, 10) }]
