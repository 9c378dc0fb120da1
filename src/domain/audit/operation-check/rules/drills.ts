import { later } from '../../../clock/timed-transitions.ts'
import type { CheckedCase, Operation, OperationFinding } from '../operation.ts'

/** Each procedure is drilled as often as it says: a drill counts when it has ended (R4.1-2). */
export function drills({ policy, runbooks, cases, now }: Operation): OperationFinding[] {
  const marked = Object.keys(policy.processes).filter((id) => policy.processes[id]?.mark !== undefined)
  if (marked.length === 0) return [{ code: 'policy-silent' }]
  const ended = endedDrills({ policy, cases })
  return runbooks.flatMap(({ head }): OperationFinding[] => {
    const times = ended.flatMap(({ case: { runbook, path } }) =>
      runbook?.id === head.id ? [path.at(-1)?.at ?? ''] : [],
    )
    const last = times.sort().at(-1)
    const due = last === undefined ? undefined : later(policy, last, head['drill-every'])
    return due !== undefined && Date.parse(due) >= Date.parse(now)
      ? []
      : [{ code: 'drill-overdue', runbook: head.id, ...(last === undefined ? {} : { detail: last.slice(0, 10) }) }]
  })
}

/** Those that were played to their end. */
export const endedDrills = ({ policy, cases }: Pick<Operation, 'policy' | 'cases'>): CheckedCase[] =>
  cases.filter(({ case: { process, phase } }) => {
    const rule = policy.processes[process]
    return rule?.mark !== undefined && rule.phases[phase]?.end === 'completed'
  })

/** About once a year (R9-3): processes that the sweep opens by schedule. */
export function reviews({ policy, cases, now }: Operation): OperationFinding[] {
  const scheduled = Object.entries(policy.processes).flatMap(([id, process]) =>
    process.schedule !== undefined &&
    'every' in process.schedule &&
    process.transitions.some(({ clause }) => clause === 'R9-3')
      ? [{ id, every: process.schedule.every }]
      : [],
  )
  if (scheduled.length === 0) return [{ code: 'policy-silent' }]
  return scheduled.flatMap(({ id, every }): OperationFinding[] => {
    const ends = cases.flatMap(({ case: { process, phase, path } }) =>
      process === id && policy.processes[id]?.phases[phase]?.end === 'completed' ? [path.at(-1)?.at ?? ''] : [],
    )
    const last = ends.sort().at(-1)
    return last !== undefined && Date.parse(later(policy, last, every)) >= Date.parse(now)
      ? []
      : [{ code: 'yearly-review-overdue', subject: id, ...(last === undefined ? {} : { detail: last.slice(0, 10) }) }]
  })
}
